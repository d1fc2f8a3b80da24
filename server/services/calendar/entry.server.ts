import { type BookingInCalendar } from '#app/domain/booking/calendar-entry.ts';
import type { BookingState } from '#app/domain/policy/words.ts';
import type { BookingInWords } from '#db/queries/calendar-feeds.server.ts';
import { env } from '../../platform/env.server.ts';

/** Agreed by both sides, and not taken back. */
const STANDS: readonly BookingState[] = ['confirmed', 'held'];

/** A booking's row as calendars need it. */
export function inCalendar({ booking, project, track, engineer, room }: BookingInWords): BookingInCalendar {
  const { id, sequence, service, state, startsAt, endsAt, preparationMinutes, confirmedAt, cancelledAt, createdAt, note } = booking;
  return {
    uid: id,
    sequence,
    service,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    preparationMinutes,
    agreed: STANDS.includes(state),
    cancelled: state === 'cancelled',
    changedAt: (cancelledAt ?? confirmedAt ?? createdAt).getTime(),
    project: project.title,
    artist: project.artist,
    track,
    room,
    engineer,
    note,
    link: `${env().ORIGIN}/bookings/${id}`,
  };
}
