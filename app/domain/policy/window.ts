import { daysLeft, endOfDayAfter, formatDate, formatDay, formatDayTime } from '../shared/instant.ts';
import type { Instant } from '../shared/instant.ts';
import type { Service } from './words.ts';

/** The studio's settings for windows, from a moment on. The list of them only ever grows. */
export type WindowTerms = { effectiveFrom: Instant; days: number; timeZone: string };

/** A confirmed or held booking that covers the track. A cancelled one is simply not in the list. */
export type BookedTime = {
  id: string;
  service: Service;
  startsAt: Instant;
  endsAt: Instant;
  confirmedAt: Instant;
};

/** All that the window of a track is made of. Nothing else enters: no version, no approval. */
export type WindowFacts = {
  /** When the engineer marked the mix done; null while it is in progress. */
  doneAt: Instant | null;
  bookings: readonly BookedTime[];
  terms: readonly WindowTerms[];
};

export type TweakWindow =
  | { state: 'not_started' }
  | { state: 'on_hold'; opensAt: Instant; closesAt: Instant; timeZone: string; nextBooking: BookedTime }
  | { state: 'open' | 'closed'; opensAt: Instant; closesAt: Instant; timeZone: string };

/** The terms of a new studio, and of facts that carry none. */
export const DEFAULT_TERMS: WindowTerms = {
  effectiveFrom: Number.NEGATIVE_INFINITY,
  days: 14,
  timeZone: 'Europe/London',
};

/**
 * The tweak window of a track at a moment, by what was known at that moment: a booking confirmed
 * after `at` and a mix marked done after `at` do not count. Terms are those in force when the
 * window opens. A booking that is over when it is confirmed moves `opensAt` to its end if that is
 * after `doneAt`; one that is running holds the window until it ends.
 */
export function windowAt(facts: WindowFacts, at: Instant): TweakWindow {
  const { doneAt } = facts;
  if (doneAt === null || doneAt > at) return { state: 'not_started' };

  const known = facts.bookings.filter((booking) => booking.confirmedAt <= at);
  const opensAt = known.reduce((latest, booking) => Math.max(latest, booking.endsAt), doneAt);
  const { days, timeZone } = termsAt(facts.terms, opensAt);
  const closesAt = endOfDayAfter(opensAt, days, timeZone);

  const nextBooking = earliest(known.filter((booking) => booking.endsAt > at));
  if (nextBooking) return { state: 'on_hold', opensAt, closesAt, timeZone, nextBooking };
  return { state: at <= closesAt ? 'open' : 'closed', opensAt, closesAt, timeZone };
}

/** Whether a moment lies inside a window's free time, whatever the window's state is now. */
export function isOpenAt(window: TweakWindow, at: Instant): boolean {
  return window.state !== 'not_started' && window.opensAt <= at && at <= window.closesAt;
}

/** The terms in force at a moment; before the first, the first. */
export function termsAt(terms: readonly WindowTerms[], at: Instant): WindowTerms {
  const sorted = [...terms].sort((a, b) => a.effectiveFrom - b.effectiveFrom);
  return sorted.filter((term) => term.effectiveFrom <= at).at(-1) ?? sorted[0] ?? DEFAULT_TERMS;
}

/** What the client reads about the window. */
export function describeWindow(window: TweakWindow, now: Instant): string {
  switch (window.state) {
    case 'not_started':
      return 'Your mix is still being worked on.';
    case 'on_hold': {
      const day = formatDay(window.nextBooking.startsAt, window.timeZone);
      return `Changes are collected for your session on ${day}; the free window starts after it.`;
    }
    case 'open': {
      const until = formatDayTime(window.closesAt, window.timeZone);
      return `Minor tweaks are free until ${until} (${left(now, window)}).`;
    }
    case 'closed': {
      const day = formatDate(window.closesAt, window.timeZone);
      return `The free window closed on ${day}. Changes now need booked time.`;
    }
  }
}

function left(now: Instant, window: { closesAt: Instant; timeZone: string }): string {
  const days = daysLeft(now, window.closesAt, window.timeZone);
  if (days <= 0) return 'last day';
  return days === 1 ? '1 day left' : `${days} days left`;
}

function earliest(bookings: readonly BookedTime[]): BookedTime | undefined {
  return [...bookings].sort(
    (a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt || (a.id < b.id ? -1 : 1),
  )[0];
}
