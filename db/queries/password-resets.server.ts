import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { passwordResets, users } from '../schema/index.ts';

export type PasswordResetRow = typeof passwordResets.$inferSelect;

export const insertPasswordReset = (q: Queryable, row: typeof passwordResets.$inferInsert) => q.insert(passwordResets).values(row);

/** A reset that still opens, of somebody who is still here. */
export async function openPasswordReset(q: Queryable, tokenHash: string, at: Date): Promise<PasswordResetRow | null> {
  const [row] = await q
    .select({ reset: passwordResets })
    .from(passwordResets)
    .innerJoin(users, and(eq(users.id, passwordResets.userId), isNull(users.removedAt)))
    .where(and(eq(passwordResets.tokenHash, tokenHash), isNull(passwordResets.usedAt)));
  return row && row.reset.expiresAt > at ? row.reset : null;
}

/** Uses a reset up, once: true for exactly one of several tries. */
export async function usePasswordReset(tx: Tx, tokenHash: string, at: Date): Promise<boolean> {
  const used = await tx
    .update(passwordResets)
    .set({ usedAt: at })
    .where(and(eq(passwordResets.tokenHash, tokenHash), isNull(passwordResets.usedAt)))
    .returning({ userId: passwordResets.userId });
  return used.length === 1;
}

/** Closes all links of a person that are still open. */
export const closePasswordResets = (q: Queryable, userId: string, at: Date) =>
  q.update(passwordResets).set({ usedAt: at }).where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));

export const deleteOldPasswordResets = (q: Queryable, expiredBefore: Date) =>
  q.delete(passwordResets).where(lt(passwordResets.expiresAt, expiredBefore));
