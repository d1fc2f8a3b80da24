import { type Category, DEFAULT_POLICY, type StudioPolicy } from '#app/domain/policy/studio.ts';
import { db } from '#db/client.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';

/** The studio's limits and what it calls minor: with them a page foresees what the server will decide. */
export async function readPolicy({ actor }: Call): Promise<StudioPolicy> {
  allow(actor, 'studio.read');
  const studio = await theStudio(db());
  if (!studio) return DEFAULT_POLICY;
  const { minutesLimit, dbLimit, minorCategories } = studio;
  return { minutesLimit, dbLimit, minorCategories: minorCategories as Category[] };
}
