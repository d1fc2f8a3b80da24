import type { StudioSetUp } from '#app/contracts/accounts.ts';
import { DEFAULT_POLICY } from '#app/domain/policy/studio.ts';
import { DEFAULT_TERMS } from '#app/domain/policy/window.ts';
import { FIRST_DECLINE_REASONS } from '#app/domain/triage/words.ts';
import { db, sqlError } from '#db/client.server.ts';
import { appendTerms, insertStudio, theStudio } from '#db/queries/studio.server.ts';
import { insertReasons } from '#db/queries/triage.server.ts';
import { insertUser, ownerExists } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { hashPassword } from '../../auth/passwords.server.ts';
import { startSession } from '../../auth/sessions.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { ServiceError } from '../errors.server.ts';

let known = false;

/** Whether nobody owns this studio yet. An owner cannot be removed, so a no is for good. */
export async function needsSetUp(): Promise<boolean> {
  known ||= await ownerExists(db());
  return !known;
}

const taken = () => new ServiceError('conflict', 'This studio has its owner already. Sign in instead.');

/**
 * Makes the studio, its terms and its owner, once. Of two at the same moment the database lets one through.
 * @returns the cookie of the owner's first session.
 * @throws ServiceError conflict when there is an owner.
 */
export async function setUpStudio(call: Call, input: StudioSetUp): Promise<{ cookie: string }> {
  if (!(await needsSetUp())) throw taken();
  const passwordHash = await hashPassword(input.password);
  const userId = newId();
  try {
    await db().transaction(async (tx) => {
      if (await theStudio(tx)) throw taken();
      const studioId = newId();
      await insertUser(tx, { id: userId, email: input.email, name: input.name, role: 'owner', passwordHash, createdAt: call.at });
      await insertStudio(tx, {
        id: studioId,
        name: input.studioName,
        currency: input.currency,
        hourlyRate: input.hourlyRate,
        minutesLimit: DEFAULT_POLICY.minutesLimit,
        dbLimit: DEFAULT_POLICY.dbLimit,
        minorCategories: [...DEFAULT_POLICY.minorCategories],
        createdAt: call.at,
      });
      await insertReasons(tx, FIRST_DECLINE_REASONS.map((body) => ({ id: newId(), studioId, body, createdAt: call.at })));
      await appendTerms(tx, { studioId, effectiveFrom: call.at, days: DEFAULT_TERMS.days, timeZone: input.timeZone });
    });
  } catch (error) {
    if (sqlError(error)?.code === '23505') throw taken();
    throw error;
  }
  known = true;
  return { cookie: await startSession(userId) };
}
