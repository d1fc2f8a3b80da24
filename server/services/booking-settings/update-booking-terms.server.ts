import type { BookingTermsUpdate } from '#app/contracts/booking-settings.ts';
import { db } from '#db/client.server.ts';
import { updateStudioRow } from '#db/queries/studio.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';

/** Sets the studio's hours, notice rule, rounding, or how long an answer is waited for. What was agreed before keeps its own. */
export async function updateBookingTerms({ actor }: Call, change: BookingTermsUpdate): Promise<void> {
  allow(actor, 'studio.settings');
  if (Object.keys(change).length === 0) return;
  await updateStudioRow(db(), (await studioWithTerms(db())).studio.id, change);
}
