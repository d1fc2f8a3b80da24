import { create, fromFields, toInstant, toPlainDateTime } from 'temporal-polyfill/fns/ZonedDateTime';
import { DAY_MS, type Instant } from '../shared/instant.ts';
import { joined, type Interval } from './interval.ts';

/** A stretch of a day by the wall clock, in minutes after midnight; 1440 is the midnight that ends it. */
export type DayHours = { opens: number; closes: number };

/** Opening hours of a weekday, 1 (Monday) to 7; a day may have several stretches, or none. */
export type Week = readonly ({ day: number } & DayHours)[];

/** Days, both included, on which other hours hold; null: closed. */
export type Closure = { firstDay: string; lastDay: string; hours: DayHours | null };

/** When somebody or something may be booked: its hours by weekday, and the days that differ. */
export type Opening = { week: Week; closures: readonly Closure[] };

export const MINUTES_A_DAY = 1440;
const MINUTE_MS = 60_000;

/** Monday to Friday, ten to six. */
export const DEFAULT_WEEK: Week = [1, 2, 3, 4, 5].map((day) => ({ day, opens: 600, closes: 1080 }));

/**
 * When it is open between two instants. Hours are wall-clock time of the zone: 10:00 stays 10:00 when the
 * clocks change. Where several closures name a day, all of them hold: closed if one of them says so,
 * else what is inside the hours of each.
 */
export function openTimes({ week, closures }: Opening, between: Interval, timeZone: string): Interval[] {
  if (between.until <= between.from) return [];
  const open: Interval[] = [];
  const last = localDay(between.until, timeZone);
  for (let day = localDay(between.from, timeZone); day <= last; day = nextDay(day)) {
    for (const { opens, closes } of hoursOf(day, week, closures)) {
      open.push({ from: Math.max(between.from, instantAt(day, opens, timeZone)), until: Math.min(between.until, instantAt(day, closes, timeZone)) });
    }
  }
  return joined(open);
}

function hoursOf(day: string, week: Week, closures: readonly Closure[]): DayHours[] {
  const special = closures.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  if (special.some(({ hours }) => hours === null)) return [];
  if (special.length > 0) {
    const opens = Math.max(...special.map(({ hours }) => (hours as DayHours).opens));
    const closes = Math.min(...special.map(({ hours }) => (hours as DayHours).closes));
    return opens < closes ? [{ opens, closes }] : [];
  }
  const weekday = weekdayOf(day);
  return week.filter((stretch) => stretch.day === weekday);
}

/** The calendar day of a moment by the zone's clock, `2026-03-29`. */
export function localDay(at: Instant, timeZone: string): string {
  const { year, month, day } = toPlainDateTime(create(BigInt(Math.floor(at)) * 1_000_000n, timeZone));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The moment a zone's clock shows so many minutes after midnight; where it skips that time, the moment after the gap. */
export function instantAt(day: string, minutes: number, timeZone: string): Instant {
  if (minutes >= MINUTES_A_DAY) return instantAt(nextDay(day), minutes - MINUTES_A_DAY, timeZone);
  const midnight = midnightOf(day, timeZone);
  // On a day of 24 hours no clock is changed.
  if (midnightOf(nextDay(day), timeZone) - midnight === DAY_MS) return midnight + minutes * MINUTE_MS;
  return byCalendar(day, minutes, timeZone);
}

const midnights = new Map<string, Instant>();
const MIDNIGHTS_AT_MOST = 20_000;

/** Asking a zone takes long and always comes to the same, so answers are kept. */
function midnightOf(day: string, timeZone: string): Instant {
  const key = `${day} ${timeZone}`;
  let known = midnights.get(key);
  if (known === undefined) {
    if (midnights.size >= MIDNIGHTS_AT_MOST) midnights.clear();
    midnights.set(key, (known = byCalendar(day, 0, timeZone)));
  }
  return known;
}

function byCalendar(day: string, minutes: number, timeZone: string): Instant {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const fields = { year, month, day: dayOfMonth, hour: Math.floor(minutes / 60), minute: minutes % 60, timeZone };
  return toInstant(fromFields(fields, { disambiguation: 'compatible' })).epochMilliseconds;
}

export const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** 1 (Monday) to 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
