import type { BookingForm } from '#app/contracts/project-forms.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { instantOfLocal } from '#app/domain/booking/local-time.ts';
import { parsePrice } from '#app/domain/booking/price.ts';
import { db } from '#db/client.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { createBooking } from './create-booking.server.ts';

const SKIPPED = 'The clocks go forward over that time on that day. Choose an hour later.';
const PRICE_WORDS = {
  not_an_amount: 'Enter an amount such as 45 or 45.50.',
  too_fine: 'That is finer than the currency’s smallest coin.',
  too_much: 'That is more than can be written down here.',
};

const wrong = (field: string, message: string): ServiceError => new ServiceError('invalid', message, { [field]: [message] });

/**
 * Books time the way people say it: day and time by the studio's clock, a length, an amount in the
 * studio's currency. The length is real time, also across a change of the clocks.
 */
export async function bookTime(call: Call, input: BookingForm): Promise<{ booking: BookingView }> {
  await allowProject(db(), call.actor, 'booking.create', input.projectId);
  const { studio, terms } = await studioWithTerms(db());
  const start = instantOfLocal(input.date, input.time, terms.timeZone);
  if (!start.ok) {
    throw start.reason === 'not_a_date' ? wrong('date', 'That day is not in the calendar.') : wrong('time', start.reason === 'skipped' ? SKIPPED : 'Choose a time such as 14:00.');
  }
  const price = input.price ? parsePrice(input.price, studio.currency) : null;
  if (price && !price.ok) throw wrong('price', PRICE_WORDS[price.reason]);
  const booking = createBooking(call, {
    projectId: input.projectId,
    trackId: input.covers === 'project' ? null : input.covers,
    service: input.service,
    startsAt: new Date(start.at).toISOString(),
    endsAt: new Date(start.at + input.minutes * 60_000).toISOString(),
    ...(price ? { price: price.minor } : {}),
    engineerId: input.engineerId ?? null,
    ...(input.roomId ? { roomId: input.roomId } : {}),
    note: input.note ?? null,
    requestIds: input.requestIds,
  });
  return booking.catch(inTheFormsFields);
}

/** A refusal names the fields of `bookingCreate`; this form has others for them. */
function inTheFormsFields(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error;
  if ('startsAt' in error.fields) throw new ServiceError(error.code, error.message, { time: [error.message] }, undefined, error.more);
  if ('trackId' in error.fields) throw new ServiceError(error.code, error.message, { covers: [error.message] }, undefined, error.more);
  throw error;
}
