import type { StudioSettingsView } from '#app/contracts/accounts.ts';
import { db, type Queryable } from '#db/client.server.ts';
import { latestTerms, type StudioRow, theStudio } from '#db/queries/studio.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';

export type StudioWithTerms = { studio: StudioRow; terms: { days: number; timeZone: string } };

/** @throws ServiceError unavailable before the studio is set up. */
export async function studioWithTerms(q: Queryable): Promise<StudioWithTerms> {
  const studio = await theStudio(q);
  const terms = studio && (await latestTerms(q, studio.id));
  if (!studio || !terms) throw new ServiceError('unavailable', 'This studio has not been set up yet.');
  return { studio, terms };
}

/** What the studio has set: rates, the window's terms, what counts as minor. */
export async function getStudioSettings(call: Call): Promise<StudioSettingsView> {
  allow(call.actor, 'studio.settings');
  const { studio, terms } = await studioWithTerms(db());
  const { name, currency, hourlyRate, minutesLimit, dbLimit, minorCategories } = studio;
  return { name, currency, hourlyRate, minutesLimit, dbLimit, minorCategories, windowDays: terms.days, timeZone: terms.timeZone };
}

/** The zone that dates are shown in. */
export async function studioZone(): Promise<string> {
  return (await studioWithTerms(db())).terms.timeZone;
}
