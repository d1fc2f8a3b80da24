/** Days in words. Apart from `instant.ts`, so that a page that only names days carries no calendar arithmetic. */

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const DAY_MS = 86_400_000;

/** Whether the running system knows the IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

/** "Tuesday 17 March". */
export function formatDay(at: Instant, timeZone: string): string {
  const { weekday, day, month } = localParts(at, timeZone);
  return `${weekday} ${day} ${month}`;
}

/** "17 March". */
export function formatDate(at: Instant, timeZone: string): string {
  const { day, month } = localParts(at, timeZone);
  return `${day} ${month}`;
}

/** "Tuesday 17 March, 23:59". */
export function formatDayTime(at: Instant, timeZone: string): string {
  const { hour, minute } = localParts(at, timeZone);
  return `${formatDay(at, timeZone)}, ${hour}:${minute}`;
}

/** Whole calendar days from the local day of `now` to that of `until`: 0 on the last day, negative after it. */
export function daysLeft(now: Instant, until: Instant, timeZone: string): number {
  return localDayNumber(until, timeZone) - localDayNumber(now, timeZone);
}

function localDayNumber(at: Instant, timeZone: string): number {
  const { year, day, month } = localParts(at, timeZone);
  return Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)) / DAY_MS;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type LocalParts = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute', string>;

// Put together from parts: browsers and servers disagree about commas in whole dates.
function localParts(at: Instant, timeZone: string): LocalParts {
  const parts: LocalParts = { year: '', month: '', day: '', weekday: '', hour: '', minute: '' };
  for (const { type, value } of formatter(timeZone).formatToParts(at)) {
    if (type in parts) parts[type as keyof LocalParts] = value;
  }
  return parts;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, found);
  }
  return found;
}
