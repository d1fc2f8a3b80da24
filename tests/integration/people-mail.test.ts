import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#server/auth/actor.server.ts';
import { env } from '#server/platform/env.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { deliverMail, queueMail } from '#server/services/accounts/mail.server.ts';
import { useDatabase } from '../setup/database.ts';
import { opened, type Received, sendMails, useMailServer } from '../setup/mail-server.ts';
import { by, studioWithOwner } from './people-fixtures.ts';

const { raw, db, url } = useDatabase();
let owner: Actor;
let projectId: string;

const { inbox, refused, manners } = useMailServer();

beforeAll(async () => {
  ({ owner, projectId } = await studioWithOwner());
});

const work = () => sendMails(url());
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
  manners.busy = 1;
  await queueMail(db(), letter('later'), new Date());
  await work();
  expect(inbox).toHaveLength(0);
  expect((await kept('later'))?.sent_at).toBeNull();
  await raw()`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  expect(inbox).toHaveLength(1);
  expect((await kept('later'))?.sent_at).toBeInstanceOf(Date);
});

it('is not tried again where nobody is, but where the mail server will not have us', async () => {
  refused.set('gone@lanterns.example', '5.1.1 no such user').set('away@elsewhere.example', '5.7.1 relaying denied');
  for (const recipient of refused.keys()) await queueMail(db(), { ...letter(recipient), recipient }, new Date());
  await work();
  expect(await kept('gone@lanterns.example')).toMatchObject({ sent_at: null, refusal: expect.stringContaining('no such user') });
  expect(await kept('away@elsewhere.example')).toMatchObject({ sent_at: null, refused_at: null });
  refused.clear();
  await raw()`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  expect(inbox.map((m) => m.to)).toEqual([['away@elsewhere.example']]);
});

it('leaves once where two workers hold it', async () => {
  await queueMail(db(), letter('twice'), new Date());
  const { id } = (await kept('twice')) as unknown as { id: string };
  await Promise.all([deliverMail(id), deliverMail(id), deliverMail(id)]);
  expect(inbox).toHaveLength(1);
});

it('brings a file for the calendar, as part of the letter and attached', async () => {
  const written = new Date('2026-03-01T10:00:00Z');
  const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  await queueMail(db(), { ...letter('calendar'), calendar: { method: 'REQUEST', content }, thread: 'booking-1' }, written);
  await work();
  const mail = await opened(inbox[0] as Received);
  expect(mail.text?.trim()).toBe(letter('').body.trim());
  expect(mail).toMatchObject({ date: written.toISOString(), references: '<booking-1@localhost>', messageId: `<${(await kept('calendar'))?.id}@localhost>` });
  expect(mail.attachments.map(({ mimeType, method }) => [mimeType, method])).toEqual([['text/calendar', 'REQUEST'], ['application/ics', undefined]]);
  expect(mail.calendar).toBe(content);
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
