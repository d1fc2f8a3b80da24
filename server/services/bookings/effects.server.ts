import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { BookingView } from '#app/contracts/views.ts';
import type { BookingEffect } from '#app/domain/policy/bookings.ts';
import { ledgerEntry } from '#app/domain/policy/ledger.ts';
import type { Tx } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { requestsByIds, type RequestRow, updateRequestRow } from '#db/queries/notes.server.ts';
import type { tracks } from '#db/schema/index.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { enterLedger } from '../requests/judge.server.ts';
import { bookingView, requestView, trackView } from '../views.server.ts';

/** Writes what a booking's coming or going does to a request; false when it does nothing. */
export async function applyEffect(tx: Tx, call: Call, request: RequestRow, effect: BookingEffect, bookingId: string): Promise<boolean> {
  if (!effect.changed) return false;
  const { state, change, decision, window } = effect;
  await updateRequestRow(tx, request.id, { state, ...change, sentence: decision.sentence });
  await enterLedger(
    tx,
    { trackId: request.trackId, requestId: request.id, bookingId, at: call.at, actorId: null },
    ledgerEntry(decision, { kind: request.kind, receivedAt: request.receivedAt.getTime(), window }),
  );
  return true;
}

/** Tells every covered track of the booking and of the requests that changed with it. */
export async function announceBooking(
  tx: Tx,
  call: Call,
  type: 'booking.confirmed' | 'booking.cancelled',
  bookingId: string,
  covered: (typeof tracks.$inferSelect)[],
  changed: string[],
): Promise<{ booking: BookingView; events: TrackEvent[] }> {
  const row = await bookingById(tx, bookingId);
  if (!row) throw notFound();
  const booking = bookingView(row);
  const requests = changed.length ? (await requestsByIds(tx, changed)).map(requestView) : [];
  const events: TrackEvent[] = [];
  for (const track of covered) {
    const view = trackView({ ...track, eventSeq: track.eventSeq + 1 }, await windowFacts(tx, track), call.at);
    events.push(await recordEvent(tx, call, track.id, type, { booking, track: view, requests: requests.filter(({ trackId }) => trackId === track.id) }));
  }
  return { booking, events };
}
