import type { TrackView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { tracksOfProject } from '#db/queries/projects.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow, allowProject } from '../authorize.server.ts';
import { trackView } from '../views.server.ts';

/** The tracks of a project in their order, each with its window now. */
export async function listTracks(call: Call, projectId: string): Promise<TrackView[]> {
  const { member } = await allowProject(db(), call.actor, 'project.read', projectId);
  allow(call.actor, 'track.read', { member });
  const rows = await tracksOfProject(db(), projectId);
  return Promise.all(rows.map(async (track) => trackView(track, await windowFacts(db(), track), call.at)));
}
