import type { Service } from '../policy/words.ts';
import type { Instant } from '../shared/instant.ts';
import { formatLength, formatSpan } from './local-time.ts';

/** What a mailed calendar file asks of a calendar program (RFC 5546): to enter or move an event, or to take it out. */
export const CALENDAR_METHODS = ['REQUEST', 'CANCEL'] as const;
export type CalendarMethod = (typeof CALENDAR_METHODS)[number];

/** Whose calendar it is: each side has an event of its own, under a UID of its own. */
export type CalendarSide = 'client' | 'studio';

/** What a calendar needs to know of a booking. */
export type BookingInCalendar = {
  /** The same for as long as the booking lives. */
  uid: string;
  /** Rises with every change that a calendar must follow. */
  sequence: number;
  service: Service;
  /** The session itself, with the client where it is attended. */
  startsAt: Instant;
  endsAt: Instant;
  /** What the engineer does alone before `startsAt`. */
  preparationMinutes: number;
  /** Agreed by both sides, or still waiting for that. */
  agreed: boolean;
  cancelled: boolean;
  changedAt: Instant;
  project: string;
  artist: string;
  /** Null for the whole project. */
  track: string | null;
  room: string | null;
  engineer: string | null;
  note: string | null;
  /** Its page. */
  link: string;
};

export type CalendarEntry = {
  uid: string;
  sequence: number;
  startsAt: Instant;
  endsAt: Instant;
  summary: string;
  description: string;
  location: string | null;
  link: string;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Whether it takes the person's time: what the engineer does alone leaves the client free. */
  busy: boolean;
  changedAt: Instant;
};

const ATTENDED: readonly Service[] = ['recording_session', 'attended_mix', 'hybrid_mix'];

/** Whether the client is there, in the room or in a live listening session. */
export const isClientThere = (service: Service): boolean => ATTENDED.includes(service);

/**
 * The event of a booking in the calendar of one side. The client's holds what the client takes part
 * in; the studio's the whole, with the preparation in front. So that a person who gets both never
 * sees one move the other, they are two events with a UID each.
 */
export function calendarEntry(booking: BookingInCalendar, side: CalendarSide, studio: { name: string; timeZone: string }): CalendarEntry {
  const { sequence, endsAt, agreed, cancelled, changedAt, link } = booking;
  const from = side === 'client' ? booking.startsAt : booking.startsAt - booking.preparationMinutes * 60_000;
  const summary = (side === 'client' ? clientSummary : studioSummary)(booking, studio.name);
  return {
    uid: side === 'client' ? booking.uid : `${booking.uid}-studio`,
    sequence,
    startsAt: from,
    endsAt,
    summary: agreed || cancelled ? summary : `To be agreed: ${summary}`,
    description: description(booking, side, formatSpan(from, endsAt, studio.timeZone)),
    location: location(booking, side, studio.name),
    link,
    status: cancelled ? 'CANCELLED' : agreed ? 'CONFIRMED' : 'TENTATIVE',
    busy: side === 'studio' || isClientThere(booking.service),
    changedAt,
  };
}

/** “Harbour Lights”: the track, or the project where it is for all of it. */
export const titleOf = ({ track, project }: Pick<BookingInCalendar, 'track' | 'project'>): string => `“${track ?? project}”`;

function clientSummary(booking: BookingInCalendar, studioName: string): string {
  const title = titleOf(booking);
  switch (booking.service) {
    case 'recording_session':
      return `Recording ${title} at ${studioName}`;
    case 'attended_mix':
    case 'hybrid_mix':
      return `Mixing ${title} together at ${studioName}`;
    case 'mix_time':
      return `${studioName} mixes ${title}`;
    case 'mastering_session':
      return `${studioName} masters ${title}`;
  }
}

const STUDIO_WORDS: Record<Service, string> = {
  recording_session: 'Recording',
  mix_time: 'Mix time',
  attended_mix: 'Attended mix',
  hybrid_mix: 'Hybrid mix',
  mastering_session: 'Mastering',
};

const studioSummary = (booking: BookingInCalendar): string => `${STUDIO_WORDS[booking.service]}: ${titleOf(booking)}, ${booking.artist}`;

/** The client goes to the studio only where they are needed; the studio's people want the room alone. */
function location({ service, room }: BookingInCalendar, side: CalendarSide, studioName: string): string | null {
  if (side === 'studio') return room;
  if (!isClientThere(service)) return null;
  return room ? `${room}, ${studioName}` : studioName;
}

function description(booking: BookingInCalendar, side: CalendarSide, when: string): string {
  const { service, preparationMinutes, engineer, note, agreed, cancelled, link } = booking;
  const lines = [
    cancelled ? 'Cancelled.' : agreed ? null : 'Not agreed yet.',
    `${when}, by the studio’s clock`,
    side === 'client' && !isClientThere(service) && !cancelled ? 'You need not be there.' : null,
    side === 'studio' && preparationMinutes > 0 ? `The first ${formatLength(preparationMinutes)} is preparation, without the client.` : null,
    engineer && `Engineer: ${engineer}`,
    note && `Note: ${note}`,
    link,
  ];
  return lines.filter(Boolean).join('\n');
}
