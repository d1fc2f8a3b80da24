import type { Page, RequestList } from '#app/contracts/api.ts';
import type { RequestView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { requestsByIds } from '#db/queries/notes.server.ts';
import { requestsPage } from '#db/queries/pages.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow, allowNote, allowProject, allowTrack } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { pageOfRows, placeOf } from '../paging.server.ts';
import { requestView } from '../views.server.ts';

/** Requests of a track, a project, or all that this person may read, in the order their notes arrived. */
export async function listRequests({ actor }: Call, { limit, cursor, ...filter }: RequestList): Promise<Page<RequestView>> {
  if (filter.trackId) await allowTrack(db(), actor, 'request.read', filter.trackId);
  else if (filter.projectId) await allowProject(db(), actor, 'project.read', filter.projectId);
  else allow(actor, 'project.list');
  const memberId = actor.role === 'client' ? actor.userId : null;
  const rows = await requestsPage(db(), { ...filter, memberId, after: placeOf(cursor), limit: limit + 1 });
  return pageOfRows(rows, limit, ({ request, noteReceivedAt }) => ({ at: noteReceivedAt, id: request.id }), requestView);
}

export async function getRequest({ actor }: Call, id: string): Promise<RequestView> {
  const [row] = await requestsByIds(db(), [id]);
  if (!row) throw notFound();
  await allowNote(db(), actor, 'request.read', row.request.noteId);
  return requestView(row);
}
