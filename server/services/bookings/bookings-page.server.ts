import type { EstimateView, ProjectView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import type { TrackKnown } from '#app/domain/booking/estimate.ts';
import { bookingStep, WAITING_STATES } from '#app/domain/booking/life.ts';
import type { Notice } from '#app/domain/booking/notice.ts';
import { type ServiceSettings } from '#app/domain/booking/services.ts';
import { WAITING_AT_MOST } from '#app/domain/booking/terms.ts';
import type { BookingState, Need, Service } from '#app/domain/policy/words.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { db } from '#db/client.server.ts';
import { bookingsOf } from '#db/queries/bookings.server.ts';
import { bookableEngineers, openRooms } from '#db/queries/calendar.server.ts';
import { carriedCounts, requestsInWords, tracksOfProjects } from '#db/queries/overview.server.ts';
import { activeUsers } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { studioWithTerms, type StudioWithTerms } from '../studio/studio-settings.server.ts';
import { projectView } from '../views.server.ts';
import { type BookingLine, bookingLine } from './booking-line.server.ts';
import { servicesOf } from './calendar.server.ts';
import { takerOf, type TrackRow } from './effects.server.ts';
import { estimateOf } from './estimate-booking.server.ts';
import { pastLimit } from './past-limit.server.ts';

export type WaitingRequest = {
  id: string;
  trackId: string;
  track: string;
  at: string;
  body: string;
  need: Need;
  minutes: number;
  /** It is promised on the free window, past the limit, and does not wait. */
  promised: boolean;
};

type Named = { id: string; name: string };
type Choices = { tracks: ({ id: string; title: string } & TrackKnown)[]; engineers: Named[]; waiting: WaitingRequest[] };

/** What the studio's form needs; null for who may not book. */
export type BookingDesk = Choices & {
  rooms: Named[];
  /** The engineer who asks, or the first. */
  engineerId: string | null;
  /** Minor units an hour. */
  hourlyRate: number;
  currency: string;
};

/** What a client's form to ask for a time needs; null for who does not ask. */
export type AskDesk = Choices & {
  services: (ServiceSettings & { service: Service })[];
  /** For all that waits; a part of it: `GET /bookings/estimate`. */
  estimate: EstimateView | null;
  notice: Notice;
  /** Whether another request may be made beside those that wait for an answer. */
  mayAsk: boolean;
};

export type BookingsPage = {
  project: ProjectView;
  timeZone: string;
  /** Asked for or offered, by start. */
  waiting: BookingLine[];
  upcoming: BookingLine[];
  past: BookingLine[];
  /** Cancelled, declined, taken back or expired. */
  cancelled: BookingLine[];
  desk: BookingDesk | null;
  ask: AskDesk | null;
};

/**
 * The booked time of a project: what waits for an answer and what lies ahead (soonest first), what is over,
 * what came to nothing (latest first).
 * @param named requests that the studio's form is opened for: past the limit, they may be chosen though they do not wait.
 */
export async function bookingsPage(call: Call, projectId: string, named: readonly string[] = []): Promise<BookingsPage> {
  const { project } = await allowProject(db(), call.actor, 'booking.read', projectId);
  const [house, rows, tracks, carried] = await Promise.all([
    studioWithTerms(db()),
    bookingsOf(db(), projectId, null),
    tracksOfProjects(db(), [projectId]),
    carriedCounts(db(), projectId),
  ]);
  const { timeZone } = house.terms;
  const titles = new Map(tracks.map(({ id, title }) => [id, title]));
  const now = call.at.getTime();
  const { side } = takerOf(call);

  const lines = rows.map((row): BookingLine =>
    bookingLine(call, row, {
      timeZone,
      track: row.booking.trackId && (titles.get(row.booking.trackId) ?? null),
      carries: carried.find(({ bookingId }) => bookingId === row.booking.id)?.requests ?? 0,
    }),
  );
  const waiting = lines.filter(({ state }) => (WAITING_STATES as readonly BookingState[]).includes(state));
  const standing = lines.filter(({ state }) => state === 'confirmed' || state === 'held');
  const over = (line: BookingLine) => Date.parse(line.endsAt) <= now;
  const mayBook = can(call.actor, 'booking.create');
  const mayAsk = bookingStep(null, 'request', side, now).ok;
  const proposed = mayBook ? await pastLimit(db(), tracks, call.at, { only: named }) : [];
  const choices = mayBook || mayAsk ? await choicesOf(tracks, side === 'client', proposed.map(({ id }) => id)) : null;
  return {
    project: projectView(project),
    timeZone,
    waiting,
    upcoming: standing.filter((line) => !over(line)),
    past: standing.filter(over).reverse(),
    cancelled: lines.filter((line) => !waiting.includes(line) && !standing.includes(line)).reverse(),
    desk: choices && mayBook ? await desk(call, house, choices) : null,
    ask: choices && mayAsk ? await ask(call, house, choices, tracks, waiting.length < WAITING_AT_MOST) : null,
  };
}

/** What both forms offer. A client is shown only what is about versions they may hear, and who takes requests. */
async function choicesOf(tracks: TrackRow[], forClient: boolean, proposed: string[]): Promise<Choices> {
  const [people, waiting] = await Promise.all([
    forClient ? bookableEngineers(db()) : activeUsers(db()),
    tracks.length ? requestsInWords(db(), { trackIds: tracks.map(({ id }) => id), waiting: true, and: proposed }) : [],
  ]);
  return {
    tracks: tracks.map(({ id, title, mixState, stems }) => ({ id, title, mixDone: mixState === 'done', stems })),
    engineers: people.filter(({ role }) => role !== 'client').map(({ id, name }) => ({ id, name })),
    waiting: waiting.flatMap(({ request, body, atMs, trackTitle, published }) => {
      const promised = proposed.includes(request.id);
      const need = promised ? 'mix_time' : request.need;
      return need && (published || !forClient)
        ? [{ id: request.id, trackId: request.trackId, track: trackTitle, at: formatTimecode(atMs), body, need, minutes: request.minutes, promised }]
        : [];
    }),
  };
}

async function desk(call: Call, { studio }: StudioWithTerms, choices: Choices): Promise<BookingDesk> {
  const { engineers } = choices;
  return {
    ...choices,
    rooms: (await openRooms(db())).map(({ id, name }) => ({ id, name })),
    engineerId: engineers.find(({ id }) => id === call.actor.userId)?.id ?? engineers[0]?.id ?? null,
    hourlyRate: studio.hourlyRate,
    currency: studio.currency,
  };
}

async function ask({ at }: Call, { studio }: StudioWithTerms, choices: Choices, tracks: TrackRow[], mayAsk: boolean): Promise<AskDesk> {
  const [services, estimate] = await Promise.all([servicesOf(db()), estimateOf(db(), tracks, null, at)]);
  return {
    ...choices,
    services: SERVICES.filter((service) => services[service].offered).map((service) => ({ service, ...services[service] })),
    estimate,
    notice: { hours: studio.noticeHours, percent: studio.latePercent },
    mayAsk,
  };
}
