import type { AskForm } from '#app/contracts/booking-forms.ts';
import type { BookingView } from '#app/contracts/views.ts';
import type { Call } from '../../auth/actor.server.ts';
import { requestBooking } from './request-booking.server.ts';
import { inFields } from './said.server.ts';

/** A client asks for one of the times a page showed them. */
export const askTime = (call: Call, { covers, ...input }: AskForm): Promise<{ booking: BookingView }> =>
  requestBooking(call, { ...input, trackId: covers === 'project' ? null : covers }).catch(inFields({ trackId: 'covers' }));
