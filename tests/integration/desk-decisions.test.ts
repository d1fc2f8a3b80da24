import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RequestDecide } from '#app/contracts/notes.ts';
import type { RequestView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { ledgerOfTrack, requestsByIds } from '#db/queries/notes.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { ServiceError } from '#server/services/errors.server.ts';
import { updateNote } from '#server/services/notes/update-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideMany, undoMany } from '#server/services/requests/decide-many.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { requestView } from '#server/services/views.server.ts';
import { callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { INSIDE, openHouse } from './desk-support.ts';

const { raw } = useDatabase();
let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
});

type Decision = RequestDecide extends infer D ? (D extends RequestDecide ? Omit<D, 'requestId'> : never) : never;

const decide = (request: { id: string }, decision: Decision, who = house.engineer, at: string | number = INSIDE) =>
  decideRequest(callAt(who, at), { ...decision, requestId: request.id });
const now = async ({ id }: { id: string }): Promise<RequestView> => {
  const [row] = await requestsByIds(db(), [id]);
  if (!row) throw new Error('the request is gone');
  return requestView(row);
};
const refusal = async (work: Promise<unknown>): Promise<ServiceError> => {
  const error: unknown = await work.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof ServiceError)) throw error ?? new Error('it was not refused');
  return error;
};

describe('a decision on a stale view', () => {
  it('is refused with the request as it is and who did what meanwhile', async () => {
    const { request } = await house.write(house.client, 'snare down a touch');
    await decide(request, { action: 'start', rowVersion: 1 }, house.colleague);
    const error = await refusal(decide(request, { action: 'decline', reason: 'No', rowVersion: 1 }));
    expect(error).toMatchObject({ code: 'stale', message: expect.stringContaining('colleague was quicker: The engineer is working on this.') });
    expect(error.more.current).toMatchObject({ request: { id: request.id, state: 'in_progress', rowVersion: 2 }, changes: [{ by: 'colleague', rule: 'person.start', outcome: 'in_progress' }] });
    expect(await now(request)).toMatchObject({ state: 'in_progress', rowVersion: 2 });
  });

  it('tells somebody who decided in another window that it was them, in whole sentences', async () => {
    const { request } = await house.write(house.client, 'a little less room on the toms');
    await decide(request, { action: 'decline', reason: 'the take is lovely', rowVersion: 1 });
    const again = { action: 'start', rowVersion: 1 } as const;
    expect((await refusal(decide(request, again))).message).toBe(
      'You decided this elsewhere meanwhile: The studio will not do this: the take is lovely. It is shown as it is now. Decide again if you still want to.',
    );
    expect((await refusal(decide(request, again, house.colleague))).message).toMatch(/^engineer was quicker: The studio will not do this: the take is lovely\. It is shown/);
  });

  it('of two engineers at once one decides and the other is told', async () => {
    const written: RequestView[] = [];
    for (let i = 0; i < 8; i++) written.push((await house.write(house.client, `pan the shaker left, wish ${i}`)).request);
    const both = await Promise.allSettled(
      written.flatMap((request) => [
        decide(request, { action: 'decline', reason: 'Not this time', rowVersion: 1 }),
        decide(request, { action: 'start', rowVersion: 1 }, house.colleague),
      ]),
    );
    for (const [i, request] of written.entries()) {
      const pair = both.slice(i * 2, i * 2 + 2);
      expect(pair.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(pair.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale', more: { current: { changes: [{}] } } } });
      const { state, rowVersion } = await now(request);
      expect([state, rowVersion]).toEqual([pair[0]?.status === 'fulfilled' ? 'declined' : 'in_progress', 2]);
    }
    const lines = (await ledgerOfTrack(db(), house.trackId)).filter((line) => written.some(({ id }) => id === line.requestId));
    expect(lines).toHaveLength(16);
  });
});

describe('an engineer', () => {
  it('takes work on, says how long it takes, and gives it back', async () => {
    const { request } = await house.write(house.client, 'kick up a bit');
    const { request: assigned } = await decide(request, { action: 'assign', assigneeId: house.colleague.userId });
    expect(assigned).toMatchObject({ assignee: { name: 'colleague' }, state: 'accepted', sentence: request.sentence });
    expect((await decide(request, { action: 'minutes', minutes: 25 })).request).toMatchObject({ minutes: 25, sentence: request.sentence });
    expect((await decide(request, { action: 'assign', assigneeId: null })).request.assignee).toBeNull();
    expect(await refusal(decide(request, { action: 'assign', assigneeId: house.client.userId }))).toMatchObject({ code: 'invalid' });
    await expect(raw()`update requests set assignee_id = ${house.client.userId} where id = ${request.id}`).rejects.toMatchObject({ code: 'TB031' });
  });

  it('puts what waits onto booked time, but never what is free', async () => {
    const { engineer, client, projectId } = house;
    const track = await house.anotherTrack('2026-03-03T16:20:00Z');
    const free = (await house.write(client, 'hats down', track)).request;
    const big = (await house.write(client, 'can I re-sing the bridge', { ...track, kind: 'major' })).request;
    const { booking } = await createBooking(callAt(engineer, INSIDE), {
      projectId, trackId: track.trackId, service: 'attended_mix', startsAt: '2026-03-10T14:00:00Z', endsAt: '2026-03-10T17:00:00Z', requestIds: [],
    });
    expect(await refusal(decide(free, { action: 'book', bookingId: booking.id }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('stays free') });
    expect((await decide(big, { action: 'book', bookingId: booking.id })).request).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: booking.id });
    expect(await refusal(decide(big, { action: 'book', bookingId: v7() }))).toMatchObject({ code: 'conflict' });
  });
});

describe('taking a decision back', () => {
  it('restores what was, in a line of its own', async () => {
    const { request } = await house.write(house.client, 'more room on the piano');
    await decide(request, { action: 'minutes', minutes: 12 });
    const before = await now(request);
    await decide(request, { action: 'decline', reason: 'It would fight the strings.' });
    await decide(request, { action: 'undo' });
    expect(before).toMatchObject({ state: 'accepted', basis: 'window', minutes: 12, sentence: request.sentence });
    expect(await now(request)).toEqual({ ...before, rowVersion: before.rowVersion + 2 });
    const rules = (await ledgerOfTrack(db(), house.trackId)).filter(({ requestId }) => requestId === request.id).map(({ rule }) => rule);
    expect(rules).toEqual(['open.minor', 'person.minutes', 'person.decline', 'person.undo']);
    expect(await refusal(decide(request, { action: 'undo' }))).toMatchObject({ message: expect.stringContaining('nothing to take back') });
  });

  it('goes back over the start that "done" wrote down', async () => {
    const { request } = await house.write(house.client, 'vocal reverb a bit shorter');
    await decide(request, { action: 'done', versionId: house.versionId });
    expect((await decide(request, { action: 'undo' })).request).toMatchObject({ state: 'accepted', doneVersionId: null });
  });

  it.each([
    ['somebody else’s', 'engineer’s', async (request: RequestView) => refusal(decide(request, { action: 'undo' }, house.colleague))],
    ['one from long ago', '10 minutes', async (request: RequestView) => refusal(decide(request, { action: 'undo' }, house.engineer, Date.parse(INSIDE) + 11 * 60_000))],
    ['one that something followed', 'happened since', async (request: RequestView) => {
      await raw()`update requests set row_version = row_version + 1 where id = ${request.id}`;
      return refusal(decide(request, { action: 'undo' }));
    }],
  ])('is refused for %s', async (_what, words, attempt) => {
    const { request } = await house.write(house.client, 'open up the top');
    await decide(request, { action: 'start' });
    expect(await attempt(request)).toMatchObject({ code: 'conflict', message: expect.stringContaining(words) });
  });
});

describe('one decision about many', () => {
  it('answers for each, and takes back what was done', async () => {
    const requests: RequestView[] = [];
    for (let i = 0; i < 4; i++) requests.push((await house.write(house.client, `tuck the pad under, ${i}`)).request);
    const comment = (await house.write(house.client, 'lovely', { kind: 'comment' })).request;
    await decide(requests[1] ?? comment, { action: 'start' }, house.colleague);
    const items = [...requests, comment].map(({ id }) => ({ requestId: id, rowVersion: 1 }));
    const { batchId, verdicts } = await decideMany(callAt(house.engineer, INSIDE), { items: [...items, { requestId: v7(), rowVersion: 1 }], decision: { action: 'start' } });
    expect(verdicts.map((verdict) => (verdict.ok ? verdict.request.state : verdict.code))).toEqual(['in_progress', 'stale', 'in_progress', 'in_progress', 'conflict', 'not_found']);
    const undone = await undoMany(callAt(house.engineer, INSIDE), { batchId });
    expect(undone.verdicts.map((verdict) => verdict.ok && verdict.request.state)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await refusal(undoMany(callAt(house.colleague, INSIDE), { batchId }))).toMatchObject({ code: 'not_found' });
  });
});

describe('the same wish twice', () => {
  const pair = async () => {
    const first = await house.write(house.client, 'bass a touch louder', { at: 100_000 });
    const second = await house.write(house.second, 'could the bass come up please', { at: 101_000 });
    await decide(second.request, { action: 'merge', into: first.request.id });
    return { first, second };
  };

  it('is one piece of work, and everybody who asked hears of it', async () => {
    const { first, second } = await pair();
    await decide(first.request, { action: 'start' });
    expect(await now(second.request)).toMatchObject({ state: 'in_progress', mergedInto: first.request.id });
    expect(await refusal(decide(second.request, { action: 'start' }))).toMatchObject({ message: expect.stringContaining('merged into another') });
    await decide(first.request, { action: 'done', versionId: house.versionId });
    await decide(first.request, { action: 'verify' }, house.client);
    expect(await now(second.request)).toMatchObject({ state: 'done', doneVersionId: house.versionId });
    await decide(second.request, { action: 'reopen', how: 'more' }, house.second);
    expect(await now(second.request)).toMatchObject({ state: 'reopened', mergedInto: null, basis: 'window' });
    expect(await now(first.request)).toMatchObject({ state: 'verified' });
  });

  it('goes back for all when one of them is not content', async () => {
    const { first, second } = await pair();
    await decide(first.request, { action: 'done', versionId: house.versionId });
    await decide(second.request, { action: 'reopen', how: 'less' }, house.second);
    expect([(await now(first.request)).state, (await now(second.request)).state]).toEqual(['reopened', 'reopened']);
  });

  it('lives on with whoever still asks', async () => {
    const { first, second } = await pair();
    await withdrawNote(callAt(house.client, INSIDE), { id: first.note.id });
    expect(await now(second.request)).toMatchObject({ state: 'accepted', mergedInto: null });
    const other = await pair();
    await withdrawNote(callAt(house.second, INSIDE), { id: other.second.note.id });
    expect([(await now(other.first.request)).state, (await now(other.second.request)).state]).toEqual(['accepted', 'withdrawn']);
  });

  it('can be told apart again, and is not merged where somebody would lose by it', async () => {
    const { first, second } = await pair();
    await decide(second.request, { action: 'undo' });
    expect(await now(second.request)).toMatchObject({ state: 'accepted', mergedInto: null });
    await decide(second.request, { action: 'merge', into: first.request.id });
    await decide(second.request, { action: 'unmerge' });
    expect(await now(second.request)).toMatchObject({ state: 'accepted', mergedInto: null });
    const big = (await house.write(house.client, 'replace the bass with the DI', { kind: 'major' })).request;
    expect(await refusal(decide(first.request, { action: 'merge', into: big.id }))).toMatchObject({ message: expect.stringContaining('nobody loses what was promised') });
    await decide(second.request, { action: 'merge', into: first.request.id });
    expect(await refusal(decide(first.request, { action: 'merge', into: (await house.write(house.client, 'kick down')).request.id }))).toMatchObject({ message: expect.stringContaining('Others were merged') });
    await expect(raw()`update requests set merged_into_id = ${big.id} where id = ${first.request.id}`).rejects.toMatchObject({ code: 'TB032' });
  });

  it('does not follow a note that asks for something else by now', async () => {
    const third = await house.write(house.client, 'organ up a bit', { at: 150_000 });
    await updateNote(callAt(house.client, INSIDE), { id: third.note.id, body: 'organ up a touch' });
    expect(await now(third.request)).toMatchObject({ state: 'accepted' });
  });
});
