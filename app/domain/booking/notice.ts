import type { Instant } from '../shared/instant.ts';
import type { Side } from './life.ts';

/** A client who cancels later than so many hours before the start is charged a percentage of the price. */
export type Notice = { hours: number; percent: number };

export type CancelTerms = {
  /** Minor units the client is charged. */
  fee: number;
  /** Until when cancelling costs nothing. */
  freeUntil: Instant;
  percent: number;
};

const HOUR_MS = 3_600_000;

/** What cancelling costs at a moment, by the rule the booking was agreed on. The studio's own cancelling costs nobody anything. */
export function cancelTerms(
  { startsAt, price, notice }: { startsAt: Instant; price: number; notice: Notice },
  by: Side,
  at: Instant,
): CancelTerms {
  const freeUntil = startsAt - notice.hours * HOUR_MS;
  const late = by === 'client' && at > freeUntil;
  return { fee: late ? Math.round((price * notice.percent) / 100) : 0, freeUntil, percent: notice.percent };
}
