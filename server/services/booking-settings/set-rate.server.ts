import type { RateSet } from '#app/contracts/booking-settings.ts';
import { db } from '#db/client.server.ts';
import { deleteRate, saveRate } from '#db/queries/booking-settings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow } from '../authorize.server.ts';
import { mustBeStaff } from '../bookings/resources.server.ts';

/** Sets the hourly rate of a service, an engineer, or both; null takes it away. Quotes made before keep theirs. */
export async function setRate({ actor }: Call, { service = null, engineerId = null, hourlyRate }: RateSet): Promise<void> {
  allow(actor, 'studio.settings');
  if (hourlyRate === null) return void (await deleteRate(db(), { service, engineerId }));
  await mustBeStaff(engineerId);
  await saveRate(db(), newId(), { service, engineerId, hourlyRate });
}
