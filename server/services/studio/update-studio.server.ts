import type { StudioUpdate } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { appendTerms, lockStudio, updateStudioRow } from '#db/queries/studio.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { studioWithTerms } from './studio-settings.server.ts';

/**
 * Changes the studio's settings. Days and time zone become new terms from now on: windows that
 * are open already keep theirs.
 */
export async function updateStudio(call: Call, input: StudioUpdate): Promise<void> {
  allow(call.actor, 'studio.settings');
  const { windowDays, timeZone, ...change } = input;
  await db().transaction(async (tx) => {
    await lockStudio(tx);
    const { studio, terms } = await studioWithTerms(tx);
    await updateStudioRow(tx, studio.id, change);
    if (terms.days !== windowDays || terms.timeZone !== timeZone) {
      await appendTerms(tx, { studioId: studio.id, effectiveFrom: call.at, days: windowDays, timeZone });
    }
  });
}
