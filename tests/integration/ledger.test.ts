import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledger } from '#db/schema/index.ts';
import { NOBODY } from '#server/auth/actor.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { projectPage, projectToEdit } from '#server/services/projects/project-page.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { ledgerPage, LINES_A_PAGE } from '#server/services/tracks/ledger-page.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let requestId: string;
let withdrawnId: string;
const NOW = '2026-03-05T12:00:00Z';
const engineer = () => callAt(house.engineer, NOW);
const client = () => callAt(house.client, NOW);
const write = async (body: string) => (await createNote(client(), { id: v7(), versionId: house.versionId, at: 12_000, body, kind: 'minor' })).note;

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
  const note = await write('snare down a touch');
  requestId = note.requests[0]?.id as string;
  await decideRequest(engineer(), { requestId, action: 'decline', reason: 'It carries the groove.' });
  const gone = await write('hats up a bit');
  withdrawnId = gone.requests[0]?.id as string;
  await withdrawNote(client(), { id: gone.id });
});

describe('the ledger page', () => {
  it('shows every decision, newest first, with who made it and what about', async () => {
    const { entries, older } = await ledgerPage(engineer(), { trackId: house.trackId });
    expect(entries.map(({ rule, actor }) => [rule, actor])).toEqual([
      ['person.withdraw', 'client'],
      ['open.minor', null],
      ['person.decline', 'engineer'],
      ['open.minor', null],
    ]);
    expect(entries[2]).toMatchObject({ requestId, note: { body: 'snare down a touch', at: '0:12.0' }, inputs: { kind: 'minor', windowState: 'open' } });
    expect(older).toBeNull();
  });

  it('keeps a withdrawn note’s decisions, not its words', async () => {
    const { entries, requests } = await ledgerPage(engineer(), { trackId: house.trackId, requestId: withdrawnId });
    expect(entries).toHaveLength(2);
    expect(entries.map(({ note }) => note?.body)).toEqual(['', '']);
    expect(requests.find(({ id }) => id === withdrawnId)?.body).toBe('');
  });

  it('narrows to one request, goes on page by page, and exports whole', async () => {
    const one = await ledgerPage(engineer(), { trackId: house.trackId, requestId });
    expect(one.entries.map(({ outcome }) => outcome)).toEqual(['declined', 'accepted']);
    const row = { trackId: house.trackId, requestId, at: new Date(NOW), rule: 'open.minor', inputs: {}, outcome: 'accepted', sentence: 'Again.' };
    await db().insert(ledger).values(Array.from({ length: LINES_A_PAGE }, () => row));
    const first = await ledgerPage(engineer(), { trackId: house.trackId });
    expect(first.entries).toHaveLength(LINES_A_PAGE);
    const rest = await ledgerPage(engineer(), { trackId: house.trackId, before: first.older ?? 0 });
    expect(rest).toMatchObject({ older: null });
    const whole = await ledgerPage(engineer(), { trackId: house.trackId, whole: true });
    expect([...first.entries, ...rest.entries]).toEqual(whole.entries);
  });

  it('is the studio’s own', async () => {
    const trackId = house.trackId;
    await expect(ledgerPage(client(), { trackId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ledgerPage(callAt(house.stranger, NOW), { trackId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ledgerPage(callAt(NOBODY, NOW), { trackId })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('the project page', () => {
  it('shows the studio links that still open, and clients neither links nor addresses', async () => {
    await inviteMember(engineer(), { role: 'client', projectId: house.projectId, email: 'new@example.com' });
    await inviteMember(engineer(), { role: 'client', projectId: house.otherProjectId });
    const seen = await projectPage(engineer(), house.projectId);
    expect(seen.invitations.map(({ email }) => email)).toEqual(['new@example.com']);
    expect(seen.may).toEqual({ edit: true, invite: true, addTrack: true, book: true, ask: false });
    const byClient = await projectPage(client(), house.projectId);
    expect(byClient.invitations).toEqual([]);
    expect(byClient.studio.map(({ email }) => email)).toEqual([null, null]);
    expect(byClient.may).toEqual({ edit: false, invite: false, addTrack: false, book: false, ask: true });
  });

  it('is for its members, and changing it for the studio', async () => {
    await expect(projectPage(callAt(house.stranger, NOW), house.projectId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(projectToEdit(client(), house.projectId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(projectToEdit(callAt(house.stranger, NOW), house.projectId)).rejects.toMatchObject({ code: 'not_found' });
  });
});
