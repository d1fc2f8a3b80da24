import { desc, eq } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
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

/** Notes that a mail left, and what is kept of its words. */
export const markMailSent = (q: Queryable, id: string, sentAt: Date, body: string) =>
  q.update(outgoingMail).set({ sentAt, body }).where(eq(outgoingMail.id, id));

export const latestMail = (q: Queryable, limit: number): Promise<MailRow[]> =>
  q.select().from(outgoingMail).orderBy(desc(outgoingMail.createdAt), desc(outgoingMail.id)).limit(limit);
