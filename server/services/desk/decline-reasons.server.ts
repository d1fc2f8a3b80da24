import type { DeclineReasonCreate, DeclineReasonUpdate, DeclineReasonView } from '#app/contracts/triage.ts';
import { db, sqlError } from '#db/client.server.ts';
import { theStudio } from '#db/queries/facts.server.ts';
import { deleteReasonRow, insertReasons, reasonRows, updateReasonRow } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { declineReasonView } from './views.server.ts';

/** Reasons to decline that the studio gives often; what was said with one stays as it was said. */

const AT_MOST = 50;

export async function listReasons({ actor }: Call): Promise<DeclineReasonView[]> {
  allow(actor, 'desk.read');
  return (await reasonRows(db())).map(declineReasonView);
}

export async function addReason({ actor, at }: Call, { body }: DeclineReasonCreate): Promise<DeclineReasonView> {
  allow(actor, 'desk.manage');
  const [studio, known] = await Promise.all([theStudio(db()), reasonRows(db())]);
  if (!studio) throw new ServiceError('unavailable', 'Set up the studio first.');
  if (known.length >= AT_MOST) throw new ServiceError('conflict', `There are ${AT_MOST} reasons. Delete one first.`);
  const [row] = await once(insertReasons(db(), [{ id: newId(), studioId: studio.id, body, createdAt: at }]));
  if (!row) throw notFound();
  return declineReasonView(row);
}

export async function updateReason({ actor }: Call, { id, body }: DeclineReasonUpdate): Promise<DeclineReasonView> {
  allow(actor, 'desk.manage');
  const [row] = await once(updateReasonRow(db(), id, body));
  if (!row) throw notFound();
  return declineReasonView(row);
}

export async function deleteReason({ actor }: Call, id: string): Promise<void> {
  allow(actor, 'desk.manage');
  const [row] = await deleteReasonRow(db(), id);
  if (!row) throw notFound();
}

async function once<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (sqlError(error)?.code === '23505') throw new ServiceError('conflict', 'That reason is in the list already.', { body: ['In the list already.'] });
    throw error;
  }
}
