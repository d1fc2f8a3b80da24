import type { Instant } from '../shared/instant.ts';
import { decide, isAttended, type Decision } from './decide.ts';
import { grantOf, stateAfter, type RequestChange } from './life.ts';
import { bookedSentence } from './sentences.ts';
import { termsAt, windowAt, type BookedTime, type TweakWindow, type WindowFacts } from './window.ts';
import type { Basis, Need, NoteKind, RequestState, Service } from './words.ts';

/** What bookings can change about a request. */
export type BookedRequest = {
  kind: NoteKind;
  state: RequestState;
  basis: Basis | null;
  bookingId: string | null;
  need: Need | null;
  receivedAt: Instant;
  /** Promised on the free window past the studio's limit for one: such work may be proposed as booked time. */
  pastLimit?: boolean;
};

export type BookingEffect =
  | { changed: false }
  | {
      changed: true;
      state: RequestState;
      change: RequestChange;
      decision: Decision;
      /** The window the decision was made by, for the ledger. */
      window: TweakWindow;
    };

const UNCHANGED: BookingEffect = { changed: false };

const MIXING: readonly Service[] = ['mix_time', 'attended_mix', 'hybrid_mix'];

/** Whether booked time of a service is what a request needs. Recording and mastering are not mix time. */
export function meets(service: Service, need: Need): boolean {
  return need === 'attended_mix' ? isAttended({ service }) : MIXING.includes(service);
}

/**
 * After a booking is confirmed: a request that waits for such time is accepted on it, and so is what
 * the free window holds past the studio's limit, when the booking names it.
 * Other work promised on another basis keeps that basis. Time that was over before the request came
 * cannot carry it. `facts` include the new booking.
 */
export function afterBookingConfirmed(
  request: BookedRequest,
  booking: BookedTime,
  facts: WindowFacts,
): BookingEffect {
  const proposed = request.pastLimit && request.state === 'accepted' && request.basis === 'window';
  const need = proposed ? 'mix_time' : request.state === 'needs_booking' ? request.need : null;
  if (!need || !meets(booking.service, need) || booking.endsAt <= request.receivedAt) return UNCHANGED;
  return carriedBy(booking, request.state, request, facts);
}

/**
 * After a booking is cancelled: the requests it carried are judged again at their receipt time by
 * the facts without it (`facts` no longer hold it). So a minor tweak received inside what is then
 * an open window is free, and the rest needs a booking, unless other confirmed time that lies
 * ahead of `now` is what it needs.
 *
 * Accepted work goes back whole. Work in progress goes on where the table still allows it and else
 * waits for a booking. Done, reopened and verified work keeps its basis and the cancelled booking's
 * id: it was delivered under that promise, a reopened request keeps the basis it was asked on, and
 * the row it points at still exists, only cancelled. The window never sees it. Flags come from the
 * note's words and stay with the request.
 */
export function afterBookingCancelled(
  request: BookedRequest,
  cancelledId: string,
  facts: WindowFacts,
  now: Instant,
): BookingEffect {
  if (request.basis !== 'booking' || request.bookingId !== cancelledId) return UNCHANGED;
  if (request.state !== 'accepted' && request.state !== 'in_progress') return UNCHANGED;

  const left = { ...facts, bookings: facts.bookings.filter(({ id }) => id !== cancelledId) };
  const window = windowAt(left, request.receivedAt);
  const decision = decide({ ...request, kindFrom: 'engineer', window });

  if (decision.outcome === 'needs_booking') {
    const { need } = decision;
    const other = left.bookings
      .filter((booking) => booking.endsAt > now && meets(booking.service, need))
      .sort((a, b) => a.startsAt - b.startsAt)[0];
    if (other) return carriedBy(other, request.state, request, left);
  }
  return {
    changed: true,
    state: stateAfter(decision, request.state),
    change: grantOf(decision),
    decision,
    window,
  };
}

/** What booked time does to a request that it is to carry. */
export function carriedBy(
  booking: BookedTime,
  before: RequestState,
  request: BookedRequest,
  facts: WindowFacts,
): Extract<BookingEffect, { changed: true }> {
  const window = windowAt(facts, request.receivedAt);
  const { timeZone } = termsAt(facts.terms, booking.startsAt);
  return {
    changed: true,
    state: before === 'in_progress' ? 'in_progress' : 'accepted',
    change: { basis: 'booking', bookingId: booking.id, need: null },
    decision: {
      outcome: 'accepted',
      basis: 'booking',
      bookingId: booking.id,
      rule: 'booking.confirmed',
      sentence: bookedSentence(booking.startsAt, timeZone),
      flags: [],
    },
    window,
  };
}
