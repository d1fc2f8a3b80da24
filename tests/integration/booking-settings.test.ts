import { beforeAll, describe, expect, it } from 'vitest';
import { closureForm, rateForm, roomForm, studioHoursForm } from '#app/contracts/booking-settings.ts';
import { DEFAULT_SERVICES } from '#app/domain/booking/services.ts';
import { addClosure, removeClosure } from '#server/services/booking-settings/closures.server.ts';
import { getBookingSettings } from '#server/services/booking-settings/get-booking-settings.server.ts';
import { addRoom, changeRoom } from '#server/services/booking-settings/rooms.server.ts';
import { setEngineer } from '#server/services/booking-settings/set-engineer.server.ts';
import { setRate } from '#server/services/booking-settings/set-rate.server.ts';
import { setService } from '#server/services/booking-settings/set-service.server.ts';
import { updateBookingTerms } from '#server/services/booking-settings/update-booking-terms.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { estimateBooking } from '#server/services/bookings/estimate-booking.server.ts';
import { listSlots } from '#server/services/bookings/list-slots.server.ts';
import { updateTrack } from '#server/services/tracks/tracks.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
const NOW = '2026-03-05T12:00:00Z';
const owner = () => callAt(house.owner, NOW);
const days = (...hours: string[]) => studioHoursForm.parse({ days: hours }).days;

/** Monday to Wednesday. */
const slots = async (extra: object = {}) => (await listSlots(callAt(house.client, NOW), { projectId: house.projectId, service: 'attended_mix', from: '2026-03-09T00:00:00Z', until: '2026-03-12T00:00:00Z', minutes: 180, ...extra })).slots;
const starts = async (extra: object = {}) => (await slots(extra)).map(({ startsAt }) => startsAt.slice(5, 16));

beforeAll(async () => {
  house = await addHouse(db());
});

describe('what the owner sets decides which slots there are', () => {
  it('hours of the studio, a room and an engineer; closures of one and of all', async () => {
    await updateBookingTerms(owner(), { hours: [...days('10-14', '10-14', '12-16')] });
    expect(await starts()).toEqual(['03-09T10:00', '03-09T10:30', '03-09T11:00', '03-10T10:00', '03-10T10:30', '03-10T11:00', '03-11T12:00', '03-11T12:30', '03-11T13:00']);
    const room = await addRoom(owner(), { name: 'Live', hours: [...days('', '10-13')] });
    expect(await starts()).toEqual(['03-10T10:00']);
    expect((await slots())[0]?.roomIds).toEqual([room.id]);
    await changeRoom(owner(), { id: room.id, hours: null });
    await setEngineer(owner(), { id: house.engineer.userId, bookable: false });
    expect((await slots())[0]?.engineerIds).toEqual([house.owner.userId]);
    const monday = await addClosure(owner(), { name: 'Away', firstDay: '2026-03-09', lastDay: '2026-03-09', userId: house.owner.userId });
    await addClosure(owner(), { name: 'Late', firstDay: '2026-03-11', lastDay: '2026-03-12', opens: 780, closes: 960 });
    expect(await starts()).toEqual(['03-10T10:00', '03-10T10:30', '03-10T11:00', '03-11T13:00']);
    await removeClosure(owner(), { id: monday.id });
    expect(await starts()).toContain('03-09T10:00');
    await changeRoom(owner(), { id: room.id, archived: true });
    expect((await slots())[0]?.roomIds).toEqual([]);
  });

  it('lengths, steps and limits of a service', async () => {
    await setService(owner(), { service: 'attended_mix', ...DEFAULT_SERVICES.attended_mix, stepMinutes: 60, horizonDays: 5 });
    expect(await starts()).toEqual(['03-09T10:00', '03-09T11:00', '03-10T10:00', '03-10T11:00']);
  });

  it('rates and rounding of what is offered from now on', async () => {
    await setRate(owner(), { service: 'mix_time', engineerId: house.engineer.userId, hourlyRate: 5_555 });
    await setRate(owner(), { service: 'mix_time', engineerId: house.engineer.userId, hourlyRate: 5_551 });
    await updateBookingTerms(owner(), { roundTo: 100 });
    const book = async (startsAt: string) =>
      (await createBooking(callAt(house.engineer, NOW), { projectId: house.projectId, service: 'mix_time', startsAt, endsAt: startsAt.replace(':00:', ':30:'), engineerId: house.engineer.userId })).booking;
    expect((await book('2026-06-01T10:00:00Z')).lines).toEqual([{ what: 'session', minutes: 30, hourlyRate: 5_551, amount: 2_800 }]);
    await setRate(owner(), { service: 'mix_time', engineerId: house.engineer.userId, hourlyRate: null });
    expect((await book('2026-06-01T12:00:00Z')).price).toBe(2_300);
    expect((await getBookingSettings(owner())).rates).toEqual([]);
  });
});

it('the stems of a track decide the estimate', async () => {
  const { projectId, trackId } = house;
  const estimate = async () => (await estimateBooking(callAt(house.client, NOW), { projectId, trackId })).estimate?.reasons[0];
  expect(await estimate()).toMatchObject({ why: 'stems_unknown' });
  expect(await updateTrack(callAt(house.engineer, NOW), { id: trackId, stems: 2 })).toMatchObject({ stems: 2, title: 'A song' });
  expect(await estimate()).toMatchObject({ why: 'vocal_over_backing', toMinutes: 30 });
});

describe('refusals', () => {
  it('name the field', async () => {
    await addRoom(owner(), { name: 'Booth' });
    await expect(addRoom(owner(), { name: 'booth' })).rejects.toMatchObject({ code: 'conflict', fields: { name: expect.anything() } });
    await expect(addClosure(owner(), { name: 'x', firstDay: '2026-03-09', lastDay: '2026-03-09', userId: house.client.userId })).rejects.toMatchObject({ code: 'invalid' });
    await expect(setEngineer(owner(), { id: house.client.userId, bookable: true })).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateBookingTerms(callAt(house.engineer, NOW), { noticeHours: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('of forms stand where they were written', () => {
    const wrong = (parsed: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) => parsed.error?.issues.map(({ path }) => path.join('.'));
    expect(wrong(studioHoursForm.safeParse({ days: ['10-18', 'late'] }))).toEqual(['days.1']);
    expect(wrong(closureForm.safeParse({ name: 'x', firstDay: '2026-03-09', lastDay: '2026-03-08' }))).toEqual(['lastDay']);
    expect(wrong(rateForm('GBP').safeParse({ service: 'mix_time', amount: 'lots' }))).toEqual(['amount']);
    expect(wrong(rateForm('GBP').safeParse({ amount: '45' }))).toEqual(['service']);
    expect(roomForm.parse({ name: 'A', days: ['10-18'] }).hours).toBeNull();
    expect(roomForm.parse({ name: 'A', own: 'on', days: ['10-18'] }).hours).toEqual([{ day: 1, opens: 600, closes: 1080 }]);
  });
});
