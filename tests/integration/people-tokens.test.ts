import { beforeAll, expect, it } from 'vitest';
import { can } from '#app/domain/access/access.ts';
import type { Actor } from '#server/auth/actor.server.ts';
import { actorFromToken } from '#server/auth/api-tokens.server.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '#server/services/accounts/api-tokens.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { removeMember } from '#server/services/accounts/remove-member.server.ts';
import { useDatabase } from '../setup/database.ts';
import { by, joined, later, MINUTE, nobody, studioWithOwner } from './people-fixtures.ts';

const { raw } = useDatabase();
let owner: Actor;
let projectId: string;
beforeAll(async () => {
  ({ owner, projectId } = await studioWithOwner());
});

const speaks = async (token: string, at = new Date()) => {
  const actor = await actorFromToken(token, at);
  if (!actor) throw new Error('this token opens nothing');
  return actor;
};

it('speaks for its person within its scopes, and is stored as a hash', async () => {
  const { token } = await createApiToken(by(owner), { name: 'Backup', scopes: ['read'] });
  expect(token).toMatch(/^tb_[\w-]{43}$/);
  const actor = await speaks(token);
  expect(actor).toMatchObject({ role: 'owner', userId: owner.userId, scopes: ['read'] });
  expect(can(actor, 'project.read')).toBe(true);
  expect(can(actor, 'note.create')).toBe(false);
  await expect(inviteMember(by(actor), { role: 'client', projectId })).rejects.toMatchObject({ code: 'forbidden' });
  expect(JSON.stringify(await raw()`select * from api_tokens`)).not.toContain(token);
  const [shown] = await listApiTokens(by(owner));
  expect(shown).toMatchObject({ name: 'Backup', scopes: ['read'], prefix: token.slice(0, 9) });
  expect(JSON.stringify(shown)).not.toContain(token);
});

it('does what its scope allows', async () => {
  const { token } = await createApiToken(by(owner), { name: 'Manager', scopes: ['manage'] });
  await expect(inviteMember(by(await speaks(token)), { role: 'client', projectId })).resolves.toBeDefined();
});

it('cannot make, list or revoke tokens by token, not even with every scope', async () => {
  const { token, id } = await createApiToken(by(owner), { name: 'All', scopes: ['read', 'notes', 'versions', 'manage'] });
  const call = by(await speaks(token));
  await expect(createApiToken(call, { name: 'More', scopes: ['read'] })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listApiTokens(call)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(revokeApiToken(call, { id })).rejects.toMatchObject({ code: 'forbidden' });
});

it('closes when it is revoked, by its own person only', async () => {
  const { token, id } = await createApiToken(by(owner), { name: 'Short', scopes: ['read'] });
  const engineer = await joined(owner, 'erik@northlight.example');
  await expect(revokeApiToken(by(engineer), { id })).rejects.toMatchObject({ code: 'not_found' });
  await revokeApiToken(by(owner), { id });
  expect(await actorFromToken(token, new Date())).toBeNull();
});

it('is for the studio’s own people', async () => {
  const client = await joined(owner, 'ana@lanterns.example', projectId);
  await expect(createApiToken(by(client), { name: 'Mine', scopes: ['read'] })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(createApiToken(nobody(), { name: 'Mine', scopes: ['read'] })).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('closes with its person', async () => {
  const engineer = await joined(owner, 'eva@northlight.example');
  const { token } = await createApiToken(by(engineer), { name: 'Script', scopes: ['read'] });
  await speaks(token);
  await removeMember(by(owner), { id: engineer.userId as string });
  expect(await actorFromToken(token, new Date())).toBeNull();
});

it.each(['', 'tb_', 'tb_made-up', 'x'.repeat(10_000)])('opens nothing for what is no token', async (text) => {
  expect(await actorFromToken(text, new Date())).toBeNull();
});

it('notes its use at most once a minute', async () => {
  const { token, id } = await createApiToken(by(owner), { name: 'Busy', scopes: ['read'] });
  const lastUse = async () => (await raw()`select last_used_at from api_tokens where id = ${id}`)[0]?.last_used_at as Date | null;
  expect(await lastUse()).toBeNull();
  const start = later(0);
  await speaks(token, start);
  expect(await lastUse()).toEqual(start);
  await speaks(token, new Date(start.getTime() + MINUTE - 1));
  expect(await lastUse()).toEqual(start);
  await speaks(token, new Date(start.getTime() + MINUTE));
  expect(await lastUse()).toEqual(new Date(start.getTime() + MINUTE));
});
