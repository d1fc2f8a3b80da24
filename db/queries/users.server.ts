import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { projectMembers, projects, sessions, users } from '../schema/index.ts';

export type UserRow = typeof users.$inferSelect;

export async function userByEmail(q: Queryable, email: string): Promise<UserRow | null> {
  const [row] = await q.select().from(users).where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return row ?? null;
}

export async function userById(q: Queryable, id: string): Promise<UserRow | null> {
  const [row] = await q.select().from(users).where(eq(users.id, id));
  return row ?? null;
}

export async function ownerExists(q: Queryable): Promise<boolean> {
  const rows = await q.select({ id: users.id }).from(users).where(and(eq(users.role, 'owner'), isNull(users.removedAt))).limit(1);
  return rows.length > 0;
}

export const insertUser = (q: Queryable, row: typeof users.$inferInsert) => q.insert(users).values(row);

export const updateUserRow = (q: Queryable, id: string, change: Partial<typeof users.$inferInsert>) =>
  q.update(users).set(change).where(eq(users.id, id));

/** Everyone who is here, by name. */
export const activeUsers = (q: Queryable): Promise<UserRow[]> =>
  q.select().from(users).where(isNull(users.removedAt)).orderBy(asc(users.name), asc(users.id));

/** The people of one project: its clients and all of the studio's own. */
export const activeUsersOfProject = (q: Queryable, projectId: string): Promise<UserRow[]> =>
  q
    .select()
    .from(users)
    .where(
      and(
        isNull(users.removedAt),
        sql`(${users.role} <> 'client' or exists (select 1 from ${projectMembers} where ${projectMembers.userId} = ${users.id} and ${projectMembers.projectId} = ${projectId}))`,
      ),
    )
    .orderBy(asc(users.name), asc(users.id));

/** Which projects these people belong to as clients. */
export async function projectsOfUsers(q: Queryable, userIds: string[]): Promise<{ userId: string; id: string; title: string }[]> {
  if (userIds.length === 0) return [];
  return q
    .select({ userId: projectMembers.userId, id: projects.id, title: projects.title })
    .from(projectMembers)
    .innerJoin(projects, eq(projects.id, projectMembers.projectId))
    .where(inArray(projectMembers.userId, userIds))
    .orderBy(asc(projects.title));
}

/** Makes a client belong to a project; doing it twice is harmless. */
export const addProjectMember = (q: Queryable, row: typeof projectMembers.$inferInsert) =>
  q.insert(projectMembers).values(row).onConflictDoNothing();

/** Takes a person out of all projects. */
export const removeFromProjects = (q: Queryable, userId: string) => q.delete(projectMembers).where(eq(projectMembers.userId, userId));

/** Signs a person out everywhere, in the caller's transaction. */
export const deleteSessionsOf = (q: Queryable, userId: string) => q.delete(sessions).where(eq(sessions.userId, userId));
