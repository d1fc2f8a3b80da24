import type { EngineerUpdate } from '#app/contracts/booking-settings.ts';
import { db } from '#db/client.server.ts';
import { studioPeople, updateEngineer } from '#db/queries/booking-settings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';

/** Sets whether clients may ask for an engineer's time, and when (null: the studio's hours). */
export async function setEngineer({ actor }: Call, { id, ...change }: EngineerUpdate) {
  allow(actor, 'studio.settings');
  const known = (await studioPeople(db())).find((person) => person.id === id);
  if (!known) throw notFound();
  const set = { ...(change.bookable === undefined ? {} : { bookable: change.bookable }), ...(change.hours === undefined ? {} : { hours: change.hours }) };
  if (Object.keys(set).length > 0) await updateEngineer(db(), id, set);
  const { hours, ...rest } = { ...known, ...set };
  return { ...rest, hours: hours && [...hours] };
}
