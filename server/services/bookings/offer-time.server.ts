import type { MoveForm, OfferForm } from '#app/contracts/booking-forms.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import type { Action } from '#app/domain/access/access.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { offerBooking } from './offer-booking.server.ts';
import { proposeMove } from './propose-move.server.ts';
import { inFields, momentSaid, priceSaid } from './said.server.ts';
import type { Stepped } from './take-step.server.ts';

/** Offers time as people say it: by the studio's clock, with an amount as written. All that the form leaves empty is empty. */
export async function offerTime(call: Call, input: OfferForm): Promise<Stepped> {
  await mayBooking(call, 'booking.offer', input.id);
  const { studio, terms } = await studioWithTerms(db());
  const { id, rowVersion, minutes } = input;
  return offerBooking(call, {
    id,
    rowVersion,
    minutes,
    startsAt: new Date(momentSaid(input, terms.timeZone)).toISOString(),
    engineerId: input.engineerId ?? null,
    roomId: input.roomId ?? null,
    price: priceSaid(input.price, studio.currency),
    note: input.note ?? null,
  }).catch(inFields({ startsAt: 'time' }));
}

/** Proposes another time as people say it, by the studio's clock. */
export async function moveTime(call: Call, { id, rowVersion, note, ...when }: MoveForm): Promise<Stepped> {
  await mayBooking(call, 'booking.answer', id);
  const { terms } = await studioWithTerms(db());
  return proposeMove(call, { id, rowVersion, note, startsAt: new Date(momentSaid(when, terms.timeZone)).toISOString() }).catch(inFields({ startsAt: 'time' }));
}

async function mayBooking(call: Call, action: Action, id: string): Promise<void> {
  const found = await bookingById(db(), id);
  if (!found) throw notFound();
  await allowProject(db(), call.actor, action, found.booking.projectId);
}
