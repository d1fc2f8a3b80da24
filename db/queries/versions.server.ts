import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { tracks, users, versions } from '../schema/index.ts';

export type VersionRow = typeof versions.$inferSelect;

/** Takes the track's next number of this role for good: numbers are never used twice. */
export async function nextVersionNumber(tx: Tx, trackId: string, role: VersionRow['role']): Promise<number> {
  const counter = role === 'reference' ? 'referenceSeq' : 'versionSeq';
  const [row] = await tx
    .update(tracks)
    .set({ [counter]: sql`${tracks[counter]} + 1` })
    .where(eq(tracks.id, trackId))
    .returning({ number: tracks[counter] });
  if (!row) throw new Error(`track ${trackId} vanished`);
  return row.number;
}

export const insertVersion = (tx: Tx, row: typeof versions.$inferInsert) => tx.insert(versions).values(row);

/** The version with its row locked for the rest of the transaction; null when it is gone. */
export async function lockVersion(tx: Tx, id: string): Promise<VersionRow | null> {
  const [row] = await tx
    .select()
    .from(versions)
    .where(and(eq(versions.id, id), isNull(versions.deletedAt)))
    .for('update');
  return row ?? null;
}

/** The version, deleted or not. */
export async function versionRow(q: Queryable, id: string): Promise<VersionRow | null> {
  const [row] = await q.select().from(versions).where(eq(versions.id, id));
  return row ?? null;
}

/** The version with who uploaded it. */
export async function versionWithUploader(q: Queryable, id: string) {
  const [row] = await q
    .select({ version: versions, uploadedBy: { id: users.id, name: users.name, role: users.role } })
    .from(versions)
    .innerJoin(users, eq(users.id, versions.uploadedBy))
    .where(eq(versions.id, id));
  return row ?? null;
}

export const updateVersionRow = (q: Queryable, id: string, change: Partial<typeof versions.$inferInsert>) =>
  q.update(versions).set(change).where(eq(versions.id, id));

/** Versions that wait for an ingest job that no longer exists or has used up its attempts. */
export const strandedVersions = (q: Queryable) =>
  q
    .select({ id: versions.id, trackId: versions.trackId })
    .from(versions)
    .where(
      and(
        eq(versions.state, 'processing'),
        isNull(versions.deletedAt),
        sql`not exists (select 1 from graphile_worker.jobs j where j.key = 'ingest:' || ${versions.id}
            and (j.attempts < j.max_attempts or j.locked_at is not null))`,
      ),
    );
