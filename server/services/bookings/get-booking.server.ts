import type { BookingView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { bookingView } from '../views.server.ts';

export async function getBooking({ actor }: Call, id: string): Promise<BookingView> {
  const row = await bookingById(db(), id);
  if (!row) throw notFound();
  await allowProject(db(), actor, 'booking.read', row.booking.projectId);
  return bookingView(row);
}
