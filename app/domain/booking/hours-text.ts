import { refuse, type Verdict } from '../shared/result.ts';
import { type DayHours, MINUTES_A_DAY, type Week } from './hours.ts';

const STRETCH = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** "10:00–13:00, 14:00–18:00" → the stretches; empty, "closed": none. 24:00 is the midnight that ends the day. */
export function parseHours(text: string): Verdict<{ stretches: DayHours[] }, 'not_hours' | 'not_in_order'> {
  const written = text.trim().toLowerCase();
  if (written === '' || written === 'closed') return { ok: true, stretches: [] };
  const stretches: DayHours[] = [];
  for (const part of written.split(/[,;]/)) {
    const match = STRETCH.exec(part.trim());
    if (!match) return refuse('not_hours');
    const [opens, closes] = [minutesOf(match[1], match[2]), minutesOf(match[3], match[4])];
    if (opens === null || closes === null) return refuse('not_hours');
    if (closes <= opens || opens < (stretches.at(-1)?.closes ?? 0)) return refuse('not_in_order');
    stretches.push({ opens, closes });
  }
  return { ok: true, stretches };
}

function minutesOf(hours = '', minutes = '00'): number | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  const all = hour * 60 + minute;
  return minute > 59 || all > MINUTES_A_DAY ? null : all;
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The hours of a day as they are written: "10:00–18:00"; nothing when closed. */
export const hoursText = (stretches: readonly DayHours[]): string =>
  [...stretches].sort((a, b) => a.opens - b.opens).map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`).join(', ');

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The hours of each weekday as they are written, Monday first. */
export const weekText = (week: Week): string[] => WEEKDAYS.map((_, index) => hoursText(week.filter(({ day }) => day === index + 1)));

/** "Mon–Fri 10:00–18:00, Sat 12:00–16:00": days in a row with the same hours together. */
export function weekSummary(week: Week): string {
  const days = weekText(week);
  const parts: string[] = [];
  for (let first = 0; first < days.length; first += 1) {
    const hours = days[first] as string;
    if (hours === '') continue;
    let last = first;
    while (days[last + 1] === hours) last += 1;
    const name = (index: number) => (WEEKDAYS[index] as string).slice(0, 3);
    parts.push(`${first === last ? name(first) : `${name(first)}–${name(last)}`} ${hours}`);
    first = last;
  }
  return parts.length > 0 ? parts.join('; ') : 'Never open';
}
