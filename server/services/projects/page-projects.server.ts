import type { Page, ProjectList } from '#app/contracts/api.ts';
import type { ProjectView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { projectsPage } from '#db/queries/pages.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { pageOfRows, placeOf } from '../paging.server.ts';
import { projectView } from '../views.server.ts';

/** The projects this person may see, newest first, page by page. */
export async function pageProjects({ actor }: Call, { archived, limit, cursor }: ProjectList): Promise<Page<ProjectView>> {
  allow(actor, 'project.list');
  const memberId = actor.role === 'client' ? actor.userId : null;
  const rows = await projectsPage(db(), { memberId, archived, after: placeOf(cursor), limit: limit + 1 });
  return pageOfRows(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }), projectView);
}
