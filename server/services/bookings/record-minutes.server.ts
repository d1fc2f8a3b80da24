import type { BookingRecord } from '#app/contracts/bookings.ts';
import type { Call } from '../../auth/actor.server.ts';
import { type Stepped, takeStep } from './take-step.server.ts';

/** The engineer says how long it really took; it is shown beside the estimate. */
export const recordMinutes = (call: Call, { actualMinutes, ...which }: BookingRecord): Promise<Stepped> =>
  takeStep(call, 'booking.record', which, 'record', () => ({ change: { actualMinutes } }));
