import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { uploads, versions } from '../schema/index.ts';

export type UploadRow = typeof uploads.$inferSelect;
export type UploadWithVersion = { upload: UploadRow; version: typeof versions.$inferSelect };

export const insertUpload = (tx: Tx, row: typeof uploads.$inferInsert) => tx.insert(uploads).values(row);

/** An upload with the version it becomes; null when either is gone. */
export async function uploadById(q: Queryable, id: string): Promise<UploadWithVersion | null> {
  const [row] = await q
    .select({ upload: uploads, version: versions })
    .from(uploads)
    .innerJoin(versions, eq(versions.id, uploads.versionId))
    .where(and(eq(uploads.id, id), isNull(versions.deletedAt)));
  return row ?? null;
}

/** Marks it finished; false when it was before. */
export async function markFinished(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(uploads)
    .set({ finishedAt: at })
    .where(and(eq(uploads.id, id), isNull(uploads.finishedAt)))
    .returning({ id: uploads.id });
  return rows.length > 0;
}

/** Uploads still on their way, oldest first; of one person where `userId` is given. */
export const unfinishedUploads = (q: Queryable, userId?: string): Promise<UploadWithVersion[]> =>
  q
    .select({ upload: uploads, version: versions })
    .from(uploads)
    .innerJoin(versions, eq(versions.id, uploads.versionId))
    .where(and(isNull(uploads.finishedAt), isNull(versions.deletedAt), userId === undefined ? undefined : eq(uploads.userId, userId)))
    .orderBy(asc(uploads.createdAt));

/** Which of these versions are known and deleted, so that their files may go. */
export async function deletedAmong(q: Queryable, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await q
    .select({ id: versions.id })
    .from(versions)
    .where(and(inArray(versions.id, ids), isNotNull(versions.deletedAt)));
  return rows.map(({ id }) => id);
}
