import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingView } from '#app/contracts/views.ts';
import type { ServiceError } from '#server/services/errors.server.ts';
import { acceptMove, refuseMove, withdrawMove } from '#server/services/bookings/answer-move.server.ts';
import { agreeBooking } from '#server/services/bookings/agree-booking.server.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { declineBooking } from '#server/services/bookings/decline-booking.server.ts';
import { getBooking } from '#server/services/bookings/get-booking.server.ts';
import { listSlots } from '#server/services/bookings/list-slots.server.ts';
import { offerBooking } from '#server/services/bookings/offer-booking.server.ts';
import { previewCancel } from '#server/services/bookings/preview-cancel.server.ts';
import { proposeMove } from '#server/services/bookings/propose-move.server.ts';
import { recordMinutes } from '#server/services/bookings/record-minutes.server.ts';
import { requestBooking } from '#server/services/bookings/request-booking.server.ts';
import { sweepBookings } from '#server/services/bookings/sweep-bookings.server.ts';
import { withdrawBooking } from '#server/services/bookings/withdraw-booking.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { trackLedger, trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { addHouse, addProject, addRoom, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db, raw } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let roomId: string;
const NOW = '2026-03-05T12:00:00Z';
const engineer = (at = NOW) => callAt(house.engineer, at);
const client = (at = NOW) => callAt(house.client, at);

beforeAll(async () => {
  house = await addHouse(db());
  roomId = await addRoom(db());
});

/** A project of the client with one track whose mix was done on 3 March. */
async function job() {
  const projectId = await addProject(db(), house.studioId, [house.client]);
  const trackId = await addTrack(db(), projectId, { doneAt: new Date('2026-03-03T16:20:00Z') });
  return { projectId, trackId, versionId: await addVersion(db(), trackId, house.engineer.userId) };
}

let days = 0;
/** 10:00 on weekdays that nothing else here uses. */
function day(): string {
  days += 1;
  return new Date(Date.UTC(2026, 2, 9 + Math.floor(days / 5) * 7 + (days % 5), 10)).toISOString();
}
const ask = async (projectId: string, { startsAt = day(), ...extra }: { startsAt?: string; [more: string]: unknown } = {}) =>
  (await requestBooking(client(), { projectId, service: 'attended_mix', startsAt, minutes: 120, requestIds: [], ...extra })).booking;
const offer = async (id: string, extra: object = {}, at = NOW) => (await offerBooking(engineer(at), { id, ...extra })).booking;
const major = async (versionId: string) =>
  (await createNote(client(), { id: v7(), versionId, at: 0, body: 'can I re-sing the bridge', kind: 'major' })).note.requests[0]?.id as string;
const requestOf = async (trackId: string, id: string) => (await trackSnapshot(engineer(), trackId)).notes.flatMap(({ requests }) => requests).find((request) => request.id === id);
const windowOf = async (trackId: string, at = NOW) => (await trackSnapshot(client(at), trackId)).track.window.state;

describe('from asking to holding', () => {
  it('a request is offered, agreed, held and recorded; windows, requests, ledger and events follow', async () => {
    const { projectId, trackId, versionId } = await job();
    const requestId = await major(versionId);
    const asked = await ask(projectId, { trackId, requestIds: [requestId], startsAt: '2026-03-12T14:00:00Z' });
    expect(asked).toMatchObject({ state: 'requested', engineer: { name: 'engineer' }, room: { id: roomId }, price: 9_000, expiresAt: '2026-03-08T12:00:00.000Z' });
    expect(asked.estimate).toMatchObject({ reasons: [{ why: 'requests', count: 1 }] });
    expect(await windowOf(trackId)).toBe('open');

    const offered = await offer(asked.id, { price: 10_000, note: 'bring the lyrics' });
    expect(offered).toMatchObject({ state: 'offered', price: 10_000, lines: [{ what: 'session', amount: 9_000 }, { what: 'agreed', amount: 1_000 }] });
    expect(await requestOf(trackId, requestId)).toMatchObject({ state: 'needs_booking' });

    const { booking } = await agreeBooking(client(), { id: asked.id, rowVersion: offered.rowVersion });
    expect(booking).toMatchObject({ state: 'confirmed', expiresAt: null, confirmedAt: '2026-03-05T12:00:00.000Z' });
    expect(await requestOf(trackId, requestId)).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: asked.id });
    expect(await windowOf(trackId)).toBe('on_hold');

    await sweepBookings(new Date('2026-03-12T16:00:00Z'));
    expect((await getBooking(client(), asked.id)).state).toBe('held');
    expect(await windowOf(trackId, '2026-03-12T17:00:00Z')).toBe('open');
    expect((await recordMinutes(engineer('2026-03-12T17:00:00Z'), { id: asked.id, actualMinutes: 135 })).booking.actualMinutes).toBe(135);

    const lines = (await trackLedger(engineer(), trackId)).filter(({ rule, requestId: of }) => rule.startsWith('booking.') && of === null);
    expect(lines.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['booking.request', 'requested'],
      ['booking.offer', 'offered'],
      ['booking.agree', 'confirmed'],
      ['booking.hold', 'held'],
      ['booking.record', 'held'],
    ]);
    expect(lines[1]?.sentence).toBe('Offered: Attended mix, Thursday 12 March 2026, 14:00–16:00 GMT, for £100.00. It is kept free until Sunday 8 March, 12:00.');
    const events = await raw()`select type from track_events where track_id = ${trackId} order by seq`;
    expect(events.map(({ type }) => type as string).filter((type) => type.startsWith('booking.'))).toEqual(['booking.requested', 'booking.offered', 'booking.confirmed', 'booking.held', 'booking.recorded']);
  });

  it('either side may say no or take its own back, and nobody answers for the other', async () => {
    const { projectId } = await job();
    const one = await ask(projectId);
    await expect(agreeBooking(client(), { id: one.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(offerBooking(client(), { id: one.id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await declineBooking(engineer(), { id: one.id, reason: 'We are away.' })).booking).toMatchObject({ state: 'declined', reason: 'We are away.' });
    const two = await ask(projectId);
    expect((await withdrawBooking(client(), { id: two.id })).booking.state).toBe('cancelled');
    const three = await ask(projectId);
    await offer(three.id);
    await expect(agreeBooking(engineer(), { id: three.id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await declineBooking(client(), { id: three.id })).booking.state).toBe('declined');
    const four = await ask(projectId, { startsAt: three.startsAt });
    expect(four.state).toBe('requested');
    await withdrawBooking(client(), { id: four.id });
  });

  it('what nobody answers expires and gives its time back; a step on an old view is stale', async () => {
    const { projectId } = await job();
    const asked = await ask(projectId);
    await expect(offerBooking(engineer(), { id: asked.id, rowVersion: asked.rowVersion + 1 })).rejects.toMatchObject({ code: 'stale' });
    await offer(asked.id);
    const late = '2026-03-08T12:00:00Z';
    await expect(agreeBooking(client(late), { id: asked.id })).rejects.toMatchObject({ code: 'conflict' });
    const other = await job();
    const again = await requestBooking(client(late), { projectId: other.projectId, service: 'attended_mix', startsAt: asked.startsAt, minutes: 120, requestIds: [] });
    expect(again.booking.state).toBe('requested');
    expect((await getBooking(client(), asked.id)).state).toBe('expired');
  });

  it('a client asks only for what the studio lets them have, and for so much at a time', async () => {
    const { projectId } = await job();
    const tries = [
      [{ startsAt: '2026-03-14T10:00:00Z' }, 'conflict'], // a Saturday
      [{ startsAt: '2026-03-16T17:00:00Z' }, 'conflict'], // past the closing time
      [{ startsAt: '2026-03-06T11:00:00Z' }, 'conflict'], // before the lead time
      [{ minutes: 45 }, 'invalid'],
      [{ minutes: 30 }, 'invalid'],
      [{ requestIds: [v7()] }, 'invalid'],
    ] as const;
    for (const [extra, code] of tries) await expect(ask(projectId, extra), JSON.stringify(extra)).rejects.toMatchObject({ code });
    for (let n = 0; n < 3; n += 1) await ask(projectId);
    await expect(ask(projectId)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('wait for an answer') });
  });

  it('a hybrid takes the engineer for its preparation too, and both parts are paid', async () => {
    const { projectId } = await job();
    const startsAt = day().replace('T10', 'T12');
    const booking = (await createBooking(engineer(), { projectId, service: 'hybrid_mix', startsAt, endsAt: startsAt.replace('T12', 'T14'), engineerId: house.engineer.userId })).booking;
    expect(booking).toMatchObject({ preparesAt: startsAt.replace('T12', 'T11'), price: 13_500, lines: [{ what: 'preparation', amount: 4_500 }, { what: 'session', amount: 9_000 }], room: { id: roomId } });
    const inPreparation = { projectId, service: 'mix_time', startsAt: startsAt.replace('T12', 'T11'), endsAt: startsAt.replace('T12:00', 'T11:30'), engineerId: house.engineer.userId } as const;
    await expect(createBooking(engineer(), inPreparation)).rejects.toMatchObject({ code: 'conflict', more: { slots: expect.arrayContaining([expect.anything()]) } });
  });
});

describe('another time', () => {
  const booked = async (projectId: string): Promise<BookingView> => {
    const startsAt = day();
    return (await createBooking(engineer(), { projectId, service: 'attended_mix', startsAt, endsAt: startsAt.replace('T10', 'T12'), engineerId: house.engineer.userId })).booking;
  };

  it('needs the other side, while the agreed one stands and both are kept', async () => {
    const { projectId, trackId, versionId } = await job();
    const requestId = await major(versionId);
    const booking = await booked(projectId);
    const startsAt = day();
    const { booking: proposed } = await proposeMove(client(), { id: booking.id, startsAt, note: 'school run' });
    expect(proposed).toMatchObject({ startsAt: booking.startsAt, proposal: { startsAt, side: 'client', note: 'school run' } });
    const other = await job();
    await expect(ask(other.projectId, { startsAt, engineerId: house.engineer.userId })).rejects.toMatchObject({ code: 'conflict' });
    await expect(acceptMove(client(), { id: booking.id })).rejects.toMatchObject({ code: 'forbidden' });
    const { booking: moved } = await acceptMove(engineer(), { id: booking.id });
    expect(moved).toMatchObject({ startsAt, proposal: null, price: booking.price, sequence: 1 });
    expect((await requestOf(trackId, requestId))?.sentence).toMatch(/^Goes into your session on /);
    await expect(ask(other.projectId, { startsAt: booking.startsAt })).resolves.toMatchObject({ state: 'requested' });
  });

  it('may be refused, taken back, or left unanswered', async () => {
    const { projectId } = await job();
    const booking = await booked(projectId);
    const [one, two] = [day(), day()];
    await proposeMove(engineer(), { id: booking.id, startsAt: one });
    expect((await refuseMove(client(), { id: booking.id })).booking).toMatchObject({ startsAt: booking.startsAt, proposal: null });
    await proposeMove(client(), { id: booking.id, startsAt: two });
    await expect(refuseMove(client(), { id: booking.id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await withdrawMove(client(), { id: booking.id })).booking.proposal).toBeNull();
    await proposeMove(engineer(), { id: booking.id, startsAt: one });
    await sweepBookings(new Date('2026-03-09T00:00:00Z'));
    expect((await getBooking(client(), booking.id)).proposal).toBeNull();
  });
});

describe('cancelling', () => {
  it('costs a client what the notice rule said when it was agreed, and the studio’s own nothing', async () => {
    const { projectId } = await job();
    const asked = await ask(projectId);
    await offer(asked.id);
    await agreeBooking(client(), { id: asked.id });
    const dayBefore = new Date(Date.parse(asked.startsAt) - 86_400_000).toISOString();
    expect(await previewCancel(client(), { id: asked.id })).toMatchObject({ open: true, fee: 0, percent: 50 });
    expect(await previewCancel(engineer(dayBefore), { id: asked.id })).toMatchObject({ fee: 0 });
    await raw()`update studios set late_percent = 0`;
    expect(await previewCancel(client(dayBefore), { id: asked.id })).toMatchObject({ fee: 4_500, currency: 'GBP' });
    expect((await cancelBooking(client(dayBefore), { id: asked.id, reason: 'ill' })).booking).toMatchObject({ state: 'cancelled', cancelFee: 4_500, reason: 'ill', sequence: 1 });
    await raw()`update studios set late_percent = 50`;
  });
});

describe('races', () => {
  it('50 clients for one slot: one gets it, the others get the next free ones', async () => {
    const jobs = await Promise.all(Array.from({ length: 50 }, job));
    const startsAt = day();
    const { slots } = await listSlots(client(), { projectId: jobs[0]?.projectId as string, service: 'recording_session', from: startsAt });
    expect(slots[0]).toMatchObject({ startsAt, roomIds: [roomId] });
    const asked = await Promise.allSettled(jobs.map(({ projectId }) => requestBooking(client(), { projectId, service: 'recording_session', startsAt, minutes: 240, requestIds: [] })));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of asked) {
      if (one.status === 'fulfilled') continue;
      const { code, more } = one.reason as ServiceError;
      expect(code).toBe('conflict');
      expect(more.slots?.length).toBeGreaterThan(0);
      expect(more.slots?.map((slot) => slot.startsAt)).not.toContain(startsAt);
    }
  });

  it('agreeing against taking back: one of them, and requests and window follow it', async () => {
    for (let n = 0; n < 4; n += 1) {
      const { projectId, trackId, versionId } = await job();
      const requestId = await major(versionId);
      const asked = await ask(projectId, { requestIds: [requestId] });
      await offer(asked.id);
      const outcome = await Promise.allSettled([agreeBooking(client(), { id: asked.id }), withdrawBooking(engineer(), { id: asked.id })]);
      expect(outcome.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const agreed = outcome[0]?.status === 'fulfilled';
      expect(await requestOf(trackId, requestId)).toMatchObject(agreed ? { state: 'accepted', bookingId: asked.id } : { state: 'needs_booking', bookingId: null });
      expect(await windowOf(trackId)).toBe(agreed ? 'on_hold' : 'open');
    }
  });

  it('cancelling against moving, both sides at once: nothing double, nothing lost', async () => {
    for (let n = 0; n < 4; n += 1) {
      const { projectId, trackId, versionId } = await job();
      const requestId = await major(versionId);
      const asked = await ask(projectId, { requestIds: [requestId] });
      await offer(asked.id);
      await agreeBooking(client(), { id: asked.id });
      await proposeMove(engineer(), { id: asked.id, startsAt: day() });
      const outcome = await Promise.allSettled([acceptMove(client(), { id: asked.id }), cancelBooking(engineer(), { id: asked.id }), cancelBooking(client(), { id: asked.id })]);
      expect(outcome.slice(1).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await getBooking(client(), asked.id)).toMatchObject({ state: 'cancelled', proposal: null });
      expect(await requestOf(trackId, requestId)).toMatchObject({ state: 'needs_booking', bookingId: null });
      const lines = (await trackLedger(engineer(), trackId)).filter(({ rule }) => rule === 'booking.cancel');
      expect(lines).toHaveLength(1);
    }
  });
});

describe('when something breaks', () => {
  it('in the middle of agreeing, all of it is undone, and it can be done again', async () => {
    const { projectId, trackId, versionId } = await job();
    const requestId = await major(versionId);
    const asked = await ask(projectId, { requestIds: [requestId] });
    await offer(asked.id);
    const before = (await trackLedger(engineer(), trackId)).length;
    await raw()`create function break_it() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`;
    await raw()`create trigger break_it before insert on track_events for each row when (new.type = 'booking.confirmed') execute function break_it()`;
    await expect(agreeBooking(client(), { id: asked.id })).rejects.toThrow();
    await raw()`drop function break_it cascade`;
    expect((await getBooking(client(), asked.id)).state).toBe('offered');
    expect(await requestOf(trackId, requestId)).toMatchObject({ state: 'needs_booking', bookingId: null });
    expect(await trackLedger(engineer(), trackId)).toHaveLength(before);
    expect(await windowOf(trackId)).toBe('open');
    expect((await agreeBooking(client(), { id: asked.id })).booking.state).toBe('confirmed');
  });
});

describe('whoever connects', () => {
  it('cannot book twice, skip a step, or change what was agreed', async () => {
    const { projectId } = await job();
    const startsAt = day();
    const { booking } = await createBooking(engineer(), { projectId, service: 'attended_mix', startsAt, endsAt: startsAt.replace('T10', 'T12'), engineerId: house.engineer.userId });
    const again = (change: object) => raw()`insert into bookings ${raw()({ ...template, id: v7(), project_id: projectId, created_by: house.engineer.userId, ...change })}`;
    const template = {
      service: 'mix_time', state: 'confirmed', confirmed_at: NOW, created_at: NOW, currency: 'GBP', price: 0,
      quote: raw().json({ lines: [], total: 0, inputs: {}, currency: 'GBP' }), ends_at: startsAt.replace('T10', 'T13'), starts_at: startsAt.replace('T10:00', 'T12:00'),
    };
    // Inside the buffer after it.
    await expect(again({ engineer_id: house.engineer.userId })).rejects.toThrow('bookings_engineer_free');
    await expect(again({ room_id: roomId })).rejects.toThrow('bookings_room_free');
    await expect(again({ price: 1 })).rejects.toThrow('sum of the quote');
    await expect(again({ state: 'held' })).rejects.toThrow('does not begin');
    await expect(raw()`update bookings set state = 'offered', expires_at = now() where id = ${booking.id}`).rejects.toThrow('does not go');
    await expect(raw()`update bookings set price = 0, quote = ${raw().json({ lines: [], total: 0 })} where id = ${booking.id}`).rejects.toThrow('was agreed and stays');
    await expect(raw()`update bookings set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = ${booking.id}`).rejects.toThrow('moves only');
    await raw()`update bookings set engineer_times = '{}', room_times = '{}' where id = ${booking.id}`;
    await expect(again({ engineer_id: house.engineer.userId })).rejects.toThrow('bookings_engineer_free');
  });
});
