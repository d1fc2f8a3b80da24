import type { ClosureCreate } from '#app/contracts/booking-settings.ts';
import { db } from '#db/client.server.ts';
import { deleteClosure, insertClosure, roomById, studioPeople } from '#db/queries/booking-settings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';

const WHOM = 'Choose the studio, one of its rooms or one of its engineers.';

/** Days on which the studio, a room or an engineer is closed or keeps other hours. What is booked then stays. */
export async function addClosure({ actor, at }: Call, input: ClosureCreate) {
  allow(actor, 'studio.settings');
  const closure = { id: newId(), name: input.name, roomId: input.roomId ?? null, userId: input.userId ?? null, firstDay: input.firstDay, lastDay: input.lastDay, opens: input.opens ?? null, closes: input.closes ?? null };
  const known = (closure.roomId === null || (await roomById(db(), closure.roomId))) && (closure.userId === null || (await studioPeople(db())).some(({ id }) => id === closure.userId));
  if (!known) throw new ServiceError('invalid', WHOM, { whom: [WHOM] });
  await insertClosure(db(), { ...closure, createdAt: at });
  return closure;
}

/** Opens those days again. */
export async function removeClosure({ actor }: Call, { id }: { id: string }): Promise<void> {
  allow(actor, 'studio.settings');
  if ((await deleteClosure(db(), id)).length === 0) throw notFound();
}
