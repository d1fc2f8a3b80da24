import type { BookingDetail } from '#app/contracts/bookings.ts';
import { stepsOpen } from '#app/domain/booking/life.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { bookingView } from '../views.server.ts';
import { takerOf } from './effects.server.ts';
import { bookingFacts } from './take-step.server.ts';

/** A booking, with what this reader may do next. */
export async function getBooking(call: Call, id: string): Promise<BookingDetail> {
  const row = await bookingById(db(), id);
  if (!row) throw notFound();
  await allowProject(db(), call.actor, 'booking.read', row.booking.projectId);
  return { ...bookingView(row), steps: stepsOpen(bookingFacts(row.booking), takerOf(call).side, call.at.getTime()) };
}
