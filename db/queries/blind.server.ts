import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { blindTests, blindTestVersions, blindTrials, users, versions } from '../schema/index.ts';

export type BlindTestRow = typeof blindTests.$inferSelect;
export type BlindTrialRow = typeof blindTrials.$inferSelect;
/** A test with all that hangs on it; versions and trials in their order. */
export type WholeBlindTest = {
  test: BlindTestRow;
  startedBy: { id: string; name: string; role: 'owner' | 'engineer' | 'client' };
  versions: (typeof blindTestVersions.$inferSelect & { number: number; label: string; published: boolean; deleted: boolean })[];
  trials: BlindTrialRow[];
};

export async function insertBlindTest(tx: Tx, test: typeof blindTests.$inferInsert, played: (typeof blindTestVersions.$inferInsert)[]): Promise<void> {
  await tx.insert(blindTests).values(test);
  await tx.insert(blindTestVersions).values(played);
}

export const insertBlindTrial = (tx: Tx, row: typeof blindTrials.$inferInsert) => tx.insert(blindTrials).values(row);

export const castBlindVote = (tx: Tx, { testId, number, vote, votedAt }: { testId: string; number: number; vote: number; votedAt: Date }) =>
  tx.update(blindTrials).set({ vote, votedAt }).where(and(eq(blindTrials.testId, testId), eq(blindTrials.number, number)));

export const endBlindTestRow = (tx: Tx, id: string, endedAt: Date) => tx.update(blindTests).set({ endedAt }).where(eq(blindTests.id, id));

/** Takes the test's row lock: votes on it come one after the other. False when there is no such test. */
export async function lockBlindTest(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.select({ id: blindTests.id }).from(blindTests).where(eq(blindTests.id, id)).for('update');
  return found.length > 0;
}

export async function blindTestById(q: Queryable, id: string): Promise<WholeBlindTest | null> {
  const [whole] = await wholeTests(q, await q.select(testAndStarter).from(blindTests).innerJoin(users, eq(users.id, blindTests.startedBy)).where(eq(blindTests.id, id)));
  return whole ?? null;
}

/** Tests of a track, newest first. */
export async function blindTestsOfTrack(q: Queryable, trackId: string): Promise<WholeBlindTest[]> {
  const rows = await q
    .select(testAndStarter)
    .from(blindTests)
    .innerJoin(users, eq(users.id, blindTests.startedBy))
    .where(eq(blindTests.trackId, trackId))
    .orderBy(desc(blindTests.startedAt), desc(blindTests.id));
  return wholeTests(q, rows);
}

const testAndStarter = { test: blindTests, startedBy: { id: users.id, name: users.name, role: users.role } };

async function wholeTests(q: Queryable, rows: Pick<WholeBlindTest, 'test' | 'startedBy'>[]): Promise<WholeBlindTest[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ test }) => test.id);
  const played = await q
    .select({ played: blindTestVersions, number: versions.number, label: versions.label, published: isSet(versions.publishedAt), deleted: isSet(versions.deletedAt) })
    .from(blindTestVersions)
    .innerJoin(versions, eq(versions.id, blindTestVersions.versionId))
    .where(inArray(blindTestVersions.testId, ids))
    .orderBy(asc(blindTestVersions.place));
  const trials = await q.select().from(blindTrials).where(inArray(blindTrials.testId, ids)).orderBy(asc(blindTrials.number));
  return rows.map(({ test, startedBy }) => ({
    test,
    startedBy,
    versions: played.filter((row) => row.played.testId === test.id).map(({ played: one, ...version }) => ({ ...one, ...version })),
    trials: trials.filter(({ testId }) => testId === test.id),
  }));
}

const isSet = (column: typeof versions.publishedAt | typeof versions.deletedAt) => sql<boolean>`${isNotNull(column)}`;
