import type { CancelPreview, SlotView } from '#app/contracts/bookings.ts';
import type { ProjectView } from '#app/contracts/views.ts';
import { rateFor } from '#app/domain/booking/quote.ts';
import { type SlotDay, slotDays } from '#app/domain/booking/slot-days.ts';
import { formatSpan } from '#app/domain/booking/local-time.ts';
import { formatDayTime } from '#app/domain/shared/instant.ts';
import type { Need } from '#app/domain/policy/words.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { db } from '#db/client.server.ts';
import { bookingById, type BookingWithPeople, namesOf } from '#db/queries/bookings.server.ts';
import { allRates, openRooms } from '#db/queries/calendar.server.ts';
import { requestsInWords } from '#db/queries/overview.server.ts';
import { activeUsers } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { studioWithTerms, type StudioWithTerms } from '../studio/studio-settings.server.ts';
import { projectView } from '../views.server.ts';
import { type BookingLine, bookingLine } from './booking-line.server.ts';
import { servicesOf } from './calendar.server.ts';
import { takerOf } from './effects.server.ts';
import { listSlots } from './list-slots.server.ts';
import { previewCancel } from './preview-cancel.server.ts';

type Named = { id: string; name: string };

export type BookingRequestLine = { id: string; trackId: string; track: string; at: string; body: string; need: Need | null; sentence: string; /** It goes into this booking. */ carried: boolean };

/** What the studio's form to offer time needs. */
export type OfferDesk = {
  engineers: Named[];
  rooms: Named[];
  preparationMinutes: number;
  roundTo: number;
  /** Minor units an hour, by engineer; the last, without one, for nobody named. */
  rates: { engineerId: string | null; hourlyRate: number }[];
};

export type BookingPage = {
  project: ProjectView;
  booking: BookingLine;
  timeZone: string;
  side: 'client' | 'studio';
  /** The project's clients. */
  clients: string[];
  /** Until when an answer is waited for, by the studio's clock. */
  answerBy: string | null;
  /** The time one side proposes, in words, and until when the other may answer. */
  proposed: { when: string; answerBy: string } | null;
  freeUntil: string;
  requests: BookingRequestLine[];
  offer: OfferDesk | null;
  /** Free times it could move to, for a client who wants another. */
  days: SlotDay<SlotView>[] | null;
  cancel: CancelPreview | null;
  /** Who reads it; their connection tells when it changes. */
  viewerId: string;
};

/** A booking with all that this reader may know of it and do next. @param open which of its panels are asked for. */
export async function bookingPage(call: Call, id: string, open: { cancel: boolean; move: boolean }): Promise<BookingPage> {
  const row = await bookingById(db(), id);
  if (!row) throw notFound();
  const { project } = await allowProject(db(), call.actor, 'booking.read', row.booking.projectId);
  const house = await studioWithTerms(db());
  const { timeZone } = house.terms;
  const side = takerOf(call).side === 'client' ? 'client' : 'studio';
  const { booking } = row;
  const [names, inWords] = await Promise.all([
    namesOf(db(), [booking.projectId], booking.trackId ? [booking.trackId] : []),
    requestsInWords(db(), { bookingId: id, requestIds: booking.requestIds }),
  ]);
  const requests = inWords
    .filter(({ published }) => published || side === 'studio')
    .map(({ request, body, atMs, trackTitle }): BookingRequestLine => ({
      id: request.id,
      trackId: request.trackId,
      track: trackTitle,
      at: formatTimecode(atMs),
      body,
      need: request.need,
      sentence: request.sentence,
      carried: request.bookingId === id,
    }));
  const line = bookingLine(call, row, { timeZone, track: names.tracks[0]?.title ?? null, carries: requests.filter(({ carried }) => carried).length });
  const { proposal } = line;
  const may = (step: BookingLine['steps'][number]) => line.steps.includes(step);
  return {
    project: projectView(project),
    booking: line,
    timeZone,
    side,
    clients: names.clients.map(({ name }) => name),
    answerBy: line.expiresAt && formatDayTime(Date.parse(line.expiresAt), timeZone),
    proposed: proposal && { when: formatSpan(Date.parse(proposal.startsAt), Date.parse(proposal.endsAt), timeZone), answerBy: formatDayTime(Date.parse(proposal.expiresAt), timeZone) },
    freeUntil: formatDayTime(booking.startsAt.getTime() - line.notice.hours * 3_600_000, timeZone),
    requests,
    offer: side === 'studio' && may('offer') ? await offerDesk(house, row) : null,
    days: side === 'client' && open.move && may('proposeMove') ? await daysToMove(call, row, timeZone) : null,
    cancel: open.cancel && may('cancel') ? await previewCancel(call, { id }) : null,
    viewerId: call.actor.userId as string,
  };
}

async function offerDesk({ studio }: StudioWithTerms, { booking }: BookingWithPeople): Promise<OfferDesk> {
  const [people, rooms, rates, services] = await Promise.all([activeUsers(db()), openRooms(db()), allRates(db()), servicesOf(db())]);
  const engineers = people.filter(({ role }) => role !== 'client').map(({ id, name }) => ({ id, name }));
  return {
    engineers,
    rooms: rooms.map(({ id, name }) => ({ id, name })),
    preparationMinutes: services[booking.service].preparationMinutes,
    roundTo: studio.roundTo,
    rates: [...engineers.map(({ id }) => id), null].map((engineerId) => ({ engineerId, hourlyRate: rateFor(rates, booking.service, engineerId, studio.hourlyRate) })),
  };
}

async function daysToMove(call: Call, { booking }: BookingWithPeople, timeZone: string): Promise<SlotDay<SlotView>[]> {
  const { slots } = await listSlots(call, { projectId: booking.projectId, service: booking.service, bookingId: booking.id });
  return slotDays(slots.filter(({ startsAt }) => Date.parse(startsAt) !== booking.startsAt.getTime()), timeZone);
}
