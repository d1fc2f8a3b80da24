import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { updateNote } from '#server/services/notes/update-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { catchUp, trackLedger, trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { createTrack, updateTrack } from '#server/services/tracks/tracks.server.ts';
import { addHouse, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
const NOW = '2026-03-05T12:00:00Z';
const client = () => callAt(house.client, NOW);
const engineer = () => callAt(house.engineer, NOW);

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
});

const note = (extra: object = {}) => ({ id: v7(), versionId: house.versionId, at: 12_000, body: 'snare down a touch', ...extra });

describe('a note', () => {
  it('sent twice is one note with one answer', async () => {
    const input = note();
    const [first, second] = await Promise.all([createNote(client(), input), createNote(client(), input)]);
    const third = await createNote(callAt(house.client, '2026-03-30T12:00:00Z'), input);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const { notes } = await trackSnapshot(client(), house.trackId);
    expect(notes.filter(({ id }) => id === input.id)).toHaveLength(1);
  });

  it('cannot take an id that is somebody else’s', async () => {
    const input = note();
    await createNote(client(), input);
    await expect(createNote(engineer(), input)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps when it was written, and is judged by when it came', async () => {
    const { note: late } = await createNote(callAt(house.client, '2026-03-19T08:00:00Z'), note({ kind: 'minor', writtenAt: '2026-03-16T08:00:00Z' }));
    expect(late).toMatchObject({ writtenAt: '2026-03-16T08:00:00.000Z', receivedAt: '2026-03-19T08:00:00.000Z' });
    expect(late.requests[0]).toMatchObject({ state: 'needs_booking', need: 'mix_time' });
  });

  it('must lie inside its version', async () => {
    await expect(createNote(client(), note({ at: 240_001 }))).rejects.toMatchObject({ code: 'invalid', fields: { at: expect.anything() } });
  });

  it('waits for the version to be published', async () => {
    const { id } = await createTrack(engineer(), { projectId: house.projectId, title: 'Drafts' });
    const draft = await addVersion(db(), id, house.engineer.userId, { published: false });
    await expect(createNote(engineer(), note({ versionId: draft }))).rejects.toMatchObject({ code: 'conflict' });
    await expect(createNote(client(), note({ versionId: draft }))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('whose words contradict the chosen kind is for the engineer to decide', async () => {
    const { note: sly } = await createNote(client(), note({ kind: 'minor', body: "just a tiny tweak to the vocal, I've re-sung it" }));
    expect(sly.requests[0]).toMatchObject({ state: 'needs_decision' });
  });
});

describe('changing a note', () => {
  it('a mended typo keeps the verdict, another wish is judged anew', async () => {
    const input = note({ body: 'snare dwon a touch', kind: 'minor' });
    await createNote(client(), input);
    const later = callAt(house.client, '2026-03-20T12:00:00Z');
    const mended = await updateNote(later, { id: input.id, body: 'snare down a touch' });
    expect(mended.note.requests[0]).toMatchObject({ state: 'accepted', basis: 'window' });
    const other = await updateNote(later, { id: input.id, body: 'can I re-sing the whole bridge please', kind: 'major' });
    expect(other.note.requests[0]).toMatchObject({ state: 'needs_booking', need: 'attended_mix' });
  });

  it('is its author’s alone, and a person’s decision stands', async () => {
    const input = note({ kind: 'minor' });
    const { note: made } = await createNote(client(), input);
    await expect(updateNote(engineer(), { id: input.id, body: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(updateNote(callAt(house.stranger, NOW), { id: input.id, body: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await decideRequest(engineer(), { requestId: made.requests[0]?.id as string, action: 'decline', reason: 'It carries the groove.' });
    const edited = await updateNote(client(), { id: input.id, body: 'hats down a touch' });
    expect(edited.note.requests[0]).toMatchObject({ state: 'declined', reason: 'It carries the groove.' });
  });

  it('withdrawn, it keeps its place and loses its words', async () => {
    const input = note();
    await createNote(client(), input);
    const { note: gone } = await withdrawNote(client(), { id: input.id });
    expect(gone).toMatchObject({ body: '', withdrawnAt: expect.any(String) });
    expect(gone.requests[0]?.state).toBe('withdrawn');
    await expect(withdrawNote(client(), { id: input.id })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('events of a track', () => {
  it('are numbered without gaps, also when many write at once', async () => {
    const { id: trackId } = await createTrack(engineer(), { projectId: house.projectId, title: 'Busy' });
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    await Promise.all(Array.from({ length: 40 }, (_, i) => createNote(i % 2 ? client() : engineer(), note({ versionId, at: i }))));
    const caught = await catchUp(client(), trackId, 0);
    expect('events' in caught && caught.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    const rest = await catchUp(client(), trackId, 33);
    expect('events' in rest && rest.events).toHaveLength(7);
  });

  it('the whole track instead, to who claims to have seen the future', async () => {
    expect(await catchUp(client(), house.trackId, 1_000_000)).toHaveProperty('snapshot');
  });

  it('are for members only', async () => {
    await expect(catchUp(callAt(house.stranger, NOW), house.trackId, 0)).rejects.toMatchObject({ code: 'not_found' });
    await expect(trackLedger(client(), house.trackId)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a request’s life', () => {
  it('done names a version; the asker says whether it landed', async () => {
    const { id: trackId } = await createTrack(engineer(), { projectId: house.projectId, title: 'Landing' });
    const v1 = await addVersion(db(), trackId, house.engineer.userId);
    const draft = await addVersion(db(), trackId, house.engineer.userId, { number: 2, published: false });
    await updateTrack(engineer(), { id: trackId, mixState: 'done' });
    const { note: made } = await createNote(client(), note({ versionId: v1, kind: 'minor' }));
    const requestId = made.requests[0]?.id as string;
    const { request } = await decideRequest(engineer(), { requestId, action: 'done', versionId: draft });
    expect(request).toMatchObject({ state: 'done', doneVersionId: draft });
    await expect(decideRequest(client(), { requestId, action: 'verify' })).rejects.toMatchObject({ code: 'conflict' });
    await db().execute(`update versions set published_at = now() where id = '${draft}'`);
    const reopened = await decideRequest(client(), { requestId, action: 'reopen', how: 'more', reason: 'A bit more still.' });
    expect(reopened.request).toMatchObject({ state: 'reopened', basis: 'window', reason: 'A bit more still.' });
    await decideRequest(engineer(), { requestId, action: 'done', versionId: draft });
    expect((await decideRequest(client(), { requestId, action: 'verify' })).request.state).toBe('verified');
    await expect(decideRequest(engineer(), { requestId, action: 'decline', reason: 'no' })).rejects.toMatchObject({ code: 'conflict' });
    const rules = (await trackLedger(engineer(), trackId)).map(({ rule }) => rule);
    expect(rules).toEqual(['open.minor', 'person.start', 'person.done', 'person.reopen', 'person.start', 'person.done', 'person.verify']);
  });

  it('clients do not decide', async () => {
    const { note: made } = await createNote(client(), note({ kind: 'major', body: 'can I re-sing the bridge' }));
    const requestId = made.requests[0]?.id as string;
    await expect(decideRequest(client(), { requestId, action: 'goodwill', reason: 'please' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decideRequest(callAt(house.stranger, NOW), { requestId, action: 'verify' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
