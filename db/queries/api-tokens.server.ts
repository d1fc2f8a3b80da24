import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { apiTokens, users } from '../schema/index.ts';

export type ApiTokenRow = typeof apiTokens.$inferSelect;

export const insertApiToken = (q: Queryable, row: typeof apiTokens.$inferInsert) => q.insert(apiTokens).values(row);

/** A person's tokens that still open, newest first. */
export const activeTokensOf = (q: Queryable, userId: string): Promise<ApiTokenRow[]> =>
  q
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));

/** Takes one of a person's tokens back; nothing when it is not theirs or was taken back before. */
export const revokeToken = (q: Queryable, id: string, userId: string, at: Date) =>
  q
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });

export const revokeTokensOf = (q: Queryable, userId: string, at: Date) =>
  q.update(apiTokens).set({ revokedAt: at }).where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)));

/** A token that opens, with its person, who is still here. */
export async function liveToken(q: Queryable, tokenHash: string): Promise<{ token: ApiTokenRow; user: typeof users.$inferSelect } | null> {
  const [row] = await q
    .select({ token: apiTokens, user: users })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), isNull(apiTokens.revokedAt), isNull(users.removedAt)));
  return row ?? null;
}

export const noteTokenUse = (q: Queryable, id: string, at: Date) => q.update(apiTokens).set({ lastUsedAt: at }).where(eq(apiTokens.id, id));
