import { formatDay, formatDayTime, type Instant } from '../shared/instant.ts';
import { localDay } from './hours.ts';

/** Times that may be chosen, as a page shows them: under their day, by a clock. */
export type SlotDay<T> = { day: string; /** "Tuesday 10 March". */ label: string; times: (T & { /** "14:00–17:00". */ label: string })[] };

/** Puts times under their days by a zone's clock, in the order given. */
export function slotDays<T extends { startsAt: string; endsAt: string }>(slots: readonly T[], timeZone: string): SlotDay<T>[] {
  const days: SlotDay<T>[] = [];
  for (const slot of slots) {
    const [from, to] = [Date.parse(slot.startsAt), Date.parse(slot.endsAt)];
    const day = localDay(from, timeZone);
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, label: formatDay(from, timeZone), times: [] };
      days.push(last);
    }
    last.times.push({ ...slot, label: clockSpan(from, to, timeZone) });
  }
  return days;
}

/** "14:00–17:00" by a zone's clock; a day's name where it ends on another day. */
export function clockSpan(from: Instant, to: Instant, timeZone: string): string {
  const end = localDay(from, timeZone) === localDay(to - 1, timeZone) ? clock(to, timeZone) : formatDayTime(to, timeZone);
  return `${clock(from, timeZone)}–${end}`;
}

const clock = (at: Instant, timeZone: string): string => formatDayTime(at, timeZone).slice(-5);
