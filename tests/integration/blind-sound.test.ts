import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BlindTestView } from '#app/contracts/blind.ts';
import { projectMembers, users } from '#db/schema/index.ts';
import { endBlindTest } from '#server/services/blind/end-blind-test.server.ts';
import { startBlindTest } from '#server/services/blind/start-blind-test.server.ts';
import { voteBlind } from '#server/services/blind/vote-blind.server.ts';
import { deleteVersion } from '#server/services/versions/delete-version.server.ts';
import { addHouse, addTrack, callAt } from '../factories/studio.ts';
import { type Credentials, sessionOf, tokenOf, useApi } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';
import { audible, secretOf, sound } from './blind-support.ts';

const { db } = useDatabase();
const { url, ask } = useApi();
let house: Awaited<ReturnType<typeof addHouse>>;
let client: Credentials;
let pair: { trackId: string; versionIds: string[] };
const SAMPLES = 40_000;
const SIZE = SAMPLES * 6;
const call = () => callAt(house.client, Date.now());

beforeAll(async () => {
  house = await addHouse(db());
  client = await sessionOf(house.client.userId);
  const trackId = await addTrack(db(), house.projectId);
  // The second is louder, shorter, and begins later; nothing of that may show.
  const loud = await sound(0.6, { gain: 0.8 });
  const quiet = await sound(SAMPLES / 48_000, { gain: 0.2 });
  pair = {
    trackId,
    versionIds: [
      await audible(trackId, house.engineer.userId, 1, quiet, { integratedLufs: -20 }),
      await audible(trackId, house.engineer.userId, 2, loud, { integratedLufs: -8, offsetSamples: 4000 }),
    ],
  };
});

const get = (path: string, headers: Record<string, string> = {}, who: Credentials = client, method = 'GET') => fetch(`${url()}/media/blind/${path}`, { method, headers: { ...who, ...headers } });
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
/** What may differ between any two answers, of one slot too. */
const steady = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => name !== 'date').map(([name, value]) => [name, value.replace(/'nonce-[^']+'/g, 'nonce')]));

async function fresh(kind: 'abx' | 'preference' = 'abx'): Promise<BlindTestView> {
  for (const { id } of (await ask<{ items: BlindTestView[] }>(client, 'GET', `/blind-tests?trackId=${pair.trackId}`)).body.items) await endBlindTest(call(), { id });
  return (await ask<BlindTestView>(client, 'POST', '/blind-tests', { ...pair, kind })).body;
}
const sample = (file: Buffer, at: number): number => file.readIntLE(at * 3, 3);

/** Correlation of two slots over their samples, −1 to 1. */
function likeness(a: Buffer, b: Buffer): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < SAMPLES * 2; i += 1) {
    const [x, y] = [sample(a, i), sample(b, i)];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

describe('the sound of a trial', () => {
  it('has one size, one index and the same headers for all slots, with A or B behind X', async () => {
    const seen = new Map<number, { index: string[]; headers: unknown[] }>();
    for (let i = 0; i < 10 || seen.size < 2; i += 1) {
      const { id } = await fresh();
      const answers = { index: [] as string[], headers: [] as unknown[] };
      for (const slot of ['a', 'b', 'x']) {
        const index = await get(`${id}/1/${slot}.json`);
        answers.index.push((await bodyOf(index)).toString());
        const whole = await get(`${id}/1/${slot}.pcm`);
        const part = await get(`${id}/1/${slot}.pcm`, { range: 'bytes=98304-196607' });
        expect([(await bodyOf(whole)).length, (await bodyOf(part)).length]).toEqual([SIZE, 98_304]);
        answers.headers.push([index, whole, part].map((response) => [response.status, steady(response)]));
      }
      for (const kind of ['index', 'headers'] as const) for (const other of answers[kind]) expect(other).toEqual(answers[kind][0]);
      seen.set((await secretOf(id, 1))[2] as number, answers);
    }
    expect(seen.get(0)).toEqual(seen.get(1));
    expect(JSON.parse(seen.get(0)?.index[0] as string)).toEqual({ version: 1, codec: 'pcm', sampleRate: 48_000, channels: 2, bitDepth: 24, totalSamples: SAMPLES, groupSamples: 16_384, fileBytes: SIZE, offsets: [0, 98_304, 196_608] });
    expect(seen.get(0)?.headers[0]).toMatchObject([[200, { 'content-type': 'application/json' }], [200, { 'cache-control': 'no-store, no-transform', 'content-length': String(SIZE), 'accept-ranges': 'bytes' }], [206, { 'content-range': `bytes 98304-196607/${SIZE}` }]]);
  });

  it('is what the secret says, matched in loudness, and never the same bytes', async () => {
    const { id } = await fresh();
    const [a, b, x] = await Promise.all(['a', 'b', 'x'].map(async (slot) => bodyOf(await get(`${id}/1/${slot}.pcm`)))) as [Buffer, Buffer, Buffer];
    const [same, other] = (await secretOf(id, 1))[2] === 0 ? [a, b] : [b, a];
    expect(likeness(same, x)).toBeGreaterThan(0.999);
    expect(likeness(other, x)).toBeLessThan(0.99);
    expect(x.equals(a) || x.equals(b)).toBe(false);
    // −8 LUFS was brought down by 12 dB to −20: 0.8 by a quarter is the 0.2 of the other.
    const peak = (file: Buffer) => Math.max(...Array.from({ length: SAMPLES * 2 }, (_, i) => sample(file, i))) / 2 ** 23;
    expect(peak(a)).toBeCloseTo(0.2, 2);
    expect(peak(b)).toBeCloseTo(0.2, 2);
  });

  it('comes in the same bytes again, whole or in pieces', async () => {
    const { id } = await fresh('preference');
    const whole = await bodyOf(await get(`${id}/1/2.pcm`));
    for (const [start, end] of [[0, 0], [1000, 120_000], [200_000, SIZE - 1]] as const) {
      expect((await bodyOf(await get(`${id}/1/2.pcm`, { range: `bytes=${start}-${end}` }))).equals(whole.subarray(start, end + 1))).toBe(true);
    }
    const outside = await get(`${id}/1/2.pcm`, { range: `bytes=${SIZE}-` });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${SIZE}`]);
    const head = await get(`${id}/1/2.pcm`, { range: 'bytes=10-19' }, client, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([206, '10']);
  });

  it('differs from trial to trial also where the order is the same', async () => {
    const { id } = await fresh();
    const first = await bodyOf(await get(`${id}/1/a.pcm`));
    await voteBlind(call(), { id, trial: 1, slot: 'a' });
    expect((await bodyOf(await get(`${id}/2/a.pcm`))).equals(first)).toBe(false);
  });
});

describe('who hears a trial', () => {
  it('its person only, in trials and slots that are there, while the test runs', async () => {
    const { id } = await fresh();
    const status = async (path: string, who: Credentials = client) => (await get(path, {}, who)).status;
    expect(await status(`${id}/1/x.pcm`)).toBe(200);
    for (const person of [house.owner, house.engineer, house.stranger]) expect(await status(`${id}/1/x.pcm`, await sessionOf(person.userId))).toBe(404);
    expect(await status(`${id}/1/x.pcm`, null)).toBe(404);
    expect(await status(`${id}/1/x.pcm`, await tokenOf(house.client.userId, 'read'))).toBe(200);
    expect(await status(`${id}/1/x.pcm`, await tokenOf(house.client.userId, 'notes'))).toBe(404);
    for (const path of [`${id}/2/x.pcm`, `${id}/0/x.pcm`, `${id}/1.5/x.pcm`, `${id}/1/c.pcm`, `${id}/1/1.pcm`, `${id}/1/x.flac`, `${id}/1/x`, `${pair.trackId}/1/x.pcm`, 'none/1/x.pcm', `${id}/one/x.pcm`]) {
      expect([path, await status(path)]).toEqual([path, 404]);
    }
    await voteBlind(call(), { id, trial: 1, slot: 'a' });
    await endBlindTest(call(), { id });
    expect(await status(`${id}/1/x.pcm`)).toBe(404);
  });

  it('nobody who was taken out of the project, or removed, or whose version was deleted', async () => {
    const { id } = await fresh();
    const heard = async () => (await get(`${id}/1/a.json`)).status;
    await db().delete(projectMembers).where(eq(projectMembers.userId, house.client.userId));
    expect(await heard()).toBe(404);
    await db().insert(projectMembers).values({ projectId: house.projectId, userId: house.client.userId, createdAt: new Date() });
    expect(await heard()).toBe(200);
    await db().update(users).set({ removedAt: new Date() }).where(eq(users.id, house.client.userId));
    expect(await heard()).toBe(404);
    await db().update(users).set({ removedAt: null }).where(eq(users.id, house.client.userId));

    const engineer = callAt(house.engineer, Date.now());
    const recording = await sound(0.5);
    const trackId = await addTrack(db(), house.projectId);
    const drafts = [await audible(trackId, house.engineer.userId, 1, recording, {}, false), await audible(trackId, house.engineer.userId, 2, recording, {}, false)];
    const test = await startBlindTest(engineer, { trackId, kind: 'abx', versionIds: drafts });
    const cookie = await sessionOf(house.engineer.userId);
    expect((await get(`${test.id}/1/x.pcm`, {}, cookie)).status).toBe(200);
    await deleteVersion(engineer, { id: drafts[0] as string });
    expect((await get(`${test.id}/1/x.pcm`, {}, cookie)).status).toBe(404);
  });
});

describe('the API', () => {
  it('leads through a test from start to result', async () => {
    const { id } = await fresh();
    const voted = await ask<{ test: BlindTestView; revealed: { correct: boolean } }>(client, 'POST', `/blind-tests/${id}/votes`, { trial: 1, slot: 'b' });
    expect(voted.body).toMatchObject({ test: { voted: 1, trial: 2 }, revealed: { trial: 1 } });
    expect((await ask(client, 'POST', `/blind-tests/${id}/votes`, { trial: 2, slot: 'left' })).status).toBe(422);
    expect((await ask<BlindTestView>(client, 'POST', `/blind-tests/${id}/end`)).body).toMatchObject({ state: 'early', voted: 1 });
    expect((await ask<BlindTestView>(await sessionOf(house.engineer.userId), 'GET', `/blind-tests/${id}`)).body).toMatchObject({ startedBy: { id: house.client.userId } });
  });

  it('says what is wrong with a start', async () => {
    const refused = async (body: object) => (await ask<{ errors: Record<string, string[]> }>(client, 'POST', '/blind-tests', { ...pair, kind: 'abx', ...body })).body.errors;
    expect(await refused({ versionIds: pair.versionIds.slice(0, 1) })).toMatchObject({ versionIds: ['Choose two versions to tell apart.'] });
    expect(await refused({ versionIds: [pair.versionIds[0], pair.versionIds[0]] })).toMatchObject({ versionIds: ['Choose two versions to tell apart.'] });
    expect(await refused({ kind: 'taste' })).toMatchObject({ kind: ['Choose abx or preference.'] });
    expect(await refused({ trials: 65 })).toMatchObject({ trials: ['At most 64.'] });
  });
});
