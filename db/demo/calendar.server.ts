import { Temporal } from 'temporal-polyfill';
import type { Actor } from '#server/auth/actor.server.ts';
import { addClosure } from '#server/services/booking-settings/closures.server.ts';
import { addRoom } from '#server/services/booking-settings/rooms.server.ts';
import { setRate } from '#server/services/booking-settings/set-rate.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { recordMinutes } from '#server/services/bookings/record-minutes.server.ts';
import { CLOSURES, FORTNIGHT, type PersonKey, type ProjectKey, RATES, ROOMS, STUDIO } from './script.ts';
import type { RoomKey } from './story/steps.ts';

type Cast = { [K in PersonKey]: Actor & { userId: string } };
type RoomIds = Record<RoomKey, string>;

/** Gives the demo's studio rooms, rates and the days that differ. */
export async function setUpCalendar(now: Date, cast: Cast): Promise<RoomIds> {
  const call = { actor: cast.mara, at: new Date(now.getTime() - 40 * 86_400_000) };
  const ids = {} as RoomIds;
  for (const key of Object.keys(ROOMS) as RoomKey[]) ids[key] = (await addRoom(call, { name: ROOMS[key] })).id;
  for (const { service, engineer, hourlyRate } of RATES) await setRate(call, { service, engineerId: engineer && cast[engineer].userId, hourlyRate });
  for (const { name, who, workday, hours } of CLOSURES) {
    const day = workdayFrom(now, workday).toString();
    await addClosure(call, { name, firstDay: day, lastDay: day, userId: who && cast[who].userId, ...hours });
  }
  return ids;
}

/** Books the sessions of the fortnight well ahead; those that are over have been looked back on. */
export async function playSessions(now: Date, cast: Cast, projectIds: Record<ProjectKey, string>, rooms: RoomIds): Promise<void> {
  const at = new Date(now.getTime() - 12 * 86_400_000);
  for (const { project, service, by, room, workday, time, minutes, comment } of FORTNIGHT) {
    const [startsAt, endsAt] = spanOf(workdayFrom(now, workday), time, minutes);
    const { booking } = await createBooking({ actor: cast[by], at }, { projectId: projectIds[project], service, startsAt, endsAt, note: comment, engineerId: cast[by].userId, roomId: room && rooms[room] });
    // A quarter of an hour over.
    if (new Date(endsAt) < now) await recordMinutes({ actor: cast[by], at: new Date(endsAt) }, { id: booking.id, actualMinutes: minutes + 15 });
  }
}

/** A session some days ahead at the studio's wall clock, as ISO instants. */
export function sessionTime(now: Date, { days, time }: { days: number; time: string }, minutes: number): [string, string] {
  return spanOf(today(now).add({ days }), time, minutes);
}

const today = (now: Date) => Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(STUDIO.timeZone).toPlainDate();

/** The n-th Monday to Friday after today, or before it. */
function workdayFrom(now: Date, n: number): Temporal.PlainDate {
  let day = today(now);
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add({ days: Math.sign(n) });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return day;
}

function spanOf(day: Temporal.PlainDate, time: string, minutes: number): [string, string] {
  const starts = day.toZonedDateTime({ timeZone: STUDIO.timeZone, plainTime: time });
  return [starts.toInstant().toString(), starts.add({ minutes }).toInstant().toString()];
}
