import type { BookingView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { bookingsOf } from '#db/queries/bookings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject, allowTrack } from '../authorize.server.ts';
import { bookingView } from '../views.server.ts';

/** Bookings of a project, or those that cover one track. */
export async function listBookings(call: Call, where: { projectId: string } | { trackId: string }): Promise<BookingView[]> {
  if ('trackId' in where) {
    const { project } = await allowTrack(db(), call.actor, 'booking.read', where.trackId);
    return (await bookingsOf(db(), project.id, where.trackId)).map(bookingView);
  }
  await allowProject(db(), call.actor, 'booking.read', where.projectId);
  return (await bookingsOf(db(), where.projectId, null)).map(bookingView);
}
