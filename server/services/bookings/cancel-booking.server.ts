import type { BookingCancel } from '#app/contracts/studio.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { afterBookingCancelled } from '#app/domain/policy/bookings.ts';
import { db } from '#db/client.server.ts';
import { bookingById, updateBookingRow } from '#db/queries/bookings.server.ts';
import { lockCoveredTracks, windowFacts } from '#db/queries/facts.server.ts';
import { carriedRequests } from '#db/queries/notes.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { announceBooking, applyEffect } from './effects.server.ts';

/** Cancels booked time: the window is as if it had never been made, its requests are judged again without it. */
export async function cancelBooking(call: Call, input: BookingCancel): Promise<{ booking: BookingView }> {
  const known = await bookingById(db(), input.id);
  if (!known) throw notFound();
  await allowProject(db(), call.actor, 'booking.cancel', known.booking.projectId);

  const { booking, events } = await db().transaction(async (tx) => {
    const tracks = await lockCoveredTracks(tx, known.booking.projectId, known.booking.trackId);
    const current = await bookingById(tx, input.id);
    if (current?.booking.state !== 'confirmed') throw new ServiceError('conflict', 'This booking is not confirmed any more; there is nothing to cancel.');
    if (current.booking.endsAt <= call.at) throw new ServiceError('conflict', 'This session has been held; it cannot be cancelled.');
    await updateBookingRow(tx, input.id, { state: 'cancelled', cancelledAt: call.at, cancelReason: input.reason ?? null });

    const changed: string[] = [];
    for (const request of await carriedRequests(tx, input.id)) {
      const track = tracks.find(({ id }) => id === request.trackId);
      if (!track) continue;
      const facts = await windowFacts(tx, track);
      const effect = afterBookingCancelled({ ...request, receivedAt: request.receivedAt.getTime() }, input.id, facts, call.at.getTime());
      if (await applyEffect(tx, call, request, effect, input.id)) changed.push(request.id);
    }
    return announceBooking(tx, call, 'booking.cancelled', input.id, tracks, changed);
  });
  publish(...events);
  return { booking };
}
