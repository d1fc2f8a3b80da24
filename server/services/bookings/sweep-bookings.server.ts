import { db } from '#db/client.server.ts';
import type { BookingStep } from '#app/domain/booking/life.ts';
import { bookingById, overdueBookings } from '#db/queries/bookings.server.ts';
import { log } from '../../platform/log.server.ts';
import { ServiceError } from '../errors.server.ts';
import { SERVER } from '../events.server.ts';
import { NO_PROPOSAL, stepBooking } from './take-step.server.ts';

const CHANGES: Partial<Record<BookingStep, object>> = { lapseMove: NO_PROPOSAL, hold: NO_PROPOSAL };

/** What only the clock decides: unanswered requests, offers and proposals give their time back, sessions that are over were held. */
export async function sweepBookings(at: Date): Promise<void> {
  const { expired, lapsed, over } = await overdueBookings(db(), at);
  await each(expired, 'expire', at);
  await each(lapsed, 'lapseMove', at);
  await each(over, 'hold', at);
}

/** Before a time is taken: what nobody answered does not stand in its way. */
export async function clearOverdue(at: Date): Promise<void> {
  const { expired, lapsed } = await overdueBookings(db(), at);
  await each(expired, 'expire', at);
  await each(lapsed, 'lapseMove', at);
}

async function each(ids: readonly string[], step: BookingStep, at: Date): Promise<void> {
  for (const id of ids) {
    const found = await bookingById(db(), id);
    if (!found) continue;
    try {
      await stepBooking({ at, actor: SERVER, side: 'rule' }, found.booking, { id }, step, () => ({ change: CHANGES[step] }));
    } catch (error) {
      // Somebody was quicker: it is not due any more.
      if (error instanceof ServiceError) continue;
      log().error({ err: error, bookingId: id, step }, 'a booking could not be swept');
    }
  }
}
