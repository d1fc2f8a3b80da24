import type { BookingRequest } from '#app/contracts/bookings.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { bookingStep } from '#app/domain/booking/life.ts';
import { lengthRefusal, type ServiceSettings } from '#app/domain/booking/services.ts';
import { answerUntil, WAITING_AT_MOST } from '#app/domain/booking/terms.ts';
import { formatLength } from '#app/domain/booking/local-time.ts';
import { db } from '#db/client.server.ts';
import { countWaiting, insertBooking } from '#db/queries/bookings.server.ts';
import { bookableEngineers, lockResources, openRooms } from '#db/queries/calendar.server.ts';
import { lockCoveredTracks } from '#db/queries/facts.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowProject } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { findSlots, servicesOf } from './calendar.server.ts';
import { announceBooking, takerOf } from './effects.server.ts';
import { estimateOf } from './estimate-booking.server.ts';
import { priceBooking } from './price.server.ts';
import { bookingRefusal, clashOf, taken } from './refusals.server.ts';
import { mustWait } from './requests-of.server.ts';
import { clearOverdue } from './sweep-bookings.server.ts';

const TAKEN = 'That time is not free any more. Choose one of the next free ones.';
const wrong = (field: string, message: string) => new ServiceError('invalid', message, { [field]: [message] });

/**
 * A client asks for one of the free slots. It is kept for them, engineer and room, until the studio answers
 * or the time for that runs out.
 * @throws ServiceError `conflict` with the next free slots when somebody was quicker.
 */
export async function requestBooking(call: Call, input: BookingRequest): Promise<{ booking: BookingView }> {
  await allowProject(db(), call.actor, 'booking.request', input.projectId);
  const taker = takerOf(call);
  const verdict = bookingStep(null, 'request', taker.side, call.at.getTime());
  if (!verdict.ok) throw bookingRefusal(verdict.reason);
  const house = await studioWithTerms(db());
  const startsAt = Date.parse(input.startsAt);
  const search = { service: input.service, minutes: input.minutes, now: call.at.getTime(), engineerId: input.engineerId ?? null };
  mustFit((await servicesOf(db()))[input.service], input.minutes);
  await clearOverdue(call.at);
  const id = newId();
  try {
    const { booking, events } = await db().transaction(async (tx) => {
      const tracks = await lockCoveredTracks(tx, input.projectId, input.trackId ?? null);
      if (input.trackId && tracks.length === 0) throw wrong('trackId', 'Choose a track of this project.');
      if ((await countWaiting(tx, input.projectId)) >= WAITING_AT_MOST) throw new ServiceError('conflict', `${WAITING_AT_MOST} of your requests wait for an answer already. Take one back to ask for another time.`);
      await mustWait(tx, input.requestIds, tracks);
      await lockResources(tx, (await bookableEngineers(tx)).map((engineer) => engineer.id), (await openRooms(tx)).map((room) => room.id));
      const { slots, settings } = await findSlots(tx, house, { ...search, between: { from: startsAt, until: startsAt + 1 }, limit: 1 });
      const [slot] = slots;
      if (!slot) throw new SlotTaken();
      const engineerId = slot.engineerIds[0] ?? input.engineerId ?? null;
      const quote = await priceBooking(tx, house.studio, { service: input.service, engineerId, minutes: input.minutes, preparationMinutes: settings.preparationMinutes });
      await insertBooking(tx, {
        id,
        projectId: input.projectId,
        trackId: input.trackId ?? null,
        service: input.service,
        state: verdict.state,
        startsAt: new Date(slot.startsAt),
        endsAt: new Date(slot.endsAt),
        preparationMinutes: settings.preparationMinutes,
        preparationTakesRoom: settings.preparationTakesRoom,
        bufferBefore: settings.bufferBefore,
        bufferAfter: settings.bufferAfter,
        price: quote.total,
        currency: quote.currency,
        quote,
        estimate: await estimateOf(tx, tracks, input.requestIds, call.at),
        engineerId,
        roomId: slot.roomIds[0] ?? null,
        note: input.note ?? null,
        requestIds: input.requestIds,
        createdBy: call.actor.userId as string,
        createdAt: call.at,
        expiresAt: new Date(answerUntil(call.at.getTime(), house.studio.answerHours, slot.startsAt - settings.preparationMinutes * 60_000)),
      });
      return announceBooking(tx, taker, { step: 'request', bookingId: id, tracks, changed: [] });
    });
    publish(...events);
    return { booking };
  } catch (error) {
    if (error instanceof SlotTaken || clashOf(error)) throw await taken(house, search, startsAt, TAKEN);
    throw error;
  }
}

/** Inside the transaction nothing more is to be read: the answer is made outside. */
class SlotTaken extends Error {}

function mustFit(settings: ServiceSettings, minutes: number): void {
  if (!settings.offered) throw wrong('service', 'The studio does not take requests for this. Write to the engineer.');
  const { minMinutes, maxMinutes, stepMinutes } = settings;
  switch (lengthRefusal(minutes, settings)) {
    case 'too_short':
      throw wrong('minutes', `At least ${formatLength(minMinutes)}.`);
    case 'too_long':
      throw wrong('minutes', `At most ${formatLength(maxMinutes)}.`);
    case 'off_step':
      throw wrong('minutes', `Lengths go by ${formatLength(stepMinutes)}, from ${formatLength(minMinutes)}.`);
  }
}
