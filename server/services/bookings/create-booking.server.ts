import type { BookingCreate } from '#app/contracts/studio.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { quote } from '#app/domain/booking/quote.ts';
import { afterBookingConfirmed } from '#app/domain/policy/bookings.ts';
import type { BookedTime } from '#app/domain/policy/window.ts';
import { db, sqlError } from '#db/client.server.ts';
import { insertBooking } from '#db/queries/bookings.server.ts';
import { lockCoveredTracks, theStudio, windowFacts } from '#db/queries/facts.server.ts';
import { waitingRequests } from '#db/queries/notes.server.ts';
import { userById } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowProject } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { announceBooking, applyEffect } from './effects.server.ts';

/**
 * Confirms booked time for a project or one track, as agreed with the client: windows go on hold and
 * requests that wait for such time are accepted on it, all in one transaction.
 */
export async function createBooking(call: Call, input: BookingCreate): Promise<{ booking: BookingView }> {
  await allowProject(db(), call.actor, 'booking.create', input.projectId);
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
  if (input.engineerId && !(await isStaff(input.engineerId))) {
    throw new ServiceError('invalid', 'Choose one of the studio’s engineers.', { engineerId: ['Not one of the studio’s people.'] });
  }
  const id = newId();
  try {
    const { events, booking } = await db().transaction(async (tx) => {
      const studio = await theStudio(tx);
      const tracks = await lockCoveredTracks(tx, input.projectId, input.trackId ?? null);
      if (input.trackId && tracks.length === 0) throw new ServiceError('invalid', 'That track is not one of this project.', { trackId: ['Choose a track of this project.'] });
      await insertBooking(tx, {
        id,
        projectId: input.projectId,
        trackId: input.trackId ?? null,
        service: input.service,
        state: 'confirmed',
        startsAt,
        endsAt,
        price: input.price ?? quote(studio?.hourlyRate ?? 0, startsAt.getTime(), endsAt.getTime()),
        currency: studio?.currency ?? 'GBP',
        engineerId: input.engineerId ?? null,
        note: input.note ?? null,
        createdBy: call.actor.userId as string,
        createdAt: call.at,
        confirmedAt: call.at,
      });
      const booked: BookedTime = { id, service: input.service, startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), confirmedAt: call.at.getTime() };
      const changed: string[] = [];
      const waiting = tracks.length ? await waitingRequests(tx, tracks.map((track) => track.id)) : [];
      for (const request of waiting) {
        const track = tracks.find(({ id: trackId }) => trackId === request.trackId);
        if (!track || (input.requestIds && !input.requestIds.includes(request.id))) continue;
        const effect = afterBookingConfirmed({ ...request, receivedAt: request.receivedAt.getTime() }, booked, await windowFacts(tx, track));
        if (await applyEffect(tx, call, request, effect, id)) changed.push(request.id);
      }
      return announceBooking(tx, call, 'booking.confirmed', id, tracks, changed);
    });
    publish(...events);
    return { booking };
  } catch (error) {
    if (sqlError(error)?.code === '23P01') throw new ServiceError('conflict', 'This engineer is booked at that time already. Choose another time or another engineer.', { startsAt: ['Taken.'] });
    throw error;
  }
}

async function isStaff(userId: string): Promise<boolean> {
  const user = await userById(db(), userId);
  return user !== null && user.removedAt === null && user.role !== 'client';
}
