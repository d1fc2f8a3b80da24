import type { CalendarWish } from '#app/contracts/booking-forms.ts';
import type { CalendarView } from '#app/domain/booking/calendar-views.ts';
import { instantAt, localDay, openTimes, weekdayOf } from '#app/domain/booking/hours.ts';
import { without } from '#app/domain/booking/interval.ts';
import { type SlotDay, slotDays } from '#app/domain/booking/slot-days.ts';
import { DAY_MS } from '#app/domain/shared/instant.ts';
import { db } from '#db/client.server.ts';
import { bookingsBetween, namesOf } from '#db/queries/bookings.server.ts';
import { bookableEngineers, closuresBetween, openRooms } from '#db/queries/calendar.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { type BookingLine, bookingLine } from './booking-line.server.ts';
import { takerOf } from './effects.server.ts';

/** A booking in the calendar; one that another time is proposed for stands there a second time. */
export type CalendarEntry = BookingLine & { /** Differs from the booking's id for a proposed time. */ key: string; proposedTime: boolean; project: string; artist: string; clients: string[] };

export type CalendarPage = {
  view: CalendarView;
  /** The day the range is around, and the range, by the studio's calendar; `until` is no longer in it. */
  day: string;
  from: string;
  until: string;
  today: string;
  before: string;
  after: string;
  timeZone: string;
  /** Whether this reader may move what they see. */
  studio: boolean;
  entries: CalendarEntry[];
  agenda: SlotDay<CalendarEntry>[];
  /** When the studio is closed. */
  closed: { from: string; until: string }[];
  /** Whose sessions alone are shown. */
  only: { engineerId: string | null; roomId: string | null };
  /** Who asks for it; their connection tells when it changes. */
  viewerId: string;
  engineers: { id: string; name: string }[];
  rooms: { id: string; name: string }[];
};

const AGENDA_DAYS = 28;

/**
 * The calendar of a week, a month or the four weeks ahead: all of it for the studio, or what one engineer or room
 * has; a client's own projects for them.
 */
export async function calendarPage(call: Call, asked: { view: CalendarView } & Omit<CalendarWish, 'view'>): Promise<CalendarPage> {
  allow(call.actor, 'project.list');
  const { studio, terms } = await studioWithTerms(db());
  const { timeZone } = terms;
  const today = localDay(call.at.getTime(), timeZone);
  const day = asked.day ?? today;
  const range = rangeOf(asked.view, day);
  const [from, until] = [instantAt(range.first, 0, timeZone), instantAt(range.end, 0, timeZone)];
  const isStudio = takerOf(call).side === 'studio';
  const { engineer: engineerId = null, room: roomId = null } = asked;
  const rows = await bookingsBetween(db(), { from: new Date(from), until: new Date(until), memberId: isStudio ? null : call.actor.userId });
  const [names, engineers, rooms, closures] = await Promise.all([
    namesOf(db(), unique(rows.map(({ booking }) => booking.projectId)), unique(rows.flatMap(({ booking }) => booking.trackId ?? []))),
    bookableEngineers(db()),
    openRooms(db()),
    closuresBetween(db(), range.first, range.end),
  ]);
  const entries = rows
    .flatMap((row): CalendarEntry[] => {
      const { id, projectId, trackId } = row.booking;
      const project = names.projects.find((one) => one.id === projectId);
      const line = bookingLine(call, row, { timeZone, track: names.tracks.find((one) => one.id === trackId)?.title ?? null, carries: 0 });
      const more = { project: project?.title ?? '', artist: project?.artist ?? '', clients: names.clients.filter((one) => one.projectId === projectId).map(({ name }) => name) };
      const entry = { ...line, ...more, key: id, proposedTime: false };
      return line.proposal ? [entry, { ...entry, key: `${id}-proposed`, proposedTime: true, startsAt: line.proposal.startsAt, endsAt: line.proposal.endsAt, preparesAt: null }] : [entry];
    })
    .filter(({ startsAt, endsAt }) => Date.parse(startsAt) < until && Date.parse(endsAt) > from)
    .filter(({ engineer, room }) => !isStudio || ((!engineerId || engineer?.id === engineerId) && (!roomId || room?.id === roomId)))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const open = openTimes(
    { week: studio.hours, closures: closures.filter(({ userId, roomId }) => !userId && !roomId).map(({ firstDay, lastDay, opens, closes }) => ({ firstDay, lastDay, hours: opens === null || closes === null ? null : { opens, closes } })) },
    { from, until },
    timeZone,
  );
  const shut = without([{ from, until }], open);
  return {
    view: asked.view,
    day,
    from: range.first,
    until: range.end,
    today,
    before: range.before,
    after: range.after,
    timeZone,
    studio: isStudio,
    entries,
    agenda: slotDays(entries, timeZone),
    closed: shut.map((time) => ({ from: new Date(time.from).toISOString(), until: new Date(time.until).toISOString() })),
    only: { engineerId, roomId },
    viewerId: call.actor.userId as string,
    engineers: isStudio ? engineers.map(({ id, name }) => ({ id, name })) : [],
    rooms: isStudio ? rooms.map(({ id, name }) => ({ id, name })) : [],
  };
}

const unique = (ids: string[]): string[] => [...new Set(ids)];
const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The days a view shows, whole weeks for a month, and the days that turn its page. */
function rangeOf(view: CalendarView, day: string): { first: string; end: string; before: string; after: string } {
  if (view === 'agenda') return { first: day, end: plus(day, AGENDA_DAYS), before: plus(day, -AGENDA_DAYS), after: plus(day, AGENDA_DAYS) };
  if (view === 'week') {
    const first = plus(day, 1 - weekdayOf(day));
    return { first, end: plus(first, 7), before: plus(day, -7), after: plus(day, 7) };
  }
  const first = `${day.slice(0, 7)}-01`;
  const next = `${plus(first, 31).slice(0, 7)}-01`;
  const monday = plus(first, 1 - weekdayOf(first));
  const sunday = plus(next, (8 - weekdayOf(next)) % 7);
  return { first: monday, end: sunday, before: `${plus(first, -1).slice(0, 7)}-01`, after: next };
}
