import type { ConflictView } from '#app/contracts/triage.ts';
import { db } from '#db/client.server.ts';
import { conflictById, conflictsOfProject } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { conflictViews } from './view.server.ts';

/** Where people of a project asked for opposite things, oldest first. */
export async function listConflicts({ actor }: Call, { projectId, open = false }: { projectId: string; open?: boolean }): Promise<ConflictView[]> {
  await allowProject(db(), actor, 'conflict.read', projectId);
  return conflictViews(db(), await conflictsOfProject(db(), projectId, open));
}

export async function getConflict({ actor }: Call, id: string): Promise<ConflictView> {
  const row = await conflictById(db(), id);
  if (!row) throw notFound();
  await allowProject(db(), actor, 'conflict.read', row.projectId);
  const [view] = await conflictViews(db(), [row]);
  return view as ConflictView;
}
