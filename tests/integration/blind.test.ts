import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectMembers, versions } from '#db/schema/index.ts';
import { endBlindTest } from '#server/services/blind/end-blind-test.server.ts';
import { goOnBlind } from '#server/services/blind/go-on-blind.server.ts';
import { getBlindTest, listBlindTests } from '#server/services/blind/list-blind-tests.server.ts';
import { startBlindTest } from '#server/services/blind/start-blind-test.server.ts';
import { voteBlind } from '#server/services/blind/vote-blind.server.ts';
import { deleteVersion } from '#server/services/versions/delete-version.server.ts';
import { addHouse, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { answerTo, secretOf, silentTest } from './blind-support.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
const NOW = '2026-03-05T12:00:00Z';
const client = () => callAt(house.client, NOW);
const engineer = () => callAt(house.engineer, NOW);
const begin = (options: Parameters<typeof silentTest>[3] = {}, call = client()) => silentTest(call, house.projectId, house.engineer.userId, options);

beforeAll(async () => {
  house = await addHouse(db());
});

/** Answers so many trials in a row, right or wrong. */
async function answer(id: string, from: number, rights: boolean[]) {
  let last: Awaited<ReturnType<typeof voteBlind>> | null = null;
  for (const [i, right] of rights.entries()) last = await voteBlind(client(), { id, trial: from + i, slot: await answerTo(id, from + i, right) });
  return last as NonNullable<typeof last>;
}
const rights = (right: number, wrong: number): boolean[] => [...Array<boolean>(wrong).fill(false), ...Array<boolean>(right).fill(true)];

describe('an ABX test', () => {
  it('tells after each vote whether it was right, and the result after as many as planned', async () => {
    const { id, planned, trial, abx } = await begin();
    expect({ planned, trial, abx }).toMatchObject({ planned: 16, trial: 1, abx: { correct: 0, trials: 0, p: 1, heard: false } });
    const [x] = [(await secretOf(id, 1))[2]];
    const first = await voteBlind(client(), { id, trial: 1, slot: 'a' });
    expect(first.revealed).toEqual({ trial: 1, x: x === 0 ? 'a' : 'b', correct: x === 0 });
    expect(first.test).toMatchObject({ state: 'running', voted: 1, trial: 2, sentence: null });
    const missing = x === 0 ? rights(12, 3) : rights(13, 2);
    const { test } = await answer(id, 2, missing);
    expect(test).toMatchObject({ state: 'running', voted: 16, trial: null, abx: { correct: 13, trials: 16, heard: true } });
    expect(test.abx?.p).toBeCloseTo(697 / 65_536, 12);
    expect(await endBlindTest(client(), { id })).toMatchObject({ state: 'as_planned', trial: null, sentence: 'The difference could be heard.' });
  });

  it('stopped early says what that costs, and takes no more votes', async () => {
    const { id } = await begin();
    await answer(id, 1, rights(9, 1));
    const ended = await endBlindTest(client(), { id });
    expect(ended).toMatchObject({ state: 'early', voted: 10, abx: { correct: 9, trials: 10, heard: false } });
    expect(ended.abx?.p).toBeLessThan(0.05);
    expect(ended.sentence).toMatch(/^Not shown to be audible\. Stopped early/);
    await expect(voteBlind(client(), { id, trial: 11, slot: 'a' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('has ended') });
    await expect(goOnBlind(client(), { id })).rejects.toMatchObject({ code: 'conflict' });
    expect(await endBlindTest(callAt(house.client, '2026-03-06T12:00:00Z'), { id })).toEqual(ended);
  });

  it('goes on beyond the plan when asked to, trial after trial', async () => {
    const { id } = await begin({ trials: 2 });
    expect((await answer(id, 1, [true, true])).test.trial).toBeNull();
    await expect(voteBlind(client(), { id, trial: 3, slot: 'a' })).rejects.toMatchObject({ code: 'not_found' });
    const [once, twice] = [await goOnBlind(client(), { id }), await goOnBlind(client(), { id })];
    expect([once.trial, twice.trial]).toEqual([3, 3]);
    expect((await answer(id, 3, [true])).test.trial).toBe(4);
    expect(await endBlindTest(client(), { id })).toMatchObject({ state: 'longer', voted: 3 });
  });

  it('takes one answer a trial: the same again is the same, another is refused', async () => {
    const { id } = await begin();
    const slot = await answerTo(id, 1, true);
    const [first, again] = await Promise.all([voteBlind(client(), { id, trial: 1, slot }), voteBlind(client(), { id, trial: 1, slot })]);
    expect(again).toEqual(first);
    await expect(voteBlind(client(), { id, trial: 1, slot: slot === 'a' ? 'b' : 'a' })).rejects.toMatchObject({ code: 'stale' });
    for (const wrong of ['x', '1']) await expect(voteBlind(client(), { id, trial: 2, slot: wrong })).rejects.toMatchObject({ code: 'invalid' });
    await expect(voteBlind(client(), { id, trial: 3, slot: 'a' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await getBlindTest(client(), id)).abx).toMatchObject({ trials: 1, correct: 1 });
  });
});

describe('a preference test', () => {
  it('shows each round in a new order, reveals nothing before the end, and counts by version', async () => {
    const { id, versions: chosen, slots } = await begin({ kind: 'preference', count: 3, trials: 4 });
    expect(slots).toEqual(['1', '2', '3']);
    for (const [i, favourite] of [2, 2, 0, 2].entries()) {
      const slot = String((await secretOf(id, i + 1)).indexOf(favourite) + 1);
      const { revealed, test } = await voteBlind(client(), { id, trial: i + 1, slot });
      expect({ revealed, votes: test.votes, abx: test.abx, sentence: test.sentence }).toEqual({ revealed: null, votes: null, abx: null, sentence: null });
    }
    const ended = await endBlindTest(client(), { id });
    expect(ended).toMatchObject({ state: 'as_planned', votes: [1, 0, 3], sentence: 'v3 was chosen most often.' });
    expect(ended.versions).toEqual(chosen);
  });
});

describe('the secret', () => {
  it('is any order with the same chance', async () => {
    const ROUNDS = 60;
    const seen = new Map<string, number>();
    let xIsA = 0;
    for (let test = 0; test < 2; test += 1) {
      const [abx, preference] = [await begin({ trials: 64 }), await begin({ kind: 'preference', count: 3, trials: 64 })];
      for (let trial = 1; trial <= ROUNDS; trial += 1) {
        if ((await secretOf(abx.id, trial))[2] === 0) xIsA += 1;
        const order = (await secretOf(preference.id, trial)).join();
        seen.set(order, (seen.get(order) ?? 0) + 1);
        await voteBlind(client(), { id: abx.id, trial, slot: 'a' });
        await voteBlind(client(), { id: preference.id, trial, slot: '1' });
      }
    }
    // Beyond five standard deviations, and the chi-squared of five degrees of freedom that one run in a million exceeds.
    expect(Math.abs(xIsA - 60)).toBeLessThan(5 * Math.sqrt(30));
    expect(seen.size).toBe(6);
    expect([...seen.values()].reduce((sum, count) => sum + (count - 20) ** 2 / 20, 0)).toBeLessThan(36);
  }, 60_000);

  it('is in no answer before the vote: two tests whose secrets differ read the same', async () => {
    const answers = new Map<number, unknown[]>();
    for (let i = 0; i < 12 || answers.size < 2; i += 1) {
      const started = await begin();
      const seen = [started, await getBlindTest(client(), started.id), ...(await listBlindTests(client(), started.trackId))];
      const anonymous = JSON.parse(JSON.stringify(seen).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')) as unknown;
      const x = (await secretOf(started.id, 1))[2] as number;
      answers.set(x, [...(answers.get(x) ?? []), anonymous]);
    }
    const all = [...answers.values()].flat();
    for (const one of all) expect(one).toEqual(all[0]);
  });
});

describe('who sees and answers', () => {
  it('a running test is its person’s alone; its result everybody’s on the track', async () => {
    const { id, trackId } = await begin();
    await answer(id, 1, [true]);
    for (const actor of [house.owner, house.engineer, house.stranger]) {
      const call = callAt(actor, NOW);
      await expect(getBlindTest(call, id)).rejects.toMatchObject({ code: 'not_found' });
      for (const work of [() => voteBlind(call, { id, trial: 2, slot: 'a' }), () => goOnBlind(call, { id }), () => endBlindTest(call, { id })]) await expect(work()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await listBlindTests(engineer(), trackId)).toEqual([]);
    expect((await listBlindTests(client(), trackId)).map((test) => test.id)).toEqual([id]);
    const ended = await endBlindTest(client(), { id });
    expect(await listBlindTests(engineer(), trackId)).toEqual([ended]);
    expect(await getBlindTest(callAt(house.owner, NOW), id)).toEqual(ended);
    await expect(listBlindTests(callAt(house.stranger, NOW), trackId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a result over a draft stays with the studio, one without votes is nobody’s', async () => {
    const trackId = await addTrack(db(), house.projectId);
    const versionIds = [await addVersion(db(), trackId, house.engineer.userId), await addVersion(db(), trackId, house.engineer.userId, { number: 2, published: false })];
    await expect(startBlindTest(client(), { trackId, kind: 'abx', versionIds })).rejects.toMatchObject({ code: 'not_found' });
    const { id } = await startBlindTest(engineer(), { trackId, kind: 'abx', versionIds });
    await voteBlind(engineer(), { id, trial: 1, slot: 'b' });
    await endBlindTest(engineer(), { id });
    expect(await listBlindTests(engineer(), trackId)).toHaveLength(1);
    expect(await listBlindTests(client(), trackId)).toEqual([]);
    await expect(getBlindTest(client(), id)).rejects.toMatchObject({ code: 'not_found' });
    const other = await startBlindTest(engineer(), { trackId, kind: 'abx', versionIds });
    await endBlindTest(engineer(), { id: other.id });
    expect(await listBlindTests(engineer(), trackId)).toHaveLength(1);
  });

  it('one test at a time on a track', async () => {
    const { trackId, versions: pair } = await begin();
    const again = { trackId, kind: 'abx' as const, versionIds: pair.map(({ id }) => id) };
    await expect(startBlindTest(client(), again)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Finish that one first') });
    await expect(startBlindTest(engineer(), again)).resolves.toMatchObject({ trial: 1 });
  });

  it('only what can be compared', async () => {
    const trackId = await addTrack(db(), house.projectId);
    const make = async (number: number, change: Partial<typeof versions.$inferInsert>) => {
      const id = await addVersion(db(), trackId, house.engineer.userId, { number, published: false });
      await db().update(versions).set(change).where(eq(versions.id, id));
      return id;
    };
    const plain = await make(1, { label: 'plain' });
    const refused = async (other: string, message: RegExp) =>
      expect(startBlindTest(engineer(), { trackId, kind: 'abx', versionIds: [plain, other] })).rejects.toMatchObject({ message: expect.stringMatching(message) });
    await refused(await make(4, { state: 'processing' }), /v4 cannot be heard yet/);
    await refused(house.versionId, /does not exist/);
  });

  it('takes versions of other rates, channels and beginnings at the highest rate of all, as long as all of them', async () => {
    const trackId = await addTrack(db(), house.projectId);
    const make = async (number: number, change: Partial<typeof versions.$inferInsert>) => {
      const id = await addVersion(db(), trackId, house.engineer.userId, { number, published: false });
      await db().update(versions).set(change).where(eq(versions.id, id));
      return id;
    };
    const versionIds = [await make(1, { sampleRate: 48_000, samples: 480_000 }), await make(2, { sampleRate: 44_100, channels: 1, samples: 441_000, offsetSamples: -44_100 })];
    const { sound } = await startBlindTest(engineer(), { trackId, kind: 'abx', versionIds });
    expect(sound).toEqual({ sampleRate: 48_000, channels: 2, samples: 528_000, offsetSamples: -48_000 });
  });

  it('ends kindly when a version is deleted, or the person is taken out of the project', async () => {
    const trackId = await addTrack(db(), house.projectId);
    const drafts = [1, 2].map((number) => addVersion(db(), trackId, house.engineer.userId, { number, published: false }));
    const { id } = await startBlindTest(engineer(), { trackId, kind: 'abx', versionIds: await Promise.all(drafts) });
    await voteBlind(engineer(), { id, trial: 1, slot: 'a' });
    await deleteVersion(engineer(), { id: (await drafts[1]) as string });
    await expect(voteBlind(engineer(), { id, trial: 2, slot: 'a' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('deleted a version') });
    expect(await endBlindTest(engineer(), { id })).toMatchObject({ state: 'early', voted: 1 });

    const mine = await begin();
    await db().delete(projectMembers).where(eq(projectMembers.userId, house.client.userId));
    await expect(voteBlind(client(), { id: mine.id, trial: 1, slot: 'a' })).rejects.toMatchObject({ code: 'not_found' });
    await db().insert(projectMembers).values({ projectId: house.projectId, userId: house.client.userId, createdAt: new Date() });
  });
});
