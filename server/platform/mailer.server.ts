import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { CalendarMethod } from '#app/domain/booking/calendar-entry.ts';
import { env } from './env.server.ts';

export type Letter = {
  /** Stays the same when a mail is tried again, so that a mailbox keeps one. */
  messageId: string;
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** When it was written, also of a mail that leaves late. */
  writtenAt: Date;
  calendar: { method: CalendarMethod; content: string } | null;
  /** Letters with the same one belong to one conversation. */
  thread: string | null;
};

/** `final`: the mail server would refuse it each time. */
export type Sending = { ok: true } | { ok: false; final: string };

/** Whether this installation has a mail server to send by. */
export const canSendMail = (): boolean => env().SMTP_URL !== undefined;

/** The name and the address in MAIL_FROM. */
export function senderOf(): { name: string; address: string } {
  const [mailbox] = addressparser(env().MAIL_FROM, { flatten: true });
  return { name: mailbox?.name ?? '', address: mailbox?.address ?? '' };
}

/**
 * Sends a mail by SMTP_URL.
 * @throws where another try may help: the mail server is away, is busy, or does not let us in.
 */
export async function sendMail({ messageId, recipient, subject, body, writtenAt, calendar, thread }: Letter): Promise<Sending> {
  const { SMTP_URL: url, MAIL_FROM: from, ORIGIN } = env();
  if (!url) throw new Error('SMTP_URL is not set');
  const host = new URL(ORIGIN).hostname;
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
  try {
    await transport.sendMail({
      from,
      // An address object: a comma in it must not make two recipients.
      to: { name: '', address: recipient },
      subject,
      text: body,
      date: writtenAt,
      messageId: `<${messageId}@${host}>`,
      ...(thread === null ? {} : { references: `<${thread}@${host}>` }),
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendar === null ? {} : { icalEvent: { ...calendar, filename: 'session.ics' } }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { ok: true };
  } catch (error) {
    const final = finalRefusal(error);
    if (final === null) throw error;
    return { ok: false, final };
  } finally {
    transport.close();
  }
}

/**
 * What the mail server said where it will not have this address or this letter, whoever asks; null for
 * what may pass. Refusals by policy (5.7, such as "relaying denied") are about how we are set up.
 */
function finalRefusal(error: unknown): string | null {
  const { command, code, responseCode = 0, response = '', message } = error as Partial<Record<'command' | 'code' | 'response' | 'message', string>> & { responseCode?: number };
  if (command === 'API' && code === 'EENVELOPE') return message ?? code;
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  return aboutThisMail && responseCode >= 500 && !/^\d{3}[ -]5\.7\./.test(response) ? response : null;
}
