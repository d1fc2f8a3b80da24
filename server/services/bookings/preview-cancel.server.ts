import { afterBookingCancelled } from '#app/domain/policy/bookings.ts';
import { PROMISED_STATES, type RequestState } from '#app/domain/policy/words.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import { factsOfProjects, requestsInWords, tracksOfProjects } from '#db/queries/overview.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';

export type CancelPreview = {
  id: string;
  /** Whether it can still be cancelled. */
  open: boolean;
  requests: { id: string; body: string; track: string; at: string; becomes: 'free' | 'other_session' | 'waits' | 'stays'; sentence: string }[];
};

const PROMISED: readonly RequestState[] = PROMISED_STATES;

/** What cancelling would do to each request the booking carries: the same rule that will do it. */
export async function previewCancel(call: Call, { id, projectId }: { id: string; projectId: string }): Promise<CancelPreview> {
  await allowProject(db(), call.actor, 'booking.cancel', projectId);
  const found = await bookingById(db(), id);
  if (found?.booking.projectId !== projectId) throw notFound();
  const [tracks, facts, carried] = await Promise.all([
    tracksOfProjects(db(), [projectId]),
    factsOfProjects(db(), [projectId]),
    requestsInWords(db(), { bookingId: id }),
  ]);
  const requests = carried.flatMap(({ request, body, atMs, trackTitle }): CancelPreview['requests'] => {
    const track = tracks.find((row) => row.id === request.trackId);
    if (!track || !PROMISED.includes(request.state)) return [];
    const effect = afterBookingCancelled({ ...request, receivedAt: request.receivedAt.getTime() }, id, facts.of(track), call.at.getTime());
    const words = { id: request.id, body, track: trackTitle, at: formatTimecode(atMs) };
    if (!effect.changed) return [{ ...words, becomes: 'stays', sentence: 'Stays as it is: the work was delivered.' }];
    const { basis, need } = effect.change;
    const becomes = need ? 'waits' : basis === 'booking' ? 'other_session' : 'free';
    return [{ ...words, becomes, sentence: effect.decision.sentence }];
  });
  return { id, open: found.booking.state === 'confirmed' && found.booking.endsAt > call.at, requests };
}
