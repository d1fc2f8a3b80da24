import type { BookingOffer } from '#app/contracts/bookings.ts';
import { answerUntil } from '#app/domain/booking/terms.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { ServiceError } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { servicesOf } from './calendar.server.ts';
import { priceBooking } from './price.server.ts';
import { CLASH_WORDS, clashOf, taken } from './refusals.server.ts';
import { mustBeRoom, mustBeStaff } from './resources.server.ts';
import { clearOverdue } from './sweep-bookings.server.ts';
import { type Stepped, takeStep } from './take-step.server.ts';

/** Offers a time and a price for what a client asked for, or another offer in place of the last. It is kept until they answer. */
export async function offerBooking(call: Call, input: BookingOffer): Promise<Stepped> {
  const house = await studioWithTerms(db());
  await clearOverdue(call.at);
  try {
    return await takeStep(call, 'booking.offer', input, 'offer', async ({ tx, row }) => {
      await mustBeStaff(input.engineerId ?? null);
      await mustBeRoom(input.roomId ?? null);
      const length = row.endsAt.getTime() - row.startsAt.getTime();
      const startsAt = input.startsAt ? Date.parse(input.startsAt) : row.startsAt.getTime();
      const endsAt = startsAt + (input.minutes === undefined ? length : input.minutes * 60_000);
      if (startsAt <= call.at.getTime()) throw new ServiceError('invalid', 'That time is past.', { startsAt: ['Choose a time ahead.'] });
      const { preparationMinutes, preparationTakesRoom, bufferBefore, bufferAfter } = (await servicesOf(tx))[row.service];
      const engineerId = input.engineerId === undefined ? row.engineerId : input.engineerId;
      const quote = await priceBooking(tx, house.studio, {
        service: row.service,
        engineerId,
        minutes: Math.round((endsAt - startsAt) / 60_000),
        preparationMinutes,
        agreed: input.price,
      });
      return {
        change: {
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
          preparationMinutes,
          preparationTakesRoom,
          bufferBefore,
          bufferAfter,
          engineerId,
          roomId: input.roomId === undefined ? row.roomId : input.roomId,
          quote,
          price: quote.total,
          currency: quote.currency,
          ...(input.note === undefined ? {} : { note: input.note }),
          expiresAt: new Date(answerUntil(call.at.getTime(), house.studio.answerHours, startsAt)),
        },
      };
    });
  } catch (error) {
    const clash = clashOf(error);
    const asked = clash && (await bookingById(db(), input.id))?.booking;
    if (!asked) throw error;
    const minutes = input.minutes ?? Math.round((asked.endsAt.getTime() - asked.startsAt.getTime()) / 60_000);
    const from = input.startsAt ? Date.parse(input.startsAt) : asked.startsAt.getTime();
    throw await taken(house, { service: asked.service, minutes, now: call.at.getTime(), engineerId: input.engineerId ?? asked.engineerId, exceptBookingId: asked.id }, from, CLASH_WORDS[clash]);
  }
}
