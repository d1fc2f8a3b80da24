import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectMembers } from '#db/schema/index.ts';
import { deskRequest } from '#server/services/desk/desk-request.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { getNote } from '#server/services/notes/list-notes.server.ts';
import { updateNote } from '#server/services/notes/update-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { joinRequest, leaveRequest } from '#server/services/requests/join-request.server.ts';
import { catchUp, trackLedger } from '#server/services/tracks/snapshot.server.ts';
import { addHouse, addPerson, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db, raw } = useDatabase();
const AT = '2026-03-05T12:00:00Z';
let house: Awaited<ReturnType<typeof addHouse>>;
let ben: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
  ben = await addPerson(db(), 'client', 'Ben');
  await db().insert(projectMembers).values({ projectId: house.projectId, userId: ben.userId, createdAt: new Date() });
});

const write = async (body: string, by = house.client, at = 12_000) => (await createNote(callAt(by, AT), { id: v7(), versionId: house.versionId, at, body })).note;
const asked = async (body: string, by = house.client) => (await write(body, by)).requests[0]?.id as string;

describe('what a note asks for', () => {
  it('is kept wish by wish, with the words that say it', async () => {
    const body = 'Snare down 2 dB in the second chorus, and the lead vocal a touch brighter at 1:32';
    const note = await write(body);
    expect(note.wishes).toMatchObject([
      { kind: 'minor', part: 'snare', direction: 'down', db: -2, section: 'chorus', sectionNumber: '2', said: null },
      { part: 'lead vocal', direction: 'brighter', size: 'touch', said: { at: 92_000, until: null } },
    ]);
    expect(note.wishes.map(({ words }) => body.slice(words.from, words.to))).toEqual(['Snare down 2 dB in the second chorus', 'and the lead vocal a touch brighter at 1:32']);
    expect((await getNote(callAt(ben, AT), note.id)).wishes).toEqual(note.wishes);
  });

  it('follows an edit, and goes with the words', async () => {
    const note = await write('snare down a touch');
    const { note: edited } = await updateNote(callAt(house.client, AT), { id: note.id, body: 'kick up a touch' });
    expect(edited.wishes).toMatchObject([{ part: 'kick', direction: 'up' }]);
    expect((await withdrawNote(callAt(house.client, AT), note)).note.wishes).toEqual([]);
  });

  it('is nothing for a comment or an answer', async () => {
    const note = await write('Love it, goosebumps!');
    const { note: answer } = await createNote(callAt(ben, AT), { id: v7(), versionId: house.versionId, at: 0, body: 'snare down', parent: note.id });
    expect([note.wishes, answer.wishes]).toEqual([[], []]);
  });
});

describe('a voice', () => {
  it('is added once, told to all, written in the ledger, and taken back', async () => {
    const id = await asked('hats down a touch');
    const { request, seq } = await joinRequest(callAt(ben, AT), { requestId: id });
    expect(request.joined).toMatchObject([{ id: ben.userId, name: 'Ben', role: 'client' }]);
    expect(await joinRequest(callAt(ben, AT), { requestId: id })).toEqual({ request, seq });
    const missed = await catchUp(callAt(house.engineer, AT), house.trackId, seq - 1);
    expect('events' in missed && missed.events).toMatchObject([{ type: 'request.joined', actor: { name: 'Ben' }, data: { request: { id, joined: [{ name: 'Ben' }] } } }]);

    const left = await leaveRequest(callAt(ben, AT), { requestId: id });
    expect([left.request.joined, left.seq]).toEqual([[], seq + 1]);
    expect((await leaveRequest(callAt(ben, AT), { requestId: id })).seq).toBe(seq + 1);
    const lines = (await trackLedger(callAt(house.engineer, AT), house.trackId)).filter(({ requestId }) => requestId === id);
    expect(lines.map(({ rule }) => rule)).toEqual(['open.minor', 'person.join', 'person.leave']);
  });

  it('changes no promise: a decision on the view before it counts, and can be taken back after it', async () => {
    const id = await asked('bass down a touch');
    const decided = await decideRequest(callAt(house.engineer, AT), { requestId: id, action: 'start', rowVersion: 1 });
    await joinRequest(callAt(ben, AT), { requestId: id });
    const undone = await decideRequest(callAt(house.engineer, AT), { requestId: id, action: 'undo', rowVersion: decided.request.rowVersion });
    expect(undone.request).toMatchObject({ state: 'accepted', joined: [{ name: 'Ben' }] });
  });

  it('is not for one’s own wish, nor for what is over, nor for a comment', async () => {
    const id = await asked('keys up a touch');
    await expect(joinRequest(callAt(house.client, AT), { requestId: id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(raw()`insert into voices values (${id}, ${house.client.userId}, now())`).rejects.toMatchObject({ code: 'TB036' });
    await decideRequest(callAt(house.engineer, AT), { requestId: id, action: 'decline', reason: 'It is there already.' });
    await expect(joinRequest(callAt(ben, AT), { requestId: id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(joinRequest(callAt(ben, AT), { requestId: await asked('Love it, goosebumps!') })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is shown with the request that stands for what was merged', async () => {
    const [first, second] = [await asked('pad up a touch'), await asked('the pad a bit louder', house.engineer)];
    await joinRequest(callAt(ben, AT), { requestId: second });
    await decideRequest(callAt(house.owner, AT), { requestId: second, action: 'merge', into: first });
    const { row } = await deskRequest(callAt(house.engineer, AT), first);
    expect(row.request.joined).toMatchObject([{ name: 'Ben' }]);
    expect((await joinRequest(callAt(ben, AT), { requestId: second })).request).toMatchObject({ id: first, joined: [{ name: 'Ben' }] });
    expect((await leaveRequest(callAt(ben, AT), { requestId: first })).request.joined).toEqual([]);
  });

  it('was given to the words: it goes when they ask for something else, and stays with a mended typo', async () => {
    const note = await write('strings up a tuoch');
    const id = note.requests[0]?.id as string;
    await joinRequest(callAt(ben, AT), { requestId: id });
    const { note: mended } = await updateNote(callAt(house.client, AT), { id: note.id, body: 'strings up a touch' });
    expect(mended.requests[0]?.joined).toHaveLength(1);
    const { note: turned } = await updateNote(callAt(house.client, AT), { id: note.id, body: 'strings down a touch' });
    expect(turned.requests[0]).toMatchObject({ joined: [] });
  });
});
