/** What the studio sets about every booking. */
export type BookingTerms = {
  /** Amounts are rounded to multiples of so many minor units. */
  roundTo: number;
  /** A client who cancels later than this before the start … */
  noticeHours: number;
  /** … is charged this much of the price. */
  latePercent: number;
  /** How long a request, an offer or a proposed time waits for its answer. */
  answerHours: number;
};

export const DEFAULT_TERMS_OF_BOOKING: BookingTerms = { roundTo: 1, noticeHours: 48, latePercent: 50, answerHours: 72 };

/** Requests and offers of one project that may wait at a time: each keeps its time free. */
export const WAITING_AT_MOST = 3;

const HOUR_MS = 3_600_000;

/** Until when an answer is waited for: so many hours, and never past the time in question. */
export const answerUntil = (now: number, answerHours: number, startsAt: number): number => Math.min(now + answerHours * HOUR_MS, startsAt);
