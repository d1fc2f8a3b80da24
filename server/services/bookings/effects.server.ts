import type { BookingEventType, TrackEvent } from '#app/contracts/realtime.ts';
import type { BookingView } from '#app/contracts/views.ts';
import type { BookingStep, Side } from '#app/domain/booking/life.ts';
import { stepSentence } from '#app/domain/booking/sentences.ts';
import type { BookingEffect } from '#app/domain/policy/bookings.ts';
import { ledgerEntry } from '#app/domain/policy/ledger.ts';
import type { Tx } from '#db/client.server.ts';
import { bookingById, type BookingRow } from '#db/queries/bookings.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { insertLedger, requestsByIds, type RequestRow, updateRequestRow } from '#db/queries/notes.server.ts';
import type { tracks } from '#db/schema/index.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { enterLedger } from '../requests/judge.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { tellPeople } from './tell-people.server.ts';
import { bookingView, requestView, trackView } from '../views.server.ts';

/** Who takes a step of a booking's life, for which side, and when. */
export type Taker = { at: Date; actor: { userId: string | null; name: string }; side: Side };

export const takerOf = ({ at, actor }: Call): Taker => ({ at, actor, side: actor.role === 'client' ? 'client' : 'studio' });

export type TrackRow = typeof tracks.$inferSelect;

const EVENTS: Record<BookingStep, BookingEventType> = {
  request: 'booking.requested',
  offer: 'booking.offered',
  book: 'booking.confirmed',
  agree: 'booking.confirmed',
  decline: 'booking.declined',
  withdraw: 'booking.withdrawn',
  proposeMove: 'booking.moveProposed',
  acceptMove: 'booking.moved',
  refuseMove: 'booking.moveRefused',
  withdrawMove: 'booking.moveWithdrawn',
  lapseMove: 'booking.moveWithdrawn',
  cancel: 'booking.cancelled',
  record: 'booking.recorded',
  hold: 'booking.held',
  expire: 'booking.expired',
};

/** Writes what a booking's coming or going does to a request; false when it does nothing. */
export async function applyEffect(tx: Tx, { at }: Pick<Call, 'at'>, request: RequestRow, effect: BookingEffect, bookingId: string): Promise<boolean> {
  if (!effect.changed) return false;
  const { state, change, decision, window } = effect;
  await updateRequestRow(tx, request.id, { state, ...change, sentence: decision.sentence });
  await enterLedger(
    tx,
    { trackId: request.trackId, requestId: request.id, bookingId, at, actorId: null },
    ledgerEntry(decision, { kind: request.kind, receivedAt: request.receivedAt.getTime(), window }),
  );
  return true;
}

export type Announcement = {
  step: BookingStep;
  bookingId: string;
  tracks: TrackRow[];
  /** Requests that changed with it. */
  changed: string[];
  /** What was said about it. */
  reason?: string | null;
  /** As it was; absent for a new one. */
  before?: BookingRow;
};

/**
 * The one place every step of every booking goes through, inside its transaction and after all it
 * changes is written: its row in the ledger, an event on every covered track, with the requests that
 * changed with it, and the mails to whom it concerns.
 */
export async function announceBooking(tx: Tx, taker: Taker, { step, bookingId, tracks: covered, changed, reason, before }: Announcement): Promise<{ booking: BookingView; events: TrackEvent[] }> {
  const row = await bookingById(tx, bookingId);
  if (!row) throw notFound();
  const { terms } = await studioWithTerms(tx);
  await enterStep(tx, taker, { step, row: row.booking, tracks: covered, reason: reason ?? null, timeZone: terms.timeZone });
  await tellPeople(tx, taker, { step, bookingId, reason: reason ?? null, before: before ?? null });
  const booking = bookingView(row);
  const requests = changed.length ? (await requestsByIds(tx, changed)).map(requestView) : [];
  const events: TrackEvent[] = [];
  for (const track of covered) {
    const view = trackView({ ...track, eventSeq: track.eventSeq + 1 }, await windowFacts(tx, track), taker.at);
    events.push(await recordEvent(tx, taker, track.id, EVENTS[step], { booking, track: view, requests: requests.filter(({ trackId }) => trackId === track.id) }));
  }
  return { booking, events };
}

type Entry = { step: BookingStep; row: BookingRow; tracks: TrackRow[]; reason: string | null; timeZone: string };

/** One row of the ledger for each covered track. */
async function enterStep(tx: Tx, { at, actor, side }: Taker, { step, row, tracks: covered, reason, timeZone }: Entry): Promise<void> {
  const { state, service, startsAt, endsAt, preparationMinutes, price, currency, engineerId, roomId, expiresAt, proposedStartsAt, cancelFee, actualMinutes, quote } = row;
  const sentence = stepSentence(step, {
    service,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    preparationMinutes,
    price,
    currency,
    expiresAt: expiresAt?.getTime() ?? null,
    proposedStartsAt: proposedStartsAt?.getTime() ?? null,
    fee: cancelFee,
    actualMinutes,
    reason,
    timeZone,
  });
  const inputs = { side, service, startsAt, endsAt, preparationMinutes, engineerId, roomId, price, currency, lines: quote.lines, expiresAt, proposedStartsAt, cancelFee, actualMinutes, ...(reason ? { reason } : {}) };
  for (const { id } of covered) {
    await insertLedger(tx, { trackId: id, requestId: null, bookingId: row.id, at, actorId: actor.userId, rule: `booking.${step}`, inputs, outcome: state, sentence });
  }
}
