import { formatLength } from '#app/domain/booking/local-time.ts';
import { formatDate, formatDay } from '#app/domain/shared/day.ts';
import type { CalendarEntry, CalendarPage } from '#server/services/bookings/calendar-page.server.ts';
import { BOOKING_WORDS } from '../bookings/words.ts';

/** Where an entry stands, in one or two words. */
export const standWords = ({ proposedTime, state }: Pick<CalendarEntry, 'proposedTime' | 'state'>): string => (proposedTime ? 'Proposed' : BOOKING_WORDS[state]);

/** How an entry is drawn, beside its words: what waits for a yes is dashed. */
export const standShape = ({ proposedTime, state }: Pick<CalendarEntry, 'proposedTime' | 'state'>): string => (proposedTime ? 'proposed' : state);

/** "A Band: First Song". */
export const whatFor = ({ artist, project, track }: Pick<CalendarEntry, 'artist' | 'project' | 'track'>): string => `${artist}: ${track ?? project}`;

/** Who and where: "Jo Weaver · Room A · prepared 1 h before". */
export function whoWhere({ engineer, room, startsAt, preparesAt }: Pick<CalendarEntry, 'engineer' | 'room' | 'startsAt' | 'preparesAt'>): string {
  const preparation = preparesAt ? Math.round((Date.parse(startsAt) - Date.parse(preparesAt)) / 60_000) : 0;
  return [engineer?.name ?? 'No engineer yet', room?.name, preparation > 0 && `prepared ${formatLength(preparation)} before`].filter(Boolean).join(' · ');
}

/** The days a calendar shows: "23 – 29 November 2026", "November 2026". */
export function rangeWords({ view, day, from, until }: Pick<CalendarPage, 'view' | 'day' | 'from' | 'until'>): string {
  const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
  if (view === 'month') return `${formatDate(at(day), 'UTC').split(' ')[1]} ${day.slice(0, 4)}`;
  if (view === 'agenda') return `From ${formatDay(at(from), 'UTC')}`;
  const last = new Date(at(until) - 1);
  return `${formatDate(at(from), 'UTC')} – ${formatDate(last.getTime(), 'UTC')} ${last.getUTCFullYear()}`;
}
