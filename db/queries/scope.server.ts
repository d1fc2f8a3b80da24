import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { notes, projectMembers, projects, tracks, versions } from '../schema/index.ts';

/** Where a thing hangs and whether `userId` belongs there: what the access table asks about. One query each. */

const isMember = (userId: string | null) =>
  userId === null
    ? sql<boolean>`false`
    : sql<boolean>`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.userId} = ${userId})`;

export type ProjectScope = { project: typeof projects.$inferSelect; member: boolean };

export async function projectScope(q: Queryable, projectId: string, userId: string | null): Promise<ProjectScope | null> {
  const [row] = await q.select({ project: projects, member: isMember(userId) }).from(projects).where(eq(projects.id, projectId));
  return row ?? null;
}

export type TrackScope = ProjectScope & { track: typeof tracks.$inferSelect };

export async function trackScope(q: Queryable, trackId: string, userId: string | null): Promise<TrackScope | null> {
  const [row] = await q
    .select({ project: projects, track: tracks, member: isMember(userId) })
    .from(tracks)
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .where(eq(tracks.id, trackId));
  return row ?? null;
}

export type VersionScope = TrackScope & { version: typeof versions.$inferSelect };

export async function versionScope(q: Queryable, versionId: string, userId: string | null): Promise<VersionScope | null> {
  const [row] = await q
    .select({ project: projects, track: tracks, version: versions, member: isMember(userId) })
    .from(versions)
    .innerJoin(tracks, eq(tracks.id, versions.trackId))
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .where(and(eq(versions.id, versionId), isNull(versions.deletedAt)));
  return row ?? null;
}

export type NoteScope = VersionScope & { note: typeof notes.$inferSelect };

export async function noteScope(q: Queryable, noteId: string, userId: string | null): Promise<NoteScope | null> {
  const [row] = await q
    .select({ project: projects, track: tracks, version: versions, note: notes, member: isMember(userId) })
    .from(notes)
    .innerJoin(versions, eq(versions.id, notes.versionId))
    .innerJoin(tracks, eq(tracks.id, notes.trackId))
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .where(eq(notes.id, noteId));
  return row ?? null;
}
