import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TrackLive } from '#app/realtime/track-store.ts';
import { fromSnapshot } from '#app/realtime/track-state.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { addHouse, addPerson, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { type Person, useReview } from './review.ts';

const { db, raw } = useDatabase();
const { onTrack } = useReview();
let house: Awaited<ReturnType<typeof addHouse>>;
let second: Person;
beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date(Date.now() - 86_400_000) });
  second = await addPerson(db(), 'client', 'Second');
  await raw()`insert into project_members (project_id, user_id, created_at) values (${house.projectId}, ${second.userId}, now())`;
});

type Page = Awaited<ReturnType<typeof onTrack>>;
/** What must be the same for all: everything but the words that count days. */
const seen = ({ track, versions, notes, bookings }: Pick<TrackLive, 'track' | 'versions' | 'notes' | 'bookings'>) => ({ seq: track.seq, versions, notes, bookings });
const quiet = ({ live }: Page) => expect(live()).toMatchObject({ connection: 'online', upToDate: true, waiting: 0 });

/** The same numbers in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const BODIES = ['snare down a touch', 'can I re-sing the bridge', 'there is a click at the end', 'love this', 'vocals up 1 dB in the chorus'];

/** One change by one person, as their page offers it. */
function act(page: Page, versionId: string, mine: string[], roll: (sides: number) => number, step: number): Promise<unknown> | undefined {
  const { actions, live } = page;
  const body = `${BODIES[roll(BODIES.length)]} (${step})`;
  const own = mine[roll(Math.max(1, mine.length))];
  const standing = live().notes.filter(({ parent, withdrawnAt }) => !parent && !withdrawnAt);
  switch (own ? roll(5) : 0) {
    case 1:
      return void actions.updateNote({ id: own as string, body, at: roll(200_000) });
    case 2: {
      mine.splice(mine.indexOf(own as string), 1);
      return void actions.withdrawNote(own as string);
    }
    case 3: {
      const parent = standing[roll(Math.max(1, standing.length))];
      if (parent) return void actions.createNote({ versionId, at: parent.at, parent: parent.id, body });
      break;
    }
    case 4: {
      const open = standing.flatMap(({ requests }) => requests);
      const request = open[roll(Math.max(1, open.length))];
      if (!request) break;
      // Clients try too; the server says no, and nothing changes.
      const act = roll(3);
      if (act === 0) return actions.decide({ requestId: request.id, action: 'decline', reason: `Not now (${step}).` });
      if (act === 1) return actions.decide({ requestId: request.id, action: 'goodwill', reason: `Gladly (${step}).` });
      return actions.decide({ requestId: request.id, action: 'reclassify', kind: 'minor' });
    }
  }
  mine.push(actions.createNote({ versionId, at: roll(200_000), body, ...(roll(2) ? { kind: 'minor' as const } : {}) }));
  return undefined;
}

describe('two clients and an engineer', () => {
  it('stay identical through 100 mixed changes, one of them losing the line ten times', async () => {
    const trackId = await addTrack(db(), house.projectId, { doneAt: new Date(Date.now() - 86_400_000) });
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    const pages = await Promise.all([onTrack(house.client, trackId), onTrack(second, trackId), onTrack(house.engineer, trackId)]);
    await vi.waitFor(() => pages.forEach(quiet), 10_000);
    const [shaky, , engineer] = pages;
    const roll = dice(20_260_303);
    const mine = pages.map((): string[] => []);
    let downs = 0;
    shaky.line.subscribe(() => {
      if (shaky.line.state === 'offline') downs += 1;
    });

    // What is refused is no change, so it goes on until a hundred were taken.
    for (let step = 0; engineer.live().track.seq < 100 || downs < 10; step += 1) {
      const who = roll(3);
      const page = pages[who] as Page;
      const decided = act(page, versionId, mine[who] as string[], roll, step);
      if (step % 10 === 4 && downs < 10) {
        const before = downs;
        shaky.drop();
        await vi.waitFor(() => expect(downs).toBe(before + 1));
      }
      await decided;
      await vi.waitFor(() => expect(page.live().waiting).toBeLessThan(5), 5000);
      if (step % 10 === 9) await vi.waitFor(() => expect(shaky.line.state).toBe('online'), 5000);
    }

    await vi.waitFor(() => pages.forEach(quiet), 15_000);
    const { project: _project, ...now } = await trackSnapshot(callAt(house.engineer, Date.now()), trackId);
    const truth = seen(fromSnapshot(now));
    await vi.waitFor(() => {
      for (const { live } of pages) expect(seen(live())).toEqual(truth);
    }, 5000);
    expect(downs).toBe(10);
    expect(truth.seq).toBeGreaterThanOrEqual(100);
    expect(truth.notes.length).toBeGreaterThan(20);
    for (const { live } of pages) expect(live().refused.filter(({ refusal }) => refusal?.code !== 'conflict')).toEqual([]);
    const [{ count, highest }] = await raw()<[{ count: number; highest: number }]>`select count(*)::int as count, max(seq)::int as highest from track_events where track_id = ${trackId}`;
    expect(highest).toBe(count);
  });

  it('who comes back after a long time gets the whole track instead, and is identical again', async () => {
    const trackId = await addTrack(db(), house.projectId);
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    const away = await trackSnapshot(callAt(house.client, Date.now()), trackId);
    const engineer = await onTrack(house.engineer, trackId);
    await vi.waitFor(() => quiet(engineer));
    const id = engineer.actions.createNote({ versionId, at: 1000, body: 'first' });
    await vi.waitFor(() => expect(engineer.live().track.seq).toBe(1));
    // Six hundred changes of one note, as its author would make them in a long night.
    const [row] = await raw()<[{ data: object }]>`select data from track_events where track_id = ${trackId} and seq = 1`;
    await raw()`insert into track_events (track_id, seq, type, at, actor_name, data)
      select ${trackId}, n, 'note.updated', now(), 'engineer', ${raw().json(row.data as never)} from generate_series(2, 600) n`;
    await raw()`update tracks set event_seq = 600 where id = ${trackId}`;
    const client = await onTrack(house.client, trackId, away);
    engineer.drop();
    engineer.actions.updateNote({ id, body: 'last' });
    await vi.waitFor(() => {
      quiet(client);
      quiet(engineer);
      expect(client.live().notes).toMatchObject([{ id, body: 'last' }]);
      expect(seen(client.live())).toEqual(seen(engineer.live()));
      expect(client.live().track.seq).toBe(601);
    }, 10_000);
  });

  it('a note written without a line is there once, with the moment of its writing', async () => {
    const trackId = await addTrack(db(), house.projectId);
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    const [writer, reader] = [await onTrack(house.client, trackId), await onTrack(house.engineer, trackId)];
    await vi.waitFor(() => [writer, reader].forEach(quiet));
    writer.drop();
    await vi.waitFor(() => expect(writer.live().connection).not.toBe('online'));
    const before = Date.now();
    const id = writer.actions.createNote({ versionId, at: 12_000, body: 'written in the tunnel' });
    await vi.waitFor(() => expect(writer.live().notes).toMatchObject([{ id, body: 'written in the tunnel' }]));
    await vi.waitFor(() => {
      expect(reader.live().notes).toMatchObject([{ id, body: 'written in the tunnel' }]);
      quiet(writer);
      expect(seen(writer.live())).toEqual(seen(reader.live()));
    }, 5000);
    const writtenAt = Date.parse(reader.live().notes[0]?.writtenAt as string);
    expect(writtenAt).toBeGreaterThanOrEqual(before);
    expect(writtenAt).toBeLessThanOrEqual(Date.parse(reader.live().notes[0]?.receivedAt as string));
  });
});
