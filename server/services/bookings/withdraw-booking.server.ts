import type { BookingNo } from '#app/contracts/bookings.ts';
import type { Call } from '../../auth/actor.server.ts';
import { type Stepped, takeStep } from './take-step.server.ts';

/** Takes back one's own request or offer before it is answered. */
export const withdrawBooking = (call: Call, { reason, ...which }: BookingNo): Promise<Stepped> =>
  takeStep(call, 'booking.answer', which, 'withdraw', () => ({ change: { cancelledAt: call.at, cancelReason: reason ?? null }, reason }));
