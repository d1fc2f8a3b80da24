import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#server/auth/actor.server.ts';
import { env } from '#server/platform/env.server.ts';
import { deliverMail } from '#server/services/accounts/mail.server.ts';
import { agreeBooking } from '#server/services/bookings/agree-booking.server.ts';
import { acceptMove } from '#server/services/bookings/answer-move.server.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { declineBooking } from '#server/services/bookings/decline-booking.server.ts';
import { offerBooking } from '#server/services/bookings/offer-booking.server.ts';
import { proposeMove } from '#server/services/bookings/propose-move.server.ts';
import { recordMinutes } from '#server/services/bookings/record-minutes.server.ts';
import { requestBooking } from '#server/services/bookings/request-booking.server.ts';
import { sweepBookings } from '#server/services/bookings/sweep-bookings.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { addHouse, addPerson, addProject, addRoom, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { calendarStore } from '../setup/calendar-store.ts';
import { useDatabase } from '../setup/database.ts';
import { opened, sendMails, useMailServer } from '../setup/mail-server.ts';

const { db, raw, url } = useDatabase();
const { inbox, manners } = useMailServer();
const NOW = '2026-03-05T12:00:00Z';
let house: Awaited<ReturnType<typeof addHouse>>;
let mate: Actor & { userId: string };
let projectId: string;
let trackId: string;
let versionId: string;

const engineer = (at = NOW) => callAt(house.engineer, at);
const client = (at = NOW) => callAt(house.client, at);

beforeAll(async () => {
  house = await addHouse(db());
  env().MAIL_FROM = 'Northlight <studio@northlight.example>';
  mate = await addPerson(db(), 'client', 'mate');
  await addRoom(db(), 'Room A');
});

/** A project of the client and a mate of theirs. */
beforeEach(async () => {
  await raw()`update outgoing_mail set sent_at = now() where sent_at is null`;
  projectId = await addProject(db(), house.studioId, [house.client, mate]);
  trackId = await addTrack(db(), projectId, { doneAt: new Date('2026-03-03T16:20:00Z') });
  versionId = await addVersion(db(), trackId, house.engineer.userId);
});

let weeks = 0;
/** 14:00 on Thursdays that nothing else here uses. */
const day = () => new Date(Date.UTC(2026, 2, 12 + (weeks += 1) * 7 - 7, 14)).toISOString();
const ask = async (startsAt: string, extra: object = {}) =>
  (await requestBooking(client(), { projectId, service: 'attended_mix', minutes: 180, requestIds: [], startsAt, ...extra })).booking;

const names = () => new Map([house.client, house.engineer, house.owner, mate].map(({ email, name }) => [email, name]));

/** Sends what waits. @returns the mails that arrived, by the name of whose they are. */
async function arrived() {
  inbox.length = 0;
  await sendMails(url());
  const mails = await Promise.all(inbox.map(async (received) => ({ ...(await opened(received)), to: names().get(received.to[0] as string) as string })));
  return mails.sort((a, b) => a.to.localeCompare(b.to));
}
const told = (mails: Awaited<ReturnType<typeof arrived>>) => mails.map(({ to, method }) => (method ? `${to} ${method}` : to));

describe('a booking’s life by mail', () => {
  it('asked, offered, agreed, moved and cancelled: the calendar of everybody follows', async () => {
    const { note } = await createNote(client(), { id: v7(), versionId, at: 72_000, body: 'can I re-sing the bridge', kind: 'major' });
    const calendars = { client: calendarStore(), mate: calendarStore(), engineer: calendarStore() };
    const takeIn = (mails: Awaited<ReturnType<typeof arrived>>) => mails.map(({ to, calendar }) => calendars[to as keyof typeof calendars].take(calendar ?? ''));

    const asked = await ask('2026-03-26T14:00:00Z', { trackId, requestIds: note.requests.map(({ id }) => id) });
    const [request, ...others] = await arrived();
    expect([request?.to, others]).toEqual(['engineer', []]);
    expect(request?.subject).toBe('client asks for an attended mix, Thursday 26 March, 14:00');
    expect(request?.text).toContain('- A song, 1:12.0: “can I re-sing the bridge”');
    expect(request?.from).toEqual({ name: 'Northlight', address: 'studio@northlight.example' });

    await offerBooking(engineer(), { id: asked.id, price: 15_000 });
    const offers = await arrived();
    expect(told(offers)).toEqual(['client']);
    expect(offers[0]?.text).toContain('Price     £150.00');

    await agreeBooking(client(), { id: asked.id });
    const agreed = await arrived();
    expect(told(agreed)).toEqual(['client REQUEST', 'engineer REQUEST', 'mate REQUEST']);
    expect(takeIn(agreed)).toEqual([1, 1, 1]);
    expect(calendars.mate.shown()).toMatchObject([{ uid: asked.id, sequence: 0, start: new Date('2026-03-26T14:00:00Z'), location: 'Room A, Test Room', status: 'CONFIRMED' }]);
    expect(new Set([request, ...offers, ...agreed].map((mail) => mail?.references))).toEqual(new Set([`<booking-${asked.id}@localhost>`]));

    // Across the change of the clocks: 14:00 stays 14:00 by the studio's clock.
    await proposeMove(client(), { id: asked.id, startsAt: '2026-04-02T13:00:00Z', note: 'The drummer is away.' });
    const proposed = await arrived();
    expect(told(proposed)).toEqual(['engineer']);
    expect(proposed[0]?.text).toContain('client writes: “The drummer is away.”');
    await acceptMove(engineer(), { id: asked.id });
    const moved = await arrived();
    expect(told(moved)).toEqual(['client REQUEST', 'engineer REQUEST', 'mate REQUEST']);
    expect(moved[0]?.text).toContain('Was       Thursday 26 March 2026, 14:00–17:00 GMT (3 h)\n  Now       Thursday 2 April 2026, 14:00–17:00 BST (3 h)');
    expect(takeIn(moved)).toEqual([1, 1, 1]);
    expect(takeIn(agreed)).toEqual([0, 0, 0]);
    expect(calendars.client.shown()).toMatchObject([{ uid: asked.id, sequence: 1, start: new Date('2026-04-02T13:00:00Z'), end: new Date('2026-04-02T16:00:00Z') }]);

    await cancelBooking(client('2026-04-01T18:00:00Z'), { id: asked.id, reason: 'She lost her voice.' });
    const cancelled = await arrived();
    expect(told(cancelled)).toEqual(['client CANCEL', 'engineer CANCEL', 'mate CANCEL']);
    expect(cancelled[1]?.text).toContain('client writes: “She lost her voice.”');
    takeIn(cancelled);
    takeIn(moved);
    expect(Object.values(calendars).map((calendar) => calendar.shown())).toEqual([[], [], []]);
  });

  it('a hybrid mix is the client’s from when they come, the engineer’s from when it is prepared', async () => {
    const startsAt = day();
    await createBooking(engineer(), { projectId, service: 'hybrid_mix', engineerId: house.engineer.userId, startsAt, endsAt: new Date(Date.parse(startsAt) + 10_800_000).toISOString() });
    const store = calendarStore();
    for (const { to, calendar } of await arrived()) if (to !== 'mate') store.take(calendar ?? '');
    expect(store.shown().map(({ start, end }) => [Date.parse(startsAt) - start.getTime(), end.getTime() - Date.parse(startsAt)])).toEqual([[3_600_000, 10_800_000], [0, 10_800_000]]);
  });

  it('the other side hears of a no, both of what lapses, nobody of what was held or recorded', async () => {
    const one = await ask(day());
    await arrived();
    await declineBooking(engineer(), { id: one.id, reason: 'We are away.' });
    expect(told(await arrived())).toEqual(['client']);
    const two = await ask(day());
    await offerBooking(engineer(), { id: two.id });
    await arrived();
    await sweepBookings(new Date(two.expiresAt as string));
    const lapsed = await arrived();
    expect(told(lapsed)).toEqual(['client', 'engineer']);
    expect(lapsed[0]?.text).toContain('The offer has run out without an answer');
    const startsAt = day();
    const { booking } = await createBooking(engineer(), { projectId, service: 'mix_time', startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() });
    await arrived();
    const after = new Date(Date.parse(startsAt) + 7_200_000);
    await sweepBookings(after);
    await recordMinutes(engineer(after.toISOString()), { id: booking.id, actualMinutes: 50 });
    await createBooking(engineer(), { projectId, service: 'mix_time', startsAt: '2026-02-01T10:00:00Z', endsAt: '2026-02-01T11:00:00Z' });
    expect(await arrived()).toEqual([]);
  });
});

describe('a step and its mails', () => {
  it('are written together or not at all', async () => {
    const startsAt = day();
    const book = () => createBooking(engineer(), { projectId, service: 'mix_time', engineerId: house.engineer.userId, startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() });
    const outcomes = await Promise.allSettled([book(), book(), book()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(told(await arrived())).toEqual(['client REQUEST', 'engineer REQUEST', 'mate REQUEST']);
  });

  it('leave once per person, however often jobs run, come late or come together', async () => {
    const startsAt = day();
    manners.busy = 2;
    await createBooking(engineer(), { projectId, service: 'mix_time', startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() });
    const first = await arrived();
    await raw()`update graphile_worker._private_jobs set run_at = now()`;
    const rest = await arrived();
    expect(told([...first, ...rest]).sort()).toEqual(['client REQUEST', 'engineer REQUEST', 'mate REQUEST']);
    const ids = await raw()`select id from outgoing_mail`;
    await Promise.all(ids.map(({ id }) => deliverMail(id as string)));
    expect(await arrived()).toEqual([]);
  });

  it('reach whoever belongs to the project at that moment', async () => {
    await raw()`delete from project_members where user_id = ${mate.userId}`;
    const startsAt = day();
    await createBooking(engineer(), { projectId, service: 'attended_mix', startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() });
    expect(told(await arrived())).toEqual(['client REQUEST', 'engineer REQUEST']);
  });
});
