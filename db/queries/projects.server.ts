import { and, asc, desc, eq, isNull, max, sql } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { projectMembers, projects, tracks, users, versions } from '../schema/index.ts';

/** Projects, newest first; with `memberId` only those the person belongs to. */
export function listProjectRows(q: Queryable, memberId: string | null) {
  const mine = memberId === null ? undefined : sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.userId} = ${memberId})`;
  return q.select().from(projects).where(and(isNull(projects.archivedAt), mine)).orderBy(desc(projects.createdAt));
}

export const insertProject = (q: Queryable, row: typeof projects.$inferInsert) => q.insert(projects).values(row).returning();

export const updateProjectRow = (q: Queryable, id: string, change: Partial<typeof projects.$inferInsert>) =>
  q.update(projects).set(change).where(eq(projects.id, id)).returning();

export const tracksOfProject = (q: Queryable, projectId: string) =>
  q
    .select()
    .from(tracks)
    .where(and(eq(tracks.projectId, projectId), isNull(tracks.archivedAt)))
    .orderBy(asc(tracks.position), asc(tracks.createdAt));

export async function nextTrackPosition(q: Queryable, projectId: string): Promise<number> {
  const [row] = await q.select({ last: max(tracks.position) }).from(tracks).where(eq(tracks.projectId, projectId));
  return (row?.last ?? 0) + 1;
}

export const insertTrack = (q: Queryable, row: typeof tracks.$inferInsert) => q.insert(tracks).values(row).returning();

export const updateTrackRow = (q: Queryable, id: string, change: Partial<typeof tracks.$inferInsert>) =>
  q.update(tracks).set(change).where(eq(tracks.id, id)).returning();

/** Versions of a track with their uploader, mixes before references, newest first; deleted ones never. */
export const versionsOfTrack = (q: Queryable, trackId: string) =>
  q
    .select({ version: versions, uploadedBy: { id: users.id, name: users.name, role: users.role } })
    .from(versions)
    .innerJoin(users, eq(users.id, versions.uploadedBy))
    .where(and(eq(versions.trackId, trackId), isNull(versions.deletedAt)))
    .orderBy(asc(versions.role), desc(versions.number));
