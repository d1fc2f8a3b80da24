import type { TrackCreate, TrackUpdate } from '#app/contracts/studio.ts';
import type { TrackView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { insertTrack, nextTrackPosition, updateTrackRow } from '#db/queries/projects.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowProject, allowTrack } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { trackView } from '../views.server.ts';

export async function createTrack(call: Call, { projectId, title }: TrackCreate): Promise<TrackView> {
  await allowProject(db(), call.actor, 'track.create', projectId);
  const position = await nextTrackPosition(db(), projectId);
  const [row] = await insertTrack(db(), { id: newId(), projectId, title, position, createdAt: call.at });
  if (!row) throw notFound();
  return trackView(row, await windowFacts(db(), row), call.at);
}

/**
 * Renames a track, says how many stems it has, or marks its mix done or in progress again. `done` starts the policy's clock at
 * this moment; marking done what is done changes nothing.
 */
export async function updateTrack(call: Call, input: TrackUpdate): Promise<TrackView> {
  await allowTrack(db(), call.actor, input.mixState === undefined ? 'track.update' : 'track.markDone', input.id);
  const { view, event } = await db().transaction(async (tx) => {
    const track = await lockTrack(tx, input.id);
    const toggles = input.mixState !== undefined && input.mixState !== track.mixState;
    const done = input.mixState === 'done';
    const [row] = await updateTrackRow(tx, input.id, {
      title: input.title ?? track.title,
      ...(input.stems === undefined ? {} : { stems: input.stems }),
      ...(toggles ? { mixState: input.mixState, doneAt: done ? call.at : null } : {}),
    });
    if (!row) throw notFound();
    const type = toggles ? (done ? 'mix.done' : 'mix.reopened') : 'track.updated';
    const next = trackView({ ...row, eventSeq: row.eventSeq + 1 }, await windowFacts(tx, row), call.at);
    return { view: next, event: await recordEvent(tx, call, input.id, type, { track: next }) };
  });
  publish(event);
  return view;
}
