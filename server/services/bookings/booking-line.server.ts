import type { BookingView } from '#app/contracts/views.ts';
import { type BookingStep, stepsOpen } from '#app/domain/booking/life.ts';
import { formatLength, formatSpan } from '#app/domain/booking/local-time.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import type { BookingWithPeople } from '#db/queries/bookings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { bookingView } from '../views.server.ts';
import { takerOf } from './effects.server.ts';
import { bookingFacts } from './take-step.server.ts';

/** A booking as pages show it. */
export type BookingLine = BookingView & {
  /** "Tuesday 10 March 2026, 14:00–17:00 GMT". */
  when: string;
  length: string;
  money: string;
  /** The track's title; null for the whole project. */
  track: string | null;
  /** Requests it carries. */
  carries: number;
  /** It runs at this moment. */
  now: boolean;
  /** What this reader may do next. */
  steps: BookingStep[];
  mayCancel: boolean;
};

/** A booking in this reader's words, with the steps they may take at this moment. */
export function bookingLine(call: Call, row: BookingWithPeople, { timeZone, track, carries }: { timeZone: string; track: string | null; carries: number }): BookingLine {
  const view = bookingView(row);
  const now = call.at.getTime();
  const [from, to] = [row.booking.startsAt.getTime(), row.booking.endsAt.getTime()];
  const steps = stepsOpen(bookingFacts(row.booking), takerOf(call).side, now);
  return {
    ...view,
    when: formatSpan(from, to, timeZone),
    length: formatLength(Math.round((to - from) / 60_000)),
    money: formatMoney({ minor: view.price, currency: view.currency }),
    track: view.trackId && (track ?? 'A track'),
    carries,
    now: view.state === 'confirmed' && from <= now && now < to,
    steps,
    mayCancel: steps.includes('cancel'),
  };
}
