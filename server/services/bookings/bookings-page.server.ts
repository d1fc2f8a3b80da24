import type { BookingView, ProjectView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { formatLength, formatSpan } from '#app/domain/booking/local-time.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import type { Need } from '#app/domain/policy/words.ts';
import { db } from '#db/client.server.ts';
import { bookingsOf } from '#db/queries/bookings.server.ts';
import { carriedCounts, requestsInWords, tracksOfProjects } from '#db/queries/overview.server.ts';
import { activeUsers } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { studioWithTerms, type StudioWithTerms } from '../studio/studio-settings.server.ts';
import { bookingView, projectView } from '../views.server.ts';

export type BookingLine = BookingView & {
  /** "Tuesday 10 March 2026, 14:00–17:00 GMT". */
  when: string;
  length: string;
  money: string;
  /** The track's title; null for the whole project. */
  track: string | null;
  /** Requests it carries. */
  carries: number;
  /** It runs at this moment. */
  now: boolean;
  mayCancel: boolean;
};

export type WaitingRequest = { id: string; trackId: string; track: string; at: string; body: string; need: Need; minutes: number };

/** What the form needs; null for who may not book. */
export type BookingDesk = {
  tracks: { id: string; title: string }[];
  engineers: { id: string; name: string }[];
  /** The engineer who asks, or the first. */
  engineerId: string | null;
  waiting: WaitingRequest[];
  /** Minor units an hour. */
  hourlyRate: number;
  currency: string;
};

export type BookingsPage = {
  project: ProjectView;
  timeZone: string;
  upcoming: BookingLine[];
  past: BookingLine[];
  cancelled: BookingLine[];
  desk: BookingDesk | null;
};

/** The booked time of a project: what lies ahead (soonest first), what is over, what was cancelled (latest first). */
export async function bookingsPage(call: Call, projectId: string): Promise<BookingsPage> {
  const { project } = await allowProject(db(), call.actor, 'booking.read', projectId);
  const [house, rows, tracks, carried] = await Promise.all([
    studioWithTerms(db()),
    bookingsOf(db(), projectId, null),
    tracksOfProjects(db(), [projectId]),
    carriedCounts(db(), projectId),
  ]);
  const { timeZone } = house.terms;
  const titles = new Map(tracks.map(({ id, title }) => [id, title]));
  const mayCancel = can(call.actor, 'booking.cancel');
  const now = call.at.getTime();

  const lines = rows.map((row): BookingLine => {
    const view = bookingView(row);
    const [from, to] = [row.booking.startsAt.getTime(), row.booking.endsAt.getTime()];
    return {
      ...view,
      when: formatSpan(from, to, timeZone),
      length: formatLength(Math.round((to - from) / 60_000)),
      money: formatMoney({ minor: view.price, currency: view.currency }),
      track: view.trackId ? (titles.get(view.trackId) ?? 'A track') : null,
      carries: carried.find(({ bookingId }) => bookingId === view.id)?.requests ?? 0,
      now: view.state === 'confirmed' && from <= now && now < to,
      mayCancel: mayCancel && view.state === 'confirmed' && to > now,
    };
  });
  const stands = (line: BookingLine) => line.state === 'confirmed' || line.state === 'held';
  const over = (line: BookingLine) => Date.parse(line.endsAt) <= now;
  return {
    project: projectView(project),
    timeZone,
    upcoming: lines.filter((line) => stands(line) && !over(line)),
    past: lines.filter((line) => stands(line) && over(line)).reverse(),
    cancelled: lines.filter((line) => !stands(line)).reverse(),
    desk: can(call.actor, 'booking.create') ? await desk(call, house, tracks) : null,
  };
}

async function desk(call: Call, { studio }: StudioWithTerms, tracks: { id: string; title: string }[]): Promise<BookingDesk> {
  const [people, waiting] = await Promise.all([
    activeUsers(db()),
    tracks.length ? requestsInWords(db(), { trackIds: tracks.map(({ id }) => id), waiting: true }) : [],
  ]);
  const engineers = people.filter(({ role }) => role !== 'client').map(({ id, name }) => ({ id, name }));
  return {
    tracks: tracks.map(({ id, title }) => ({ id, title })),
    engineers,
    engineerId: engineers.find(({ id }) => id === call.actor.userId)?.id ?? engineers[0]?.id ?? null,
    waiting: waiting.flatMap(({ request, body, atMs, trackTitle }) =>
      request.need ? [{ id: request.id, trackId: request.trackId, track: trackTitle, at: formatTimecode(atMs), body, need: request.need, minutes: request.minutes }] : [],
    ),
    hourlyRate: studio.hourlyRate,
    currency: studio.currency,
  };
}
