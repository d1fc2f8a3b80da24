import type { BookingCreate } from '#app/contracts/studio.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { bookingStep } from '#app/domain/booking/life.ts';
import { overlaps } from '#app/domain/booking/interval.ts';
import { answerUntil } from '#app/domain/booking/terms.ts';
import { db, type Tx } from '#db/client.server.ts';
import { bookingById, type BookingRow, insertBooking } from '#db/queries/bookings.server.ts';
import { lockResources, openRooms, takenTimes } from '#db/queries/calendar.server.ts';
import { lockCoveredTracks } from '#db/queries/facts.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { servicesOf } from './calendar.server.ts';
import { announceBooking, takerOf } from './effects.server.ts';
import { estimateOf } from './estimate-booking.server.ts';
import { priceBooking } from './price.server.ts';
import { bookingRefusal, CLASH_WORDS, clashOf, taken } from './refusals.server.ts';
import { takeUpRequests } from './requests-of.server.ts';
import { mustBeRoom, mustBeStaff } from './resources.server.ts';
import { clearOverdue } from './sweep-bookings.server.ts';
import { bookedTime } from './take-step.server.ts';

/**
 * The studio books time: confirmed where the client has agreed already (windows go on hold and requests
 * that wait for such time are accepted on it), else offered to them. One transaction.
 */
export async function createBooking(call: Call, input: BookingCreate): Promise<{ booking: BookingView }> {
  await allowProject(db(), call.actor, 'booking.create', input.projectId);
  const taker = takerOf(call);
  const step = input.agreed === false ? 'offer' : 'book';
  const verdict = bookingStep(null, step, taker.side, call.at.getTime());
  if (!verdict.ok) throw bookingRefusal(verdict.reason);
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
  if (step === 'offer' && startsAt <= call.at) throw new ServiceError('invalid', 'That time is past.', { startsAt: ['Choose a time ahead.'] });
  await mustBeStaff(input.engineerId ?? null);
  await mustBeRoom(input.roomId ?? null);
  await clearOverdue(call.at);
  const house = await studioWithTerms(db());
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
  const engineerId = input.engineerId ?? null;
  const id = newId();
  try {
    const { events, booking } = await db().transaction(async (tx) => {
      const tracks = await lockCoveredTracks(tx, input.projectId, input.trackId ?? null);
      if (input.trackId && tracks.length === 0) throw new ServiceError('invalid', 'That track is not one of this project.', { trackId: ['Choose a track of this project.'] });
      const settings = (await servicesOf(tx))[input.service];
      const preparationMinutes = input.preparationMinutes ?? settings.preparationMinutes;
      const { preparationTakesRoom, bufferBefore, bufferAfter } = settings;
      const quote = await priceBooking(tx, house.studio, { service: input.service, engineerId, minutes, preparationMinutes, agreed: input.price });
      const times = { startsAt, endsAt, preparationMinutes, preparationTakesRoom, bufferBefore, bufferAfter };
      await insertBooking(tx, {
        id,
        ...times,
        projectId: input.projectId,
        trackId: input.trackId ?? null,
        service: input.service,
        state: verdict.state,
        price: quote.total,
        currency: quote.currency,
        quote,
        estimate: await estimateOf(tx, tracks, input.requestIds ?? null, call.at),
        engineerId,
        roomId: input.roomId === undefined && settings.takesRoom ? await freeRoom(tx, times, call.at) : (input.roomId ?? null),
        note: input.note ?? null,
        requestIds: input.requestIds ?? [],
        createdBy: call.actor.userId as string,
        createdAt: call.at,
        ...(step === 'offer' ? { expiresAt: new Date(answerUntil(call.at.getTime(), house.studio.answerHours, startsAt.getTime())) } : { confirmedAt: call.at }),
      });
      const { booking: row } = (await bookingById(tx, id)) ?? {};
      if (!row) throw notFound();
      const changed = step === 'book' ? await takeUpRequests(tx, taker, bookedTime(row, call.at), tracks, input.requestIds ?? null) : [];
      return announceBooking(tx, taker, { step, bookingId: id, tracks, changed });
    });
    publish(...events);
    return { booking };
  } catch (error) {
    const clash = clashOf(error);
    if (clash) throw await taken(house, { service: input.service, minutes, now: call.at.getTime(), engineerId }, startsAt.getTime(), CLASH_WORDS[clash]);
    throw error;
  }
}

type Times = Pick<BookingRow, 'startsAt' | 'endsAt' | 'preparationMinutes' | 'preparationTakesRoom' | 'bufferBefore' | 'bufferAfter'>;

/** A room that is free then; the first where none is, so that the database says so. Null where the studio has named no room. */
async function freeRoom(tx: Tx, { startsAt, endsAt, preparationMinutes, preparationTakesRoom, bufferBefore, bufferAfter }: Times, at: Date): Promise<string | null> {
  const rooms = await openRooms(tx);
  if (rooms.length === 0) return null;
  await lockResources(tx, [], rooms.map(({ id }) => id));
  const before = bufferBefore + (preparationTakesRoom ? preparationMinutes : 0);
  const wanted = { from: startsAt.getTime() - before * 60_000, until: endsAt.getTime() + bufferAfter * 60_000 };
  const taken = await takenTimes(tx, wanted, at, null);
  const free = rooms.find(({ id }) => !taken.rooms.get(id)?.some((time) => overlaps(time, wanted)));
  return (free ?? rooms[0])?.id ?? null;
}
