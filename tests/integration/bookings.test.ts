import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookingForm } from '#app/contracts/project-forms.ts';
import { agreeBooking } from '#server/services/bookings/agree-booking.server.ts';
import { bookTime } from '#server/services/bookings/book-time.server.ts';
import { bookingsPage } from '#server/services/bookings/bookings-page.server.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { previewCancel } from '#server/services/bookings/preview-cancel.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { addHouse, addPerson, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
const NOW = '2026-03-05T12:00:00Z';
const engineer = (at = NOW) => callAt(house.engineer, at);
const client = (at = NOW) => callAt(house.client, at);

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
});

/** A form as it is parsed. */
const form = (extra: object = {}) =>
  bookingForm.parse({ projectId: house.projectId, covers: 'project', service: 'attended_mix', date: '2026-04-10', time: '14:00', minutes: 180, ...extra });
const book = async (extra: object = {}, call = engineer()) => (await bookTime(call, form(extra))).booking;
const cancel = (id: string, at = NOW) => cancelBooking(engineer(at), { id });

const ask = async (trackVersion: string, kind: 'minor' | 'major', at = NOW) => {
  const body = kind === 'minor' ? 'snare down a touch' : 'can I re-sing the bridge';
  const { note } = await createNote(client(at), { id: v7(), versionId: trackVersion, at: 12_000, body, kind });
  return note.requests[0]?.id as string;
};
const requestOf = async (trackId: string, id: string) =>
  (await trackSnapshot(engineer(), trackId)).notes.flatMap(({ requests }) => requests).find((request) => request.id === id);

describe('time by the studio’s clock', () => {
  it.each([
    ['2026-03-28', '14:00', '2026-03-28T14:00:00.000Z', '2026-03-28T17:00:00.000Z'],
    ['2026-03-30', '14:00', '2026-03-30T13:00:00.000Z', '2026-03-30T16:00:00.000Z'],
    // The clocks go forward in the middle: three hours stay three hours.
    ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z', '2026-03-29T03:30:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', '2026-10-25T03:30:00.000Z'],
  ])('%s %s starts at %s', async (date, time, startsAt, endsAt) => {
    const booking = await book({ date, time });
    expect(booking).toMatchObject({ startsAt, endsAt, state: 'confirmed' });
    await cancel(booking.id);
  });

  it('that the clocks skip, or that is no day, is refused at its field', async () => {
    await expect(book({ date: '2026-03-29', time: '01:30' })).rejects.toMatchObject({ code: 'invalid', fields: { time: [expect.stringContaining('clocks go forward')] } });
    await expect(book({ time: '25:00' })).rejects.toMatchObject({ code: 'invalid', fields: { time: expect.anything() } });
    expect(bookingForm.safeParse({ ...form(), date: '2026-02-30' }).success).toBe(false);
  });

  it('is shown with day, zone, length and money', async () => {
    const booking = await book({ date: '2026-07-10', minutes: 150 });
    const page = await bookingsPage(client(), house.projectId);
    expect(page.upcoming.find(({ id }) => id === booking.id)).toMatchObject({
      when: 'Friday 10 July 2026, 14:00–16:30 BST',
      length: '2 h 30 min',
      money: '£112.50',
      track: null,
      mayCancel: true,
    });
    expect(page.desk).toBeNull();
    await cancel(booking.id);
  });
});

describe('the price', () => {
  it.each([
    [60, 4_500],
    [50, 3_750],
    [7, 525],
    [5, 375],
  ])('of %i minutes at the studio’s rate is %i', async (minutes, price) => {
    const booking = await book({ date: '2026-05-01', minutes });
    expect(booking).toMatchObject({ price, currency: 'GBP' });
    await cancel(booking.id);
  });

  it('is rounded to whole pence, and stays what was agreed', async () => {
    await db().execute(`update studios set hourly_rate = 5501`);
    const booking = await book({ date: '2026-05-02', minutes: 25 });
    expect(booking.price).toBe(2_292);
    await db().execute(`update studios set hourly_rate = 4500`);
    const { upcoming } = await bookingsPage(engineer(), house.projectId);
    expect(upcoming.find(({ id }) => id === booking.id)?.price).toBe(2_292);
    await cancel(booking.id);
  });

  it('may be agreed otherwise, free too, and is refused when it is no amount', async () => {
    const booking = await book({ date: '2026-05-03', price: '100' });
    expect(booking.price).toBe(10_000);
    const gift = await book({ date: '2026-05-04', price: '0' });
    expect(gift.price).toBe(0);
    await expect(book({ date: '2026-05-05', price: 'a lot' })).rejects.toMatchObject({ fields: { price: expect.anything() } });
    await expect(book({ date: '2026-05-05', price: '1.255' })).rejects.toMatchObject({ fields: { price: expect.anything() } });
    await cancel(booking.id);
    await cancel(gift.id);
  });
});

describe('an engineer', () => {
  it('is in one place at a time, and the refusal says so', async () => {
    const first = await book({ date: '2026-06-01', engineerId: house.engineer.userId });
    const clash = book({ date: '2026-06-01', time: '16:30', engineerId: house.engineer.userId });
    await expect(clash).rejects.toMatchObject({ code: 'conflict', fields: { time: [expect.stringContaining('is booked at that time already')] } });
    await expect(book({ projectId: house.otherProjectId, date: '2026-06-01', time: '13:00', engineerId: house.engineer.userId })).rejects.toMatchObject({ code: 'conflict' });
    const after = await book({ date: '2026-06-01', time: '17:15', engineerId: house.engineer.userId });
    const other = await book({ date: '2026-06-01', engineerId: house.owner.userId });
    await cancel(first.id);
    const again = await book({ date: '2026-06-01', engineerId: house.engineer.userId });
    for (const { id } of [after, other, again]) await cancel(id);
  });

  it('is one of the studio’s, and books; a client does not', async () => {
    await expect(book({ engineerId: house.client.userId })).rejects.toMatchObject({ fields: { engineerId: expect.anything() } });
    await expect(book({ engineerId: v7() })).rejects.toMatchObject({ fields: { engineerId: expect.anything() } });
    await expect(book({}, client())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(book({}, callAt(house.stranger, NOW))).rejects.toMatchObject({ code: 'not_found' });
    const gone = await addPerson(db(), 'engineer', 'gone');
    await db().execute(`update users set removed_at = now() where id = '${gone.userId}'`);
    await expect(book({ engineerId: gone.userId })).rejects.toMatchObject({ fields: { engineerId: expect.anything() } });
  });
});

describe('what a booking covers', () => {
  it('all tracks of the project, or one; never another project’s', async () => {
    const second = await addTrack(db(), house.projectId, { doneAt: new Date('2026-03-03T16:20:00Z') });
    const state = async (trackId: string) => (await trackSnapshot(client(), trackId)).track.window.state;
    const whole = await book({ date: '2026-04-20' });
    expect([await state(house.trackId), await state(second)]).toEqual(['on_hold', 'on_hold']);
    await cancel(whole.id);
    const one = await book({ date: '2026-04-20', covers: second });
    expect([await state(house.trackId), await state(second)]).toEqual(['open', 'on_hold']);
    await cancel(one.id);
    expect([await state(house.trackId), await state(second)]).toEqual(['open', 'open']);
    await expect(book({ projectId: house.otherProjectId, covers: second })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('the ticked requests, where the session is what they need', async () => {
    const [major, unticked] = [await ask(house.versionId, 'major'), await ask(house.versionId, 'major')];
    const { desk } = await bookingsPage(engineer(), house.projectId);
    expect(desk?.waiting.map(({ id }) => id)).toEqual(expect.arrayContaining([major, unticked]));
    const unattended = await book({ date: '2026-04-21', service: 'mix_time', requestIds: [major] });
    expect(await requestOf(house.trackId, major)).toMatchObject({ state: 'needs_booking' });
    await cancel(unattended.id);
    const booking = await book({ date: '2026-04-21', requestIds: [major] });
    expect(await requestOf(house.trackId, major)).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: booking.id });
    expect(await requestOf(house.trackId, unticked)).toMatchObject({ state: 'needs_booking' });
    const { upcoming } = await bookingsPage(engineer(), house.projectId);
    expect(upcoming.find(({ id }) => id === booking.id)).toMatchObject({ carries: 1, mayCancel: true });
    await cancel(booking.id);
  });
});

describe('cancelling', () => {
  it('does to each request what it said it would', async () => {
    const trackId = await addTrack(db(), house.projectId, { doneAt: new Date('2026-03-03T16:20:00Z') });
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    const booking = await book({ date: '2026-04-25', covers: trackId });
    const [minor, major] = [await ask(versionId, 'minor'), await ask(versionId, 'major')];
    expect(await requestOf(trackId, major)).toMatchObject({ state: 'accepted', bookingId: booking.id });

    const preview = await previewCancel(engineer(), { id: booking.id, projectId: house.projectId });
    expect(preview.open).toBe(true);
    expect(preview.requests.map(({ id, becomes }) => [id, becomes]).sort()).toEqual([[minor, 'free'], [major, 'waits']].sort());
    await cancel(booking.id);
    for (const { id, sentence } of preview.requests) expect((await requestOf(trackId, id))?.sentence).toBe(sentence);
    expect(await requestOf(trackId, minor)).toMatchObject({ state: 'accepted', basis: 'window' });
    expect(await requestOf(trackId, major)).toMatchObject({ state: 'needs_booking', need: 'attended_mix' });
  });

  it('is for both sides, once, and not when the time is over', async () => {
    const booking = await book({ date: '2026-04-26' });
    await expect(cancelBooking(callAt(house.stranger, NOW), { id: booking.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(previewCancel(callAt(house.stranger, NOW), { id: booking.id, projectId: house.projectId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(previewCancel(engineer(), { id: booking.id, projectId: house.otherProjectId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancel(booking.id, '2026-04-27T12:00:00Z')).rejects.toMatchObject({ code: 'conflict' });
    await cancel(booking.id);
    await expect(cancel(booking.id)).rejects.toMatchObject({ code: 'conflict' });
    const { cancelled } = await bookingsPage(client(), house.projectId);
    expect(cancelled.map(({ id }) => id)).toContain(booking.id);
  });
});

describe('work past the limit', () => {
  it('what the free window holds past the limit may be offered as mix time; only the client’s yes moves it, and a cancellation gives it back', async () => {
    const trackId = await addTrack(db(), house.projectId, { doneAt: new Date('2026-03-03T16:20:00Z') });
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    const { projectId } = house;
    const requestOf = async (id: string) => (await trackSnapshot(engineer(), trackId)).notes.flatMap(({ requests }) => requests).find((request) => request.id === id);
    const ids: string[] = [];
    for (const body of ['snare down a touch', 'bass up a touch', 'a little less reverb on the piano']) {
      const { requests } = (await createNote(client(`2026-03-05T11:0${ids.length}:00Z`), { id: v7(), versionId, at: ids.length * 20_000, body, kind: 'minor' })).note;
      const request = requests[0] as { id: string; rowVersion: number };
      await decideRequest(engineer(), { requestId: request.id, rowVersion: request.rowVersion, action: 'minutes', minutes: 20 });
      ids.push(request.id);
    }
    const [free, ...rest] = ids as [string, string, string];
    const startsAt = '2026-04-20T10:00:00.000Z';
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    expect((await bookingsPage(engineer(), projectId, ids)).desk?.waiting).toEqual(expect.arrayContaining(rest.map((id): unknown => expect.objectContaining({ id, promised: true, need: 'mix_time' }))));
    const { booking } = await createBooking(engineer(), { projectId, trackId, service: 'mix_time', startsAt, endsAt, agreed: false, requestIds: ids });
    expect(booking).toMatchObject({ state: 'offered', estimate: { reasons: [{ why: 'requests', count: 2, fromMinutes: 45, toMinutes: 60 }] } });
    for (const id of ids) expect(await requestOf(id)).toMatchObject({ state: 'accepted', basis: 'window' });
    await agreeBooking(client(), { id: booking.id });
    expect(await requestOf(free)).toMatchObject({ basis: 'window', bookingId: null });
    for (const id of rest) expect(await requestOf(id)).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: booking.id });
    await cancelBooking(engineer(), { id: booking.id });
    for (const id of ids) expect(await requestOf(id)).toMatchObject({ state: 'accepted', basis: 'window', bookingId: null });
  });
});
