import type { ServiceUpdate } from '#app/contracts/booking-settings.ts';
import { db } from '#db/client.server.ts';
import { saveService } from '#db/queries/booking-settings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';

/** Sets lengths, buffers and limits of a service. Bookings made before keep theirs. */
export async function setService({ actor }: Call, input: ServiceUpdate): Promise<void> {
  allow(actor, 'studio.settings');
  await saveService(db(), input);
}
