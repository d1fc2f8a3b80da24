import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#server/auth/actor.server.ts';
import { readSession } from '#server/auth/sessions.server.ts';
import { requestPasswordReset } from '#server/services/accounts/request-password-reset.server.ts';
import { readPasswordReset, resetPassword } from '#server/services/accounts/reset-password.server.ts';
import { signIn } from '#server/services/accounts/sign-in.server.ts';
import { sweepAccounts } from '#server/services/accounts/sweep.server.ts';
import { changePassword, updateProfile } from '#server/services/accounts/update-profile.server.ts';
import { useDatabase } from '../setup/database.ts';
import { asHeader, by, joined, later, MINUTE, newIp, nobody, PASSWORD, studioWithOwner } from './people-fixtures.ts';

const { raw } = useDatabase();
let owner: Actor;
let projectId: string;
beforeAll(async () => {
  ({ owner, projectId } = await studioWithOwner());
});

const NEW_PASSWORD = 'another four quiet words';
const ask = (email: string, at?: Date) => requestPasswordReset(nobody(at), { email }, { ip: newIp() });
const mailTo = async (email: string) =>
  (await raw()`select body from outgoing_mail where recipient = ${email} and body like '%/reset-password/%' order by id`).map((row) => row.body as string);
const linkIn = (body: string | undefined) => /reset-password\/([\w-]+)/.exec(body ?? '')?.[1] as string;
const tryIn = (email: string, password: string) => signIn({ email, password }, { ip: newIp(), sessionId: null });

it('mails a link that works once and signs the person out everywhere', async () => {
  const email = 'ana@lanterns.example';
  await joined(owner, email, projectId);
  const { cookie } = await tryIn(email, PASSWORD);
  await ask(email);
  await ask(email);
  const mails = await mailTo(email);
  const [first, second] = mails.map(linkIn) as [string, string];
  expect(JSON.stringify(await raw()`select * from password_resets`)).not.toContain(first);

  await resetPassword(nobody(), first, { password: NEW_PASSWORD });
  expect(await readSession(asHeader(cookie))).toBeNull();
  await expect(tryIn(email, PASSWORD)).rejects.toMatchObject({ code: 'invalid' });
  await expect(tryIn(email, NEW_PASSWORD)).resolves.toBeDefined();
  for (const used of [first, second]) {
    await expect(resetPassword(nobody(), used, { password: PASSWORD })).rejects.toMatchObject({ code: 'not_found' });
  }
});

it('lets one of two uses of a link at the same moment through', async () => {
  const email = 'bo@lanterns.example';
  await joined(owner, email, projectId);
  await ask(email);
  const secret = linkIn((await mailTo(email))[0]);
  const tries = await Promise.allSettled([NEW_PASSWORD, `${NEW_PASSWORD}!`].map((password) => resetPassword(nobody(), secret, { password })));
  expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('closes the link after an hour, and the sweep forgets it', async () => {
  const email = 'cy@lanterns.example';
  await joined(owner, email, projectId);
  await ask(email);
  const secret = linkIn((await mailTo(email))[0]);
  await expect(readPasswordReset(later(59 * MINUTE), secret)).resolves.toBeUndefined();
  await expect(resetPassword(nobody(later(61 * MINUTE)), secret, { password: NEW_PASSWORD })).rejects.toMatchObject({ code: 'not_found' });
  await sweepAccounts(later(61 * MINUTE));
  expect(await raw()`select 1 from password_resets where expires_at < ${later(61 * MINUTE)}`).toHaveLength(0);
});

it('says the same for an address nobody has, and mails nothing', async () => {
  await expect(ask('nobody@lanterns.example')).resolves.toBeUndefined();
  expect(await mailTo('nobody@lanterns.example')).toHaveLength(0);
});

it('stops filling one mailbox, without saying so, and one caller who asks for many', async () => {
  const email = 'di@lanterns.example';
  await joined(owner, email, projectId);
  for (let i = 0; i < 5; i++) await expect(ask(email)).resolves.toBeUndefined();
  expect(await mailTo(email)).toHaveLength(3);
  const ip = newIp();
  const results = await Promise.allSettled(
    Array.from({ length: 21 }, (_, i) => requestPasswordReset(nobody(), { email: `x${i}@lanterns.example` }, { ip })),
  );
  const refused = results.find((r): r is PromiseRejectedResult => r.status === 'rejected');
  expect(results.filter((r) => r.status === 'rejected')).toHaveLength(1);
  expect(refused?.reason).toMatchObject({ code: 'rate_limited' });
});

it('changes one’s own password only with the present one, and keeps just the new session', async () => {
  const email = 'ed@lanterns.example';
  const ed = await joined(owner, email, projectId);
  const { cookie: elsewhere } = await tryIn(email, PASSWORD);
  await expect(changePassword(by(ed), { currentPassword: 'a guess', password: NEW_PASSWORD })).rejects.toMatchObject({ code: 'invalid', fields: { currentPassword: expect.anything() } });
  const { cookie } = await changePassword(by(ed), { currentPassword: PASSWORD, password: NEW_PASSWORD });
  expect(await readSession(asHeader(elsewhere))).toBeNull();
  expect((await readSession(asHeader(cookie)))?.actor.userId).toBe(ed.userId);
  const told = await raw()`select 1 from outgoing_mail where recipient = ${email} and dedupe_key like 'password-changed:%'`;
  expect(told).toHaveLength(1);
});

it('changes the address only with the password, never to one that is taken, and closes mailed links', async () => {
  const fay = await joined(owner, 'fay@lanterns.example', projectId);
  await ask('fay@lanterns.example');
  await expect(updateProfile(by(fay), { name: 'Fay', email: 'new@lanterns.example' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(updateProfile(by(fay), { name: 'Fay', email: owner.email as string, currentPassword: PASSWORD })).rejects.toMatchObject({ code: 'conflict' });
  await updateProfile(by(fay), { name: 'Fay Fenn', email: 'new@lanterns.example', currentPassword: PASSWORD });
  const secret = linkIn((await mailTo('fay@lanterns.example'))[0]);
  await expect(resetPassword(nobody(), secret, { password: NEW_PASSWORD })).rejects.toMatchObject({ code: 'not_found' });
  await updateProfile(by(fay), { name: 'F. Fenn', email: 'new@lanterns.example' });
  const [row] = await raw()`select name, email from users where id = ${fay.userId}`;
  expect(row).toEqual({ name: 'F. Fenn', email: 'new@lanterns.example' });
  await expect(updateProfile(by({ ...fay, scopes: ['manage'] }), { name: 'Script', email: 'new@lanterns.example' })).rejects.toMatchObject({ code: 'forbidden' });
});
