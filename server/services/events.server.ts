import type { TrackEvent, TrackEventData, TrackEventType } from '#app/contracts/realtime.ts';
import type { Tx } from '#db/client.server.ts';
import { insertEvent } from '#db/queries/events.server.ts';
import type { Call } from '../auth/actor.server.ts';

/**
 * Numbers and stores what happened on a track; the caller holds the track's lock (`lockTrack`) and
 * hands the result to `publish` after the commit.
 */
export async function recordEvent<T extends TrackEventType>(
  tx: Tx,
  call: Pick<Call, 'at'> & { actor: { userId: string | null; name: string } },
  trackId: string,
  type: T,
  data: TrackEventData[T],
): Promise<TrackEvent<T>> {
  const { userId, name } = call.actor;
  const seq = await insertEvent(tx, { trackId, type, at: call.at, actorId: userId, actorName: name, data });
  return { trackId, seq, type, at: call.at.toISOString(), actor: { id: userId, name }, data } as unknown as TrackEvent<T>;
}

/** The server itself as an actor: ingest, timers, the policy. */
export const SERVER = { userId: null, name: 'Talkback' } as const;
