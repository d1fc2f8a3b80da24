import { desc, eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { outgoingMail } from '../schema/index.ts';

export type MailRow = typeof outgoingMail.$inferSelect;

/** Keeps a mail to be sent; false when one with the same key exists already. */
export async function insertMail(q: Queryable, row: typeof outgoingMail.$inferInsert): Promise<boolean> {
  const made = await q.insert(outgoingMail).values(row).onConflictDoNothing({ target: outgoingMail.dedupeKey }).returning({ id: outgoingMail.id });
  return made.length > 0;
}

export async function mailById(q: Queryable, id: string): Promise<MailRow | null> {
  const [row] = await q.select().from(outgoingMail).where(eq(outgoingMail.id, id));
  return row ?? null;
}

/** The same, alone: who asks meanwhile waits until the transaction ends. */
export async function lockMail(tx: Tx, id: string): Promise<MailRow | null> {
  const [row] = await tx.select().from(outgoingMail).where(eq(outgoingMail.id, id)).for('update');
  return row ?? null;
}

/** Notes that a mail left, or never will, and what is kept of its words. */
export const closeMail = (q: Queryable, id: string, change: { body: string } & ({ sentAt: Date } | { refusedAt: Date; refusal: string })) =>
  q.update(outgoingMail).set(change).where(eq(outgoingMail.id, id));

export const latestMail = (q: Queryable, limit: number): Promise<MailRow[]> =>
  q.select().from(outgoingMail).orderBy(desc(outgoingMail.createdAt), desc(outgoingMail.id)).limit(limit);
