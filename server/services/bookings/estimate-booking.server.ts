import type { EstimateQuery } from '#app/contracts/bookings.ts';
import { type Estimate, estimateFor } from '#app/domain/booking/estimate.ts';
import { db, type Queryable } from '#db/client.server.ts';
import { waitingRequests } from '#db/queries/notes.server.ts';
import { tracksOfProjects } from '#db/queries/overview.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import type { TrackRow } from './effects.server.ts';
import { pastLimit } from './past-limit.server.ts';

/** How long the work on a project or one track may take, for the requests named or all that wait for booked time. */
export async function estimateBooking({ actor, at }: Call, { projectId, trackId, requestIds }: EstimateQuery): Promise<{ estimate: Estimate | null }> {
  await allowProject(db(), actor, 'booking.read', projectId);
  const tracks = (await tracksOfProjects(db(), [projectId])).filter(({ id }) => !trackId || id === trackId);
  return { estimate: await estimateOf(db(), tracks, requestIds ?? null, at) };
}

/** @param only these requests, or (null) all that wait on these tracks. */
export async function estimateOf(q: Queryable, tracks: TrackRow[], only: readonly string[] | null, at: Date): Promise<Estimate | null> {
  const waiting = tracks.length ? await waitingRequests(q, tracks.map(({ id }) => id)) : [];
  const proposed = only ? await pastLimit(q, tracks, at, { only }) : [];
  const minutes = [...waiting.filter(({ id }) => !only || only.includes(id)), ...proposed].map((request) => request.minutes);
  return estimateFor(tracks.map(({ mixState, stems }) => ({ mixDone: mixState === 'done', stems })), minutes);
}
