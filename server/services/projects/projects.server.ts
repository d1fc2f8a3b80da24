import type { ProjectCreate, ProjectUpdate } from '#app/contracts/studio.ts';
import type { ProjectView, TrackView } from '#app/contracts/views.ts';
import { db, sqlError } from '#db/client.server.ts';
import { theStudio, windowFacts } from '#db/queries/facts.server.ts';
import { insertProject, listProjectRows, tracksOfProject, updateProjectRow } from '#db/queries/projects.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow, allowProject } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { projectView, trackView } from '../views.server.ts';

/** The projects this person may see, newest first; archived ones are left out. */
export async function listProjects({ actor }: Call): Promise<ProjectView[]> {
  allow(actor, 'project.list');
  const rows = await listProjectRows(db(), actor.role === 'client' ? actor.userId : null);
  return rows.map(projectView);
}

export type ProjectPage = { project: ProjectView; tracks: TrackView[] };

/** A project with its tracks, each with its window now. */
export async function getProject(call: Call, id: string): Promise<ProjectPage> {
  const { project } = await allowProject(db(), call.actor, 'project.read', id);
  const rows = await tracksOfProject(db(), id);
  const tracks = await Promise.all(rows.map(async (track) => trackView(track, await windowFacts(db(), track), call.at)));
  return { project: projectView(project), tracks };
}

export async function createProject(call: Call, input: ProjectCreate): Promise<ProjectView> {
  allow(call.actor, 'project.create');
  const studio = await theStudio(db());
  if (!studio) throw new ServiceError('unavailable', 'Set up the studio first.');
  const [row] = await insertProject(db(), { id: newId(), studioId: studio.id, ...input, createdAt: call.at });
  if (!row) throw notFound();
  return projectView(row);
}

export async function updateProject(call: Call, { id, archived, ...change }: ProjectUpdate): Promise<ProjectView> {
  const { project } = await allowProject(db(), call.actor, 'project.update', id);
  const archivedAt = archived === undefined ? project.archivedAt : archived ? (project.archivedAt ?? call.at) : null;
  const [row] = await updateProjectRow(db(), id, { ...change, archivedAt }).catch(inWords);
  if (!row) throw notFound();
  return projectView(row);
}

/** The database knows who belongs to a project. */
function inWords(error: unknown): never {
  if (sqlError(error)?.code !== 'TB035') throw error;
  throw new ServiceError('invalid', 'Choose one of the project’s clients or of the studio’s people.', { decisionMakerId: ['Does not belong to this project.'] });
}
