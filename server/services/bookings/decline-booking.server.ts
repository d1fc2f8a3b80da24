import type { BookingNo } from '#app/contracts/bookings.ts';
import type { Call } from '../../auth/actor.server.ts';
import { type Stepped, takeStep } from './take-step.server.ts';

/** No to what the other side asked or offered. */
export const declineBooking = (call: Call, { reason, ...which }: BookingNo): Promise<Stepped> =>
  takeStep(call, 'booking.answer', which, 'decline', () => ({ change: { cancelReason: reason ?? null }, reason }));
