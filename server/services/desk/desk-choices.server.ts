import type { DeskChoices } from '#app/contracts/triage.ts';
import { db } from '#db/client.server.ts';
import { listProjectRows } from '#db/queries/projects.server.ts';
import { tracksOfProjects } from '#db/queries/overview.server.ts';
import { filtersOf, reasonRows } from '#db/queries/triage.server.ts';
import { activeUsers } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { declineReasonView, savedFilterView } from './views.server.ts';

/** What the desk's filters and decisions can be given: people, projects and tracks, reasons, and the reader's own filters. */
export async function deskChoices({ actor }: Call): Promise<DeskChoices> {
  allow(actor, 'desk.read');
  const [people, projects, reasons, filters] = await Promise.all([activeUsers(db()), listProjectRows(db(), null), reasonRows(db()), filtersOf(db(), actor.userId as string)]);
  const tracks = projects.length ? await tracksOfProjects(db(), projects.map(({ id }) => id)) : [];
  const person = ({ id, name, role }: (typeof people)[number]) => ({ id, name, role });
  return {
    engineers: people.filter(({ role }) => role !== 'client').map(person),
    authors: people.map(person),
    projects: projects.map(({ id, title, artist }) => ({
      id,
      title,
      artist,
      tracks: tracks.filter(({ projectId }) => projectId === id).map((track) => ({ id: track.id, title: track.title })),
    })),
    reasons: reasons.map(declineReasonView),
    filters: filters.map(savedFilterView),
  };
}
