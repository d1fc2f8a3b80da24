import type { BookingAnswer } from '#app/contracts/bookings.ts';
import type { Call } from '../../auth/actor.server.ts';
import { takerOf } from './effects.server.ts';
import { takeUpRequests } from './requests-of.server.ts';
import { bookedTime, type Stepped, takeStep } from './take-step.server.ts';

/** The client agrees to an offer: it is confirmed, windows go on hold, and the requests it is for are accepted on it. */
export const agreeBooking = (call: Call, input: BookingAnswer): Promise<Stepped> =>
  takeStep(call, 'booking.answer', input, 'agree', ({ tx, row, tracks }) => ({
    change: { confirmedAt: call.at, expiresAt: null },
    effects: () => takeUpRequests(tx, takerOf(call), bookedTime(row, call.at), tracks, row.requestIds),
  }));
