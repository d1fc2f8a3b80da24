import { desc, eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { studios, windowTerms } from '../schema/index.ts';

export type StudioRow = typeof studios.$inferSelect;

/** The studio of this installation, or null before it is set up. */
export async function theStudio(q: Queryable): Promise<StudioRow | null> {
  const [row] = await q.select().from(studios).limit(1);
  return row ?? null;
}

export const insertStudio = (q: Queryable, row: typeof studios.$inferInsert) => q.insert(studios).values(row);

export const updateStudioRow = (q: Queryable, id: string, change: Partial<typeof studios.$inferInsert>) =>
  q.update(studios).set(change).where(eq(studios.id, id));

/** Takes the studio's row lock, so that two changes of its terms happen one after the other. */
export const lockStudio = (tx: Tx) => tx.select({ id: studios.id }).from(studios).for('update');

/** The terms set last. */
export async function latestTerms(q: Queryable, studioId: string): Promise<typeof windowTerms.$inferSelect | null> {
  const [row] = await q
    .select()
    .from(windowTerms)
    .where(eq(windowTerms.studioId, studioId))
    .orderBy(desc(windowTerms.effectiveFrom), desc(windowTerms.id))
    .limit(1);
  return row ?? null;
}

export const appendTerms = (q: Queryable, row: { studioId: string; effectiveFrom: Date; days: number; timeZone: string }) =>
  q.insert(windowTerms).values(row);
