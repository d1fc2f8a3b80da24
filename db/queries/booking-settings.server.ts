import { and, asc, eq, gte, isNull, ne } from 'drizzle-orm';
import type { Week } from '#app/domain/booking/hours.ts';
import type { Rate } from '#app/domain/booking/quote.ts';
import type { Queryable } from '../client.server.ts';
import { closures, rates, rooms, serviceSettings, users } from '../schema/index.ts';

/** What a studio sets about rooms, people, hours, services and rates. */

export const studioPeople = (q: Queryable) =>
  q.select({ id: users.id, name: users.name, bookable: users.bookable, hours: users.hours }).from(users).where(and(ne(users.role, 'client'), isNull(users.removedAt))).orderBy(asc(users.name), asc(users.id));

export const updateEngineer = (q: Queryable, id: string, change: { bookable?: boolean; hours?: Week | null }) => q.update(users).set(change).where(eq(users.id, id));

export const insertRoom = (q: Queryable, row: typeof rooms.$inferInsert) => q.insert(rooms).values(row);

export async function updateRoom(q: Queryable, id: string, change: Partial<typeof rooms.$inferInsert>): Promise<typeof rooms.$inferSelect | null> {
  const [row] = await q.update(rooms).set(change).where(eq(rooms.id, id)).returning();
  return row ?? null;
}

export async function roomById(q: Queryable, id: string): Promise<typeof rooms.$inferSelect | null> {
  const [row] = await q.select().from(rooms).where(eq(rooms.id, id));
  return row ?? null;
}

export const saveService = (q: Queryable, row: typeof serviceSettings.$inferInsert) =>
  q.insert(serviceSettings).values(row).onConflictDoUpdate({ target: serviceSettings.service, set: row });

/** Closures that are not over on a day. */
export const closuresFrom = (q: Queryable, day: string) => q.select().from(closures).where(gte(closures.lastDay, day)).orderBy(asc(closures.firstDay), asc(closures.id));
export const insertClosure = (q: Queryable, row: typeof closures.$inferInsert) => q.insert(closures).values(row);
export const deleteClosure = (q: Queryable, id: string) => q.delete(closures).where(eq(closures.id, id)).returning({ id: closures.id });

const ofRate = ({ service, engineerId }: Pick<Rate, 'service' | 'engineerId'>) =>
  and(service ? eq(rates.service, service) : isNull(rates.service), engineerId ? eq(rates.engineerId, engineerId) : isNull(rates.engineerId));

export const deleteRate = (q: Queryable, rate: Pick<Rate, 'service' | 'engineerId'>) => q.delete(rates).where(ofRate(rate));
export const saveRate = (q: Queryable, id: string, rate: Rate) =>
  q.insert(rates).values({ id, ...rate }).onConflictDoUpdate({ target: [rates.service, rates.engineerId], set: { hourlyRate: rate.hourlyRate } });
