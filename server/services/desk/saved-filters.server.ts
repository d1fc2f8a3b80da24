import type { SavedFilterCreate, SavedFilterUpdate, SavedFilterView } from '#app/contracts/triage.ts';
import { db, sqlError } from '#db/client.server.ts';
import { deleteFilterRow, filtersOf, insertFilter, updateFilterRow } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { savedFilterView } from './views.server.ts';

/** A person's own ways to look at the desk; nobody else sees them. */

const AT_MOST = 50;

export async function listFilters({ actor }: Call): Promise<SavedFilterView[]> {
  allow(actor, 'desk.read');
  return (await filtersOf(db(), actor.userId as string)).map(savedFilterView);
}

export async function saveFilter({ actor, at }: Call, { name, filter }: SavedFilterCreate): Promise<SavedFilterView> {
  allow(actor, 'desk.manage');
  const userId = actor.userId as string;
  if ((await filtersOf(db(), userId)).length >= AT_MOST) throw new ServiceError('conflict', `You have ${AT_MOST} filters. Delete one first.`);
  const [row] = await named(insertFilter(db(), { id: newId(), userId, name, filter, createdAt: at }));
  if (!row) throw notFound();
  return savedFilterView(row);
}

export async function updateFilter({ actor }: Call, { id, ...change }: SavedFilterUpdate): Promise<SavedFilterView> {
  allow(actor, 'desk.manage');
  if (!change.name && !change.filter) throw new ServiceError('invalid', 'Say what changes: name or filter.', { name: ['Nothing to change.'] });
  const [row] = await named(updateFilterRow(db(), id, actor.userId as string, change));
  if (!row) throw notFound();
  return savedFilterView(row);
}

export async function deleteFilter({ actor }: Call, id: string): Promise<void> {
  allow(actor, 'desk.manage');
  const [row] = await deleteFilterRow(db(), id, actor.userId as string);
  if (!row) throw notFound();
}

async function named<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (sqlError(error)?.code === '23505') throw new ServiceError('conflict', 'You have a filter of that name. Choose another.', { name: ['Taken.'] });
    throw error;
  }
}
