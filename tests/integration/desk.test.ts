import { beforeAll, describe, expect, it } from 'vitest';
import { deskQuery, type DeskPage } from '#app/contracts/triage.ts';
import { deskPage } from '#server/services/desk/desk-page.server.ts';
import { deskRequest } from '#server/services/desk/desk-request.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { updateMap } from '#server/services/tracks/update-map.server.ts';
import { updateVersion } from '#server/services/versions/update-version.server.ts';
import { addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { INSIDE, openHouse } from './desk-support.ts';

const { db, raw } = useDatabase();
let house: Awaited<ReturnType<typeof openHouse>>;
let closesLater: { trackId: string; versionId: string };
let inProgress: { trackId: string; versionId: string };

const desk = (query: Record<string, unknown> = {}): Promise<DeskPage> => deskPage(callAt(house.engineer, INSIDE), deskQuery.parse(query));
const bodies = ({ items }: DeskPage): string[] => items.map(({ note }) => note.body);

beforeAll(async () => {
  house = await openHouse();
  closesLater = await house.anotherTrack('2026-03-04T10:00:00Z');
  inProgress = await house.anotherTrack(null);
  const { write, client, second, engineer } = house;
  await write(client, 'snare down a touch');
  await write(second, 'more reverb on the harmonies', { at: 30_000 });
  await write(client, 'can I re-sing the bridge', { kind: 'major', at: 60_000 });
  await write(client, 'love the ending', { kind: 'comment', at: 90_000 });
  await write(engineer, 'remember the fade', { kind: 'comment', at: 91_000 });
  for (let i = 0; i < 5; i++) await write(client, `kick up, place ${i}`, { at: i * 20_000, versionId: closesLater.versionId });
  await write(second, 'bass a bit rounder', { versionId: inProgress.versionId });
});

describe('the desk', () => {
  it('counts every tab and shows one by project and track', async () => {
    const page = await desk({ tab: 'do' });
    expect(page.counts).toMatchObject({ open: 10, decide: 0, book: 1, do: 8, doing: 0, check: 0, answer: 1, declined: 0, settled: 0 });
    expect(bodies(page).length).toBe(8);
    expect(new Set(page.tracks.map(({ id }) => id))).toEqual(new Set(page.items.map(({ request }) => request.trackId)));
    expect(page.tracks.map(({ requests }) => requests).reduce((a, b) => a + b)).toBe(8);
    expect(bodies(await desk({ tab: 'answer' }))).toEqual(['love the ending']);
  });

  it('goes on page by page without missing or repeating one, whatever the size', async () => {
    for (const order of ['project', 'closing']) {
      const whole = (await desk({ order })).items.map(({ request }) => request.id);
      for (const limit of [1, 2, 3, 7]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page: DeskPage = await desk({ order, limit, ...(cursor ? { cursor } : {}) });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(({ request }) => request.id));
          cursor = page.next ?? undefined;
        } while (cursor);
        expect(seen, `${order} by ${limit}`).toEqual(whole);
      }
    }
  });

  it('orders by the window that closes soonest, the rest after', async () => {
    const order = (page: DeskPage) => page.tracks.map(({ id }) => id);
    expect(order(await desk({ order: 'closing', tab: 'do' }))).toEqual([house.trackId, closesLater.trackId, inProgress.trackId]);
  });

  it('filters by kind, state, author, version, project, track and engineer', async () => {
    const { client, second, colleague, engineer } = house;
    expect(bodies(await desk({ kind: ['major'] }))).toEqual(['can I re-sing the bridge']);
    expect(bodies(await desk({ state: 'needs_booking' }))).toEqual(['can I re-sing the bridge']);
    expect(bodies(await desk({ author: second.userId })).sort()).toEqual(['bass a bit rounder', 'more reverb on the harmonies']);
    expect((await desk({ author: second.userId })).counts).toMatchObject({ open: 2, do: 2, answer: 0 });
    expect(bodies(await desk({ versionId: inProgress.versionId }))).toEqual(['bass a bit rounder']);
    expect((await desk({ trackId: closesLater.trackId })).counts.open).toBe(5);
    expect((await desk({ projectId: house.otherProjectId })).items).toEqual([]);
    const [row] = (await desk({ author: client.userId, tab: 'book' })).items;
    const request = row?.request ?? { id: '', rowVersion: 0 };
    await decideRequest(callAt(engineer, INSIDE), { action: 'assign', requestId: request.id, rowVersion: request.rowVersion, assigneeId: colleague.userId });
    expect(bodies(await desk({ assignee: colleague.userId }))).toEqual(['can I re-sing the bridge']);
    expect((await desk({ assignee: 'me' })).items).toEqual([]);
    expect((await desk({ assignee: 'nobody' })).counts.open).toBe(9);
  });

  it.each([
    ['snare', ['snare down a touch']],
    ['snare down', ['snare down a touch']],
    ['harmony', ['more reverb on the harmonies']],
    ['harmo', ['more reverb on the harmonies']],
    ['"re-sing the" bri', ['can I re-sing the bridge']],
    ['kick -place', []],
    ['snare or bas', ['snare down a touch', 'bass a bit rounder']],
    ['"down a tou', []],
    ['\'":*&|!()', []],
  ])('finds %s', async (text, found) => {
    expect(bodies(await desk({ text })).sort()).toEqual([...found].sort());
  });

  it('shows minutes that add up in the window against the limit', async () => {
    const [track] = (await desk({ trackId: closesLater.trackId })).tracks;
    expect(track?.addsUp).toMatchObject({ limit: 30, over: 0, rest: null });
    expect(track?.addsUp.used).toBeGreaterThan(0);
    expect(track?.window).toMatchObject({ state: 'open', sentence: expect.stringContaining('free until') });
  });

  it('shows one request with its history', async () => {
    const [row] = (await desk({ text: 'snare' })).items;
    const { changes } = await deskRequest(callAt(house.engineer, INSIDE), row?.request.id ?? '');
    expect(changes.map(({ rule, by }) => [rule, by])).toEqual([['open.minor', null]]);
  });

  it('says which section a place is in, by the version it was written on and each track’s map as it is now', async () => {
    const { client, engineer, write } = house;
    const [by, track] = [callAt(engineer, INSIDE), await house.anotherTrack(null)];
    const newer = await addVersion(db(), track.trackId, engineer.userId, { number: 2 });
    const { request } = await write(client, 'said of the first mix', { at: 25_000, versionId: track.versionId });
    await write(client, 'said of the second mix', { at: 25_000, versionId: newer });
    await write(client, 'said before it begins', { at: 1000, versionId: newer });
    const sections = async () => new Map((await desk()).items.map(({ note, section }) => [note.body, section]));
    expect(new Set((await sections()).values()), 'no track has a map').toEqual(new Set([null]));

    await updateVersion(by, { id: track.versionId, offsetSamples: 10 * 48_000 });
    await updateMap(by, { id: track.trackId, rowVersion: 0, parts: [], sections: [{ name: 'Verse', start: 5000, end: null }, { name: 'Chorus', start: 30_000, end: null }] });
    await updateMap(by, { id: closesLater.trackId, rowVersion: 0, parts: [], sections: [{ name: 'Intro', start: 0, end: 15_000 }, { name: 'Bridge', start: 20_000, end: null }] });
    const mapped = await sections();
    expect(['said of the first mix', 'said of the second mix', 'said before it begins'].map((body) => mapped.get(body))).toEqual(['Chorus', 'Verse', null]);
    expect(['kick up, place 0', 'kick up, place 1', 'snare down a touch'].map((body) => mapped.get(body))).toEqual(['Intro', 'Bridge', null]);

    await updateMap(by, { id: track.trackId, rowVersion: 1, parts: [], sections: [{ name: 'Verse', start: 5000, end: null }, { name: 'Refrain', start: 30_000, end: null }] });
    expect((await deskRequest(by, request.id)).row.section).toBe('Refrain');
    await updateVersion(by, { id: track.versionId, offsetSamples: 0 });
    expect((await deskRequest(by, request.id)).row.section).toBe('Verse');
  });

  it('keeps its counts true, whatever changes a request', async () => {
    const counted = await raw()`
      select track_id, state, kind, assignee_id, sum(count)::int as count from request_tallies group by 1, 2, 3, 4 having sum(count) <> 0 order by 1, 2, 3, 4`;
    const real = await raw()`
      select track_id, state, kind, assignee_id, count(*)::int as count from requests where merged_into_id is null group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
    expect([...counted]).toEqual([...real]);
  });
});
