import type { AddressInfo } from 'node:net';
import { Logger, runOnce } from 'graphile-worker';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#server/auth/actor.server.ts';
import { mailTask } from '#server/jobs/mail.server.ts';
import { env } from '#server/platform/env.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { deliverMail, queueMail } from '#server/services/accounts/mail.server.ts';
import { useDatabase } from '../setup/database.ts';
import { by, studioWithOwner } from './people-fixtures.ts';

const { raw, db, url } = useDatabase();
let owner: Actor;
let projectId: string;

type Received = { to: string[]; text: string };
const inbox: Received[] = [];
/** What the mail server says to the next mails. */
let busy = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (busy-- > 0) return done(Object.assign(new Error('come back later'), { responseCode: 451 }));
      inbox.push({ to: session.envelope.rcptTo.map((r) => r.address), text: Buffer.concat(chunks).toString() });
      done();
    });
  },
});

beforeAll(async () => {
  ({ owner, projectId } = await studioWithOwner());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(() => {
  inbox.length = 0;
  busy = 0;
  const { port } = server.server.address() as AddressInfo;
  env().SMTP_URL = `smtp://127.0.0.1:${port}`;
});

const quiet = new Logger(() => () => {});
const work = () => runOnce({ connectionString: url(), taskList: { mail: mailTask }, noHandleSignals: true, logger: quiet });
const letter = (dedupeKey: string) => ({ dedupeKey, recipient: 'ana@lanterns.example', subject: 'v3 is here', body: 'Hello,\n\nlisten: grüße.\n' });
const kept = async (key: string) => (await raw()`select * from outgoing_mail where dedupe_key = ${key}`)[0];

it('sends a mail once, however often its job runs', async () => {
  await queueMail(db(), letter('once'), new Date());
  await work();
  expect(inbox.map((m) => m.to)).toEqual([['ana@lanterns.example']]);
  expect(inbox[0]?.text).toMatch(/^Subject: v3 is here/m);
  const row = await kept('once');
  expect(row?.sent_at).toBeInstanceOf(Date);
  await deliverMail(row?.id as string);
  await work();
  expect(inbox).toHaveLength(1);
});

it('makes one mail of two with the same key', async () => {
  await Promise.all([queueMail(db(), letter('same'), new Date()), queueMail(db(), letter('same'), new Date())]);
  await work();
  expect(inbox).toHaveLength(1);
});

it('is neither kept nor sent when the transaction around it fails', async () => {
  await db()
    .transaction(async (tx) => {
      await queueMail(tx, letter('undone'), new Date());
      throw new Error('never mind');
    })
    .catch(() => {});
  await work();
  expect(await kept('undone')).toBeUndefined();
  expect(inbox).toHaveLength(0);
});

it('is tried again when the mail server refuses', async () => {
  busy = 1;
  await queueMail(db(), letter('later'), new Date());
  await work();
  expect(inbox).toHaveLength(0);
  expect((await kept('later'))?.sent_at).toBeNull();
  await raw()`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  expect(inbox).toHaveLength(1);
  expect((await kept('later'))?.sent_at).toBeInstanceOf(Date);
});

it('keeps an invitation’s link out of the database once it is sent', async () => {
  const { id, link } = await inviteMember(by(owner), { role: 'client', projectId, email: 'cleo@lanterns.example' });
  expect((await kept(`invitation:${id}`))?.body).toContain(link);
  await work();
  // Quoted-printable breaks long lines.
  expect(inbox[0]?.text.replace(/=\r?\n/g, '').replaceAll('=3D', '=')).toContain(link);
  expect((await kept(`invitation:${id}`))?.body).not.toContain(link.split('/').at(-1));
});

it('sends to one mailbox, whatever its address looks like', async () => {
  await queueMail(db(), { ...letter('comma'), recipient: '"a,b@evil.example"@lanterns.example' }, new Date());
  await work();
  expect(inbox.flatMap((m) => m.to).filter((to) => to.endsWith('evil.example'))).toEqual([]);
});

it('is kept where there is no mail server', async () => {
  env().SMTP_URL = undefined;
  await queueMail(db(), letter('no-server'), new Date());
  await work();
  expect(inbox).toHaveLength(0);
  const row = await kept('no-server');
  expect(row).toMatchObject({ sent_at: null, body: letter('').body });
  expect(await raw()`select 1 from graphile_worker.jobs where key = ${`mail:${row?.id}`}`).toHaveLength(0);
});
