import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#server/auth/actor.server.ts';
import { readSession } from '#server/auth/sessions.server.ts';
import { acceptInvitation, joinByInvitation, readInvitation } from '#server/services/accounts/accept-invitation.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { listInvitations } from '#server/services/accounts/list-invitations.server.ts';
import { listPeople } from '#server/services/accounts/list-people.server.ts';
import { removeMember } from '#server/services/accounts/remove-member.server.ts';
import { revokeInvitation } from '#server/services/accounts/revoke-invitation.server.ts';
import { useDatabase } from '../setup/database.ts';
import { actorOf, by, DAY, joined, later, newProject, nobody, PASSWORD, secretOf, studioWithOwner } from './people-fixtures.ts';

const { raw } = useDatabase();
let owner: Actor;
let projectId: string;
beforeAll(async () => {
  ({ owner, projectId } = await studioWithOwner());
});

const account = (email: string) => ({ name: 'Somebody New', email, password: PASSWORD });
const inviteClient = async (to = projectId) => secretOf((await inviteMember(by(owner), { role: 'client', projectId: to })).link);
const projectsOf = async (actor: Actor) =>
  (await raw()`select project_id from project_members where user_id = ${actor.userId}`).map((row) => row.project_id as string);

it('brings a client into the project, signed in, and keeps only the link’s hash', async () => {
  const { link } = await inviteMember(by(owner), { role: 'client', projectId });
  const secret = secretOf(link);
  expect(await readInvitation(new Date(), secret)).toMatchObject({ studioName: 'Northlight', invitedBy: 'Olive Owner', role: 'client', projectTitle: 'Harbour Lights' });
  const { cookie, projectId: joinedProject } = await acceptInvitation(nobody(), secret, account('ana@lanterns.example'));
  const ana = await actorOf(cookie);
  expect(ana).toMatchObject({ role: 'client', email: 'ana@lanterns.example' });
  expect(joinedProject).toBe(projectId);
  expect(await projectsOf(ana)).toEqual([projectId]);
  const rows = await raw()`select * from invitations`;
  expect(JSON.stringify(rows)).not.toContain(secret);
});

it('opens once, also for two at the same moment', async () => {
  const secret = await inviteClient();
  const tries = await Promise.allSettled([
    acceptInvitation(nobody(), secret, account('first@lanterns.example')),
    acceptInvitation(nobody(), secret, account('second@lanterns.example')),
  ]);
  expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(tries.find((t) => t.status === 'rejected')?.reason).toMatchObject({ code: 'not_found' });
  const people = await raw()`select id from users where email in ('first@lanterns.example', 'second@lanterns.example')`;
  expect(people).toHaveLength(1);
  await expect(readInvitation(new Date(), secret)).rejects.toMatchObject({ code: 'not_found' });
});

it('closes after fourteen days', async () => {
  const secret = await inviteClient();
  await expect(readInvitation(later(14 * DAY - 60_000), secret)).resolves.toBeDefined();
  await expect(acceptInvitation(nobody(later(14 * DAY + 60_000)), secret, account('late@lanterns.example'))).rejects.toMatchObject({ code: 'not_found' });
});

it('closes when it is taken back', async () => {
  const { id, link } = await inviteMember(by(owner), { role: 'client', projectId, email: 'gone@lanterns.example' });
  expect((await listInvitations(by(owner))).map((i) => i.id)).toContain(id);
  await revokeInvitation(by(owner), { id });
  expect((await listInvitations(by(owner))).map((i) => i.id)).not.toContain(id);
  await expect(acceptInvitation(nobody(), secretOf(link), account('gone@lanterns.example'))).rejects.toMatchObject({ code: 'not_found' });
  await expect(revokeInvitation(by(owner), { id })).rejects.toMatchObject({ code: 'conflict' });
});

it('does not make a second account with an address, whatever its letters’ case', async () => {
  await joined(owner, 'one@lanterns.example', projectId);
  const secret = await inviteClient();
  await expect(acceptInvitation(nobody(), secret, account('ONE@lanterns.example'))).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.anything() } });
  await expect(readInvitation(new Date(), secret)).resolves.toBeDefined();
});

it('lets a signed-in client join another project by its link, without a password', async () => {
  const ben = await joined(owner, 'ben@lanterns.example', projectId);
  const ferry = await newProject('Slow Ferry');
  const secret = await inviteClient(ferry);
  await expect(joinByInvitation(nobody(), secret)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(joinByInvitation(by({ ...ben, scopes: ['manage'] }), secret)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await joinByInvitation(by(ben), secret)).toEqual({ projectId: ferry });
  expect((await projectsOf(ben)).sort()).toEqual([projectId, ferry].sort());
  await expect(joinByInvitation(by(ben), secret)).rejects.toMatchObject({ code: 'not_found' });
});

it('does not let the studio’s own people use a client’s link up', async () => {
  const secret = await inviteClient();
  await expect(joinByInvitation(by(owner), secret)).rejects.toMatchObject({ code: 'conflict' });
  await expect(readInvitation(new Date(), secret)).resolves.toBeDefined();
});

it('lets engineers invite clients but not engineers, and clients nobody', async () => {
  const engineer = await joined(owner, 'erik@northlight.example');
  expect(engineer.role).toBe('engineer');
  await expect(inviteMember(by(engineer), { role: 'client', projectId })).resolves.toBeDefined();
  await expect(inviteMember(by(engineer), { role: 'engineer' })).rejects.toMatchObject({ code: 'forbidden' });
  const client = await joined(owner, 'cora@lanterns.example', projectId);
  await expect(inviteMember(by(client), { role: 'client', projectId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(inviteMember(by(client), { role: 'client', projectId: await newProject('Hidden') })).rejects.toMatchObject({ code: 'not_found' });
  await expect(inviteMember(by(client), { role: 'engineer' })).rejects.toMatchObject({ code: 'not_found' });
  const { id } = await inviteMember(by(owner), { role: 'engineer' });
  await expect(revokeInvitation(by(engineer), { id })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await listInvitations(by(engineer))).map((i) => i.role)).not.toContain('engineer');
  await expect(inviteMember(nobody(), { role: 'client', projectId })).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('brings a removed person back to the old account only by an invitation to their address', async () => {
  const dora = await joined(owner, 'dora@lanterns.example', projectId);
  await removeMember(by(owner), { id: dora.userId as string });
  const ferry = await newProject('Night Ferry');
  const open = await inviteClient(ferry);
  await expect(acceptInvitation(nobody(), open, account('dora@lanterns.example'))).rejects.toMatchObject({ code: 'conflict' });
  const { link } = await inviteMember(by(owner), { role: 'client', projectId: ferry, email: 'dora@lanterns.example' });
  const { cookie } = await acceptInvitation(nobody(), secretOf(link), account('dora@lanterns.example'));
  expect((await readSession(cookie.split(';')[0]))?.actor.userId).toBe(dora.userId);
  expect(await projectsOf(dora)).toEqual([ferry]);
  expect((await listPeople(by(owner), { projectId })).map((p) => p.id)).not.toContain(dora.userId);
});
