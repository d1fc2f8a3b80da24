import { afterBookingCancelled, afterBookingConfirmed } from '#app/domain/policy/bookings.ts';
import { bookedSentence } from '#app/domain/policy/sentences.ts';
import type { BookedTime } from '#app/domain/policy/window.ts';
import type { Tx } from '#db/client.server.ts';
import type { BookingRow } from '#db/queries/bookings.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { carriedRequests, updateRequestRow, waitingRequests } from '#db/queries/notes.server.ts';
import { ServiceError } from '../errors.server.ts';
import { applyEffect, type Taker, type TrackRow } from './effects.server.ts';
import { pastLimit } from './past-limit.server.ts';

/**
 * Requests that wait are accepted on a booking just confirmed, and what it names of the free window's work past the limit.
 * @param only these, or all that wait on its tracks. @returns those that changed.
 */
export async function takeUpRequests(tx: Tx, taker: Taker, booking: BookedTime, tracks: TrackRow[], only: readonly string[] | null): Promise<string[]> {
  const changed: string[] = [];
  const waiting = tracks.length ? await waitingRequests(tx, tracks.map(({ id }) => id)) : [];
  const proposed = only ? await pastLimit(tx, tracks, taker.at, { without: booking.id, only }) : [];
  for (const request of [...waiting, ...proposed]) {
    const track = tracks.find(({ id }) => id === request.trackId);
    if (!track || (only && !only.includes(request.id))) continue;
    const asked = { ...request, receivedAt: request.receivedAt.getTime(), pastLimit: proposed.includes(request) };
    const effect = afterBookingConfirmed(asked, booking, await windowFacts(tx, track));
    if (await applyEffect(tx, taker, request, effect, booking.id)) changed.push(request.id);
  }
  return changed;
}

/** Requests that a cancelled booking carried are judged again without it. @returns those that changed. */
export async function giveBackRequests(tx: Tx, taker: Taker, bookingId: string, tracks: TrackRow[]): Promise<string[]> {
  const changed: string[] = [];
  for (const request of await carriedRequests(tx, bookingId)) {
    const track = tracks.find(({ id }) => id === request.trackId);
    if (!track) continue;
    const effect = afterBookingCancelled({ ...request, receivedAt: request.receivedAt.getTime() }, bookingId, await windowFacts(tx, track), taker.at.getTime());
    if (await applyEffect(tx, taker, request, effect, bookingId)) changed.push(request.id);
  }
  return changed;
}

/** Requests that a moved booking carries name its new day. @returns those that changed. */
export async function renameDay(tx: Tx, booking: BookingRow, timeZone: string): Promise<string[]> {
  const changed: string[] = [];
  for (const request of await carriedRequests(tx, booking.id)) {
    if (request.basis !== 'booking' || request.state !== 'accepted') continue;
    await updateRequestRow(tx, request.id, { sentence: bookedSentence(booking.startsAt.getTime(), timeZone) });
    changed.push(request.id);
  }
  return changed;
}

/** @throws ServiceError invalid when one of them does not wait for booked time on these tracks. */
export async function mustWait(tx: Tx, requestIds: readonly string[], tracks: TrackRow[]): Promise<void> {
  if (requestIds.length === 0) return;
  const waiting = new Set((await waitingRequests(tx, tracks.map(({ id }) => id))).map(({ id }) => id));
  if (requestIds.every((id) => waiting.has(id))) return;
  const message = 'One of these requests does not wait for booked time here any more. Look again.';
  throw new ServiceError('invalid', message, { requestIds: [message] });
}
