import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { Tx } from '#db/client.server.ts';
import { followersOf, requestsByIds } from '#db/queries/notes.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { recordEvent } from '../events.server.ts';
import { requestView } from '../views.server.ts';

/** Writes an event for each request that changed, in this order, after those for what is merged into them: it has changed too. */
export async function announceRequests(tx: Tx, call: Call, trackId: string, requestIds: string[]): Promise<TrackEvent<'request.decided'>[]> {
  if (requestIds.length === 0) return [];
  const ids = [...new Set(requestIds)];
  const [followers, rows] = [await followersOf(tx, ids), await requestsByIds(tx, ids)];
  const leaders = ids.flatMap((id) => rows.filter(({ request }) => request.id === id));
  const events: TrackEvent<'request.decided'>[] = [];
  for (const row of [...followers.filter(({ request }) => !ids.includes(request.id)), ...leaders]) {
    events.push(await recordEvent(tx, call, trackId, 'request.decided', { request: requestView(row) }));
  }
  return events;
}
