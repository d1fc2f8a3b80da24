import { v7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ClientEvents, Listener, TrackEvent } from '#app/contracts/realtime.ts';
import type { Line } from '#app/realtime/socket.ts';
import { publishAccessChange } from '#server/realtime/publish.server.ts';
import { createApiToken } from '#server/services/accounts/api-tokens.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { catchUp } from '#server/services/tracks/snapshot.server.ts';
import { addHouse, addPerson, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { useReview } from './review.ts';

const { db, raw } = useDatabase();
const { connect, onTrack } = useReview();
let house: Awaited<ReturnType<typeof addHouse>>;
beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date(Date.now() - 86_400_000) });
});

const up = (line: Line) => vi.waitFor(() => expect(line.state).toBe('online'), 5000);
async function online(...who: Parameters<typeof connect>) {
  const connection = await connect(...who);
  await up(connection.line);
  return connection;
}
async function song() {
  const trackId = await addTrack(db(), house.projectId);
  return { trackId, versionId: await addVersion(db(), trackId, house.engineer.userId) };
}
const note = (versionId: string, at = 12_000) => ({ id: v7(), versionId, at, body: 'snare down a touch' });

describe('joining a track', () => {
  it('brings what was missed, and from then on everything', async () => {
    const { trackId, versionId } = await song();
    for (let at = 0; at < 3; at += 1) await createNote(callAt(house.engineer, Date.now()), note(versionId, at));
    const { line } = await online(house.client);
    const heard: TrackEvent[] = [];
    line.on('track:event', (event) => void heard.push(event));
    expect(await line.emit('track:join', { trackId, since: 1 })).toMatchObject({ ok: true, seq: 3, events: [{ seq: 2 }, { seq: 3 }] });
    expect(await line.emit('track:join', { trackId, since: 3 })).toMatchObject({ ok: true, seq: 3, events: [] });
    await createNote(callAt(house.engineer, Date.now()), note(versionId));
    await vi.waitFor(() => expect(heard).toMatchObject([{ seq: 4, type: 'note.created', actor: { id: house.engineer.userId } }]));
    await line.emit('track:leave', { trackId });
    await createNote(callAt(house.engineer, Date.now()), note(versionId));
    expect(await line.emit('track:join', { trackId, since: 4 })).toMatchObject({ events: [{ seq: 5 }] });
    expect(heard).toHaveLength(1);
  });

  it('brings the track as it is where the past is too long, or never was', async () => {
    const { trackId, versionId } = await song();
    await createNote(callAt(house.client, Date.now()), note(versionId));
    await raw()`insert into track_events (track_id, seq, type, at, actor_name, data)
      select ${trackId}, n, 'track.updated', now(), 'Talkback', '{}' from generate_series(2, 700) n`;
    await raw()`update tracks set event_seq = 700 where id = ${trackId}`;
    const { line } = await online(house.client);
    for (const since of [0, 9999]) {
      const answer = await line.emit('track:join', { trackId, since });
      expect(answer).toMatchObject({ ok: true, seq: 700, snapshot: { track: { id: trackId, seq: 700 }, notes: [expect.anything()] } });
    }
  });
});

describe('notes over the line', () => {
  it('sent again make one note, with one answer and one event', async () => {
    const { trackId, versionId } = await song();
    const { line } = await online(house.client);
    const input = note(versionId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => line.emit('note:create', input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, seq: 1, note: { id: input.id, requests: [{ state: 'accepted' }] } });
    expect(await line.emit('track:join', { trackId })).toMatchObject({ seq: 1 });
  });

  it('reach every listener, numbered without gaps, while many write at once', async () => {
    const { trackId, versionId } = await song();
    const writers = await Promise.all(Array.from({ length: 4 }, async (_, i) => online(await addPerson(db(), 'engineer', `Writer ${i}`))));
    const listeners = await Promise.all([house.client, house.owner, house.engineer].map((person) => online(person)));
    const heard = await Promise.all(
      listeners.map(async ({ line }) => {
        const seqs: number[] = [];
        line.on('track:event', ({ seq }) => void seqs.push(seq));
        await line.emit('track:join', { trackId });
        return seqs;
      }),
    );
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => writers[i % 4]!.line.emit('note:create', note(versionId, i))));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const all = Array.from({ length: 60 }, (_, i) => i + 1);
    await vi.waitFor(() => {
      for (const seqs of heard) expect([...seqs].sort((a, b) => a - b)).toEqual(all);
    });
  });

  it('of another client’s track do not exist', async () => {
    const { trackId, versionId } = await song();
    const { note: theirs } = await createNote(callAt(house.client, Date.now()), note(versionId));
    const requestId = theirs.requests[0]?.id as string;
    const { line } = await online(house.stranger);
    const heard = vi.fn();
    line.on('track:event', heard);
    const asked = [
      line.emit('track:join', { trackId }),
      line.emit('note:create', note(versionId)),
      line.emit('note:create', { ...note(versionId), parent: theirs.id }),
      line.emit('note:update', { id: theirs.id, body: 'mine now' }),
      line.emit('note:withdraw', { id: theirs.id }),
      line.emit('request:decide', { requestId, action: 'verify' }),
      line.emit('presence:update', { trackId, playing: true }),
    ];
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await createNote(callAt(house.client, Date.now()), note(versionId));
    expect(await line.emit('track:join', { trackId })).toMatchObject({ ok: false });
    expect(heard).not.toHaveBeenCalled();
  });
});

const EVENTS: readonly (keyof ClientEvents)[] = ['track:join', 'track:leave', 'note:create', 'note:update', 'note:withdraw', 'request:decide', 'presence:update'];
const JUNK: unknown[] = [undefined, null, 42, 'note', [], {}, { id: 'no' }, { trackId: { $ne: 1 } }, { id: v7(), versionId: v7(), at: -1, body: '' }, { __proto__: { id: 1 } }];

it('nonsense is answered kindly, and nothing falls over', async () => {
  const { line } = await online(house.client);
  for (const event of EVENTS) {
    for (const payload of JUNK) {
      const answer = await line.emit(event, payload as never);
      expect(answer, `${event} ${JSON.stringify(payload)}`).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(invalid|not_found)$/), message: expect.any(String) } });
    }
  }
  expect(await line.emit('track:join', { trackId: house.trackId })).toMatchObject({ ok: true });
});

it('says who listens, where, once a person, until they go', async () => {
  const { trackId, versionId } = await song();
  const first = await online(house.client);
  let people: Listener[] = [];
  first.line.on('presence', (payload) => void (people = payload.people));
  await first.line.emit('track:join', { trackId });
  const tabs = [await online(house.engineer), await online(house.engineer)];
  for (const { line } of tabs) await line.emit('track:join', { trackId });
  await tabs[0]!.line.emit('presence:update', { trackId, versionId, position: 83_400, playing: true });
  await vi.waitFor(
    () => {
      expect(people).toHaveLength(2);
      expect(people).toContainEqual({ person: expect.objectContaining({ id: house.engineer.userId }), versionId, position: 83_400, playing: true });
    },
    { timeout: 5000 },
  );
  for (const { line } of tabs) line.dispose();
  await vi.waitFor(() => expect(people.map(({ person }) => person.id)).toEqual([house.client.userId]), { timeout: 5000 });
});

describe('who may connect', () => {
  it('an API token within its scopes', async () => {
    const { trackId, versionId } = await song();
    const { token } = await createApiToken(callAt(house.engineer, Date.now()), { name: 'Watcher', scopes: ['read'] });
    const { line } = await online(null, { token });
    expect(await line.emit('track:join', { trackId })).toMatchObject({ ok: true });
    expect(await line.emit('note:create', note(versionId))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('nobody, and no made-up token', async () => {
    for (const auth of [{}, { token: 'tb_made-up' }, { token: '' }]) {
      const { line } = await connect(null, auth);
      await vi.waitFor(() => expect(line.state).toBe('signed_out'));
      expect(await line.emit('track:join', { trackId: house.trackId })).toMatchObject({ ok: false, error: { code: 'offline' } });
    }
  });
});

it('a page made for one person does not speak for another who signed in since', async () => {
  const { line } = await connect(house.client, { as: house.engineer.userId });
  await vi.waitFor(() => expect(line.state).toBe('signed_out'));
  const own = await online(house.client, { as: house.client.userId });
  expect(await own.line.emit('track:join', { trackId: house.trackId })).toMatchObject({ ok: true });
});

describe('when rights change', () => {
  it('the connection ends and comes back with the rights that are left', async () => {
    const { trackId, versionId } = await song();
    const guest = await addPerson(db(), 'client', 'Guest');
    await raw()`insert into project_members (project_id, user_id, created_at) values (${house.projectId}, ${guest.userId}, now())`;
    const page = await onTrack(guest, trackId);
    await vi.waitFor(() => expect(page.live()).toMatchObject({ connection: 'online', upToDate: true }));
    await raw()`delete from project_members where user_id = ${guest.userId}`;
    publishAccessChange(guest.userId);
    await vi.waitFor(() => expect(page.live()).toMatchObject({ connection: 'online', gone: true, upToDate: false }), 5000);
    await createNote(callAt(house.client, Date.now()), note(versionId));
    const there = await catchUp(callAt(house.client, Date.now()), trackId, 0);
    expect(there.seq).toBe(1);
    expect(page.live().notes).toEqual([]);
  });

  it('a person whose sign-in has ended is told so, and their words wait', async () => {
    const { trackId, versionId } = await song();
    const page = await onTrack(house.client, trackId);
    await vi.waitFor(() => expect(page.live().upToDate).toBe(true));
    await raw()`delete from sessions where user_id = ${house.client.userId}`;
    publishAccessChange(house.client.userId);
    await vi.waitFor(() => expect(page.live().connection).toBe('signed_out'), 5000);
    page.actions.createNote({ versionId, at: 1000, body: 'kept' });
    await vi.waitFor(() => expect(page.live()).toMatchObject({ waiting: 1, notes: [{ body: 'kept' }] }));
  });
});
