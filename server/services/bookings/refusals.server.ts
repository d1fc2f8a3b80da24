import type { SlotView } from '#app/contracts/bookings.ts';
import type { BookingRefusal } from '#app/domain/booking/life.ts';
import { db, sqlError } from '#db/client.server.ts';
import { DAY_MS } from '#app/domain/shared/instant.ts';
import { ServiceError } from '../errors.server.ts';
import type { StudioWithTerms } from '../studio/studio-settings.server.ts';
import { findSlots, type SlotSearch, slotView } from './calendar.server.ts';

const WORDS: Record<BookingRefusal, string> = {
  not_from_here: 'That step does not follow from where this booking is. Somebody may have been quicker; look again.',
  not_yours: 'This step is the other side’s to take.',
  expired: 'Nobody answered in time, so it is not kept any more. Ask for a time again.',
  begun: 'The session has begun; it cannot be moved.',
  not_begun: 'The session has not begun yet.',
  over: 'This session has been held; it cannot be cancelled.',
  not_over: 'The session is not over yet.',
  nothing_proposed: 'No other time is proposed any more.',
  own_proposal: 'You proposed this time; the other side answers.',
  others_proposal: 'The other side proposed this time: accept or refuse it.',
  not_expired: 'There is still time to answer.',
};

/** What happened and what to do, for a step that a booking's life does not have. */
export const bookingRefusal = (reason: BookingRefusal): ServiceError =>
  new ServiceError(reason === 'not_yours' || reason === 'own_proposal' || reason === 'others_proposal' ? 'forbidden' : 'conflict', WORDS[reason]);

const NEXT = 6;
const LOOK_AHEAD_MS = 62 * DAY_MS;

/** The next free times from a moment on, for whoever was too late. */
export async function nextSlots(house: StudioWithTerms, search: Omit<SlotSearch, 'between' | 'limit'>, from: number): Promise<SlotView[]> {
  const start = Math.max(from, search.now);
  const { slots } = await findSlots(db(), house, { ...search, between: { from: start, until: start + LOOK_AHEAD_MS }, limit: NEXT });
  return slots.map(slotView);
}

/** A time that is not free, with the next ones that are. */
export async function taken(house: StudioWithTerms, search: Omit<SlotSearch, 'between' | 'limit'>, from: number, message: string): Promise<ServiceError> {
  return new ServiceError('conflict', message, { startsAt: [message] }, undefined, { slots: await nextSlots(house, search, from) });
}

/** Whether the database refused because the engineer or the room is taken, and whose time it was. */
export function clashOf(error: unknown): 'engineer' | 'room' | null {
  const { code, constraint } = sqlError(error) ?? {};
  if (code !== '23P01') return null;
  return constraint === 'bookings_room_free' ? 'room' : 'engineer';
}

export const CLASH_WORDS = {
  engineer: 'This engineer is booked at that time already. Choose another time or another engineer.',
  room: 'The room is booked at that time already. Choose another time or another room.',
} as const;
