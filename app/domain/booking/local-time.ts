import { create as createZoned, fromFields, toInstant, toPlainDateTime } from 'temporal-polyfill/fns/ZonedDateTime';
import { formatDay, formatDayTime, type Instant } from '../shared/instant.ts';
import { refuse, type Verdict } from '../shared/result.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;

/**
 * The moment a clock in a time zone shows a date and a time.
 * `skipped`: the clocks go forward over that time. Where a clock shows it twice, the first counts.
 * @param date `2026-03-29` @param time `14:00`
 */
export function instantOfLocal(
  date: string,
  time: string,
  timeZone: string,
): Verdict<{ at: Instant }, 'not_a_date' | 'not_a_time' | 'skipped'> {
  const day = DATE.exec(date)?.slice(1).map(Number);
  const clock = TIME.exec(time)?.slice(1).map(Number);
  if (!day) return refuse('not_a_date');
  if (!clock) return refuse('not_a_time');
  const [year = 0, month = 0, dayOfMonth = 0] = day;
  const [hour = 0, minute = 0] = clock;
  if (hour > 23 || minute > 59) return refuse('not_a_time');
  try {
    const zoned = fromFields(
      { year, month, day: dayOfMonth, hour, minute, timeZone },
      { overflow: 'reject', disambiguation: 'earlier' },
    );
    const shown = toPlainDateTime(zoned);
    if (shown.hour !== hour || shown.minute !== minute) return refuse('skipped');
    return { ok: true, at: toInstant(zoned).epochMilliseconds };
  } catch {
    return refuse('not_a_date');
  }
}

/** "Tuesday 10 March 2026, 14:00–17:00 GMT"; the zone twice where the clocks change in between. */
export function formatSpan(startsAt: Instant, endsAt: Instant, timeZone: string): string {
  const [from, to] = [zoneName(startsAt, timeZone), zoneName(endsAt, timeZone)];
  const sameDay = formatDay(startsAt, timeZone) === formatDay(endsAt, timeZone) && endsAt - startsAt < 2 * 86_400_000;
  const start = `${formatDay(startsAt, timeZone)} ${yearOf(startsAt, timeZone)}, ${clockOf(startsAt, timeZone)}`;
  const startZone = from === to ? '' : ` ${from}`;
  return sameDay
    ? `${start}${startZone}–${clockOf(endsAt, timeZone)} ${to}`
    : `${start}${startZone} – ${formatDayTime(endsAt, timeZone)} ${to}`;
}

/** 150 → "2 h 30 min". */
export function formatLength(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
}

const clockOf = (at: Instant, timeZone: string): string => formatDayTime(at, timeZone).slice(-5);

const yearOf = (at: Instant, timeZone: string): string => part(at, timeZone, 'year');

/** "GMT", "BST", "GMT-5": how the zone is called at that moment. */
const zoneName = (at: Instant, timeZone: string): string => part(at, timeZone, 'timeZoneName') || timeZone;

const part = (at: Instant, timeZone: string, wanted: 'year' | 'timeZoneName'): string =>
  formatter(timeZone).formatToParts(at).find(({ type }) => type === wanted)?.value ?? '';

/** Making one takes longer than using it a hundred times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const found = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, calendar: 'gregory', year: 'numeric', timeZoneName: 'short' });
  formatters.set(timeZone, found);
  return found;
}

/** What a zone's clock shows at a moment, as date and time fields hold it. */
export function localMoment(at: Instant, timeZone: string): { date: string; time: string } {
  const shown = toPlainDateTime(createZoned(BigInt(Math.floor(at)) * 1_000_000n, timeZone));
  const two = (value: number) => String(value).padStart(2, '0');
  return { date: `${String(shown.year).padStart(4, '0')}-${two(shown.month)}-${two(shown.day)}`, time: `${two(shown.hour)}:${two(shown.minute)}` };
}
