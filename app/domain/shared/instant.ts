import { addDays, create, endOfDay } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant } from './day.ts';

export { DAY_MS, daysLeft, formatDate, formatDay, formatDayTime, isTimeZone, type Instant } from './day.ts';

/**
 * The last millisecond of the `days`-th calendar day after the local day of `at`.
 * It is 23:59:59.999 by the zone's clock, also across a daylight-saving change; where
 * a clock shows that time twice, the later of the two.
 */
export function endOfDayAfter(at: Instant, days: number, timeZone: string): Instant {
  const local = create(BigInt(at) * 1_000_000n, timeZone);
  return endOfDay(addDays(local, days)).epochMilliseconds;
}
