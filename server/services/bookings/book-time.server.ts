import type { BookingForm } from '#app/contracts/project-forms.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { createBooking } from './create-booking.server.ts';
import { inFields, momentSaid, priceSaid } from './said.server.ts';

/**
 * Books time the way people say it, or offers it: day and time by the studio's clock, a length, an amount in the
 * studio's currency. The length is real time, also across a change of the clocks.
 */
export async function bookTime(call: Call, input: BookingForm): Promise<{ booking: BookingView }> {
  await allowProject(db(), call.actor, 'booking.create', input.projectId);
  const { studio, terms } = await studioWithTerms(db());
  const start = momentSaid(input, terms.timeZone);
  const price = priceSaid(input.price, studio.currency);
  const booking = createBooking(call, {
    projectId: input.projectId,
    trackId: input.covers === 'project' ? null : input.covers,
    service: input.service,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + input.minutes * 60_000).toISOString(),
    ...(price === undefined ? {} : { price }),
    engineerId: input.engineerId ?? null,
    ...(input.roomId ? { roomId: input.roomId } : {}),
    note: input.note ?? null,
    requestIds: input.requestIds,
    agreed: input.agreed === 'yes',
  });
  return booking.catch(inFields({ startsAt: 'time', trackId: 'covers' }));
}
