import { setImmediate } from 'node:timers/promises';
import ical, { foldLines, ICalAttendeeRole, ICalAttendeeStatus, type ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEntry, CalendarMethod } from '#app/domain/booking/calendar-entry.ts';

type Mailbox = { name: string; address: string };

const PRODUCT = { company: 'Talkback', product: 'Talkback', language: 'EN' };

/**
 * The iCalendar file (RFC 5545, 5546) that goes with a mail to one person. Times are in UTC: that is
 * exact in the hour that a clock shows twice, and every calendar program shows it by the local clock.
 * @param stamp when this file was made, by the server's clock.
 */
export function calendarMessage(entry: CalendarEntry, to: { method: CalendarMethod; organizer: Mailbox; attendee: Mailbox; stamp: Date }): string {
  const { method, organizer, attendee, stamp } = to;
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });
  const event = addEvent(calendar, entry, stamp);
  event.organizer({ name: inQuotes(organizer.name), email: organizer.address });
  // Both sides have agreed already, so nobody is asked for an answer.
  event.createAttendee({
    name: inQuotes(attendee.name),
    email: attendee.address,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  });
  return calendar.toString();
}

/** Events made at a stretch, before other requests have their turn. */
const AT_A_STRETCH = 20;

/** A calendar to subscribe to. The same entries make the same file, to the byte. */
export async function calendarFeed(entries: Iterable<CalendarEntry>, { name, timeZone }: { name: string; timeZone: string }): Promise<string> {
  const calendar = ical({ prodId: PRODUCT, name: oneLine(name), ttl: 3600 });
  calendar.x('X-WR-TIMEZONE', timeZone);
  const [head = '', foot = ''] = calendar.toString().split(/(?=END:VCALENDAR)/);
  const events: string[] = [];
  for (const entry of entries) {
    const event = addEvent(calendar, entry, new Date(entry.changedAt)).toString();
    events.push(`${foldLines(event.trimEnd())}\r\n`);
    if (events.length % AT_A_STRETCH === 0) await setImmediate();
  }
  return [head, ...events, foot].join('');
}

function addEvent(calendar: ICalCalendar, entry: CalendarEntry, stamp: Date) {
  const { uid, sequence, startsAt, endsAt, summary, description, location, link, status, busy, changedAt } = entry;
  return calendar.createEvent({
    id: uid,
    sequence,
    stamp,
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: oneLine(summary),
    description: { plain: plain(description) },
    location: location === null ? null : oneLine(location),
    url: link,
    status: ICalEventStatus[status],
    transparency: busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    busystatus: busy ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    lastModified: new Date(changedAt),
  });
}

/** RFC 5545 knows no control characters in text but the line's end. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
const oneLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();
/** A name stands in quotes, which it therefore cannot hold (RFC 5545, 3.2). */
const inQuotes = (text: string): string => oneLine(text).replaceAll('"', '’').replaceAll('\\', '/');
