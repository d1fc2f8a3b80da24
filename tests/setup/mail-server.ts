import type { AddressInfo } from 'node:net';
import { Logger, runOnce } from 'graphile-worker';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { mailTask } from '#server/jobs/mail.server.ts';
import { env } from '#server/platform/env.server.ts';

export type Received = { to: string[]; text: string };

/** A real mail server for the calling test file, which SMTP_URL of this process points at; empty before each test. */
export function useMailServer() {
  const inbox: Received[] = [];
  /** Whom the mail server does not know, and why not. */
  const refused = new Map<string, string>();
  const manners = {
    /** So many of the next mails are told to come back later. */
    busy: 0,
    /** Once it knows for whom a mail is, and has none of it. */
    onRecipient: null as null | (() => void),
    /** Once it keeps a mail, and has not said so. */
    onKept: null as null | (() => void),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      manners.onRecipient?.();
      const why = refused.get(address);
      done(why ? Object.assign(new Error(why), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (manners.busy-- > 0) return done(Object.assign(new Error('come back later'), { responseCode: 451 }));
        inbox.push({ to: session.envelope.rcptTo.map((r) => r.address), text: Buffer.concat(chunks).toString() });
        manners.onKept?.();
        done();
      });
    },
  });
  // Of clients that are killed in the middle.
  server.on('error', () => {});

  const url = () => `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(() => {
    inbox.length = 0;
    refused.clear();
    Object.assign(manners, { busy: 0, onRecipient: null, onKept: null });
    env().SMTP_URL = url();
  });
  return { inbox, refused, manners, url };
}

const quiet = new Logger(() => () => {});

/** Does all mail jobs that are due. */
export const sendMails = (databaseUrl: string) => runOnce({ connectionString: databaseUrl, taskList: { mail: mailTask }, noHandleSignals: true, logger: quiet });

/** A mail as a mail program reads it, and the calendar file in it, by a parser that is not ours. */
export async function opened({ text }: Received): Promise<Email & { calendar: string | null; method: string | null }> {
  const mail = await PostalMime.parse(text, { attachmentEncoding: 'utf8' });
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  // It gives text lines back with a bare LF.
  return { ...mail, calendar: part ? (part.content as string).replace(/\r?\n/g, '\r\n') : null, method: part?.method ?? null };
}
