import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { bookings, users } from '../schema/index.ts';

const engineer = { id: users.id, name: users.name, role: users.role };

/** Bookings of a project, or those of it that cover one track, by start. */
export const bookingsOf = (q: Queryable, projectId: string, trackId: string | null) =>
  q
    .select({ booking: bookings, engineer })
    .from(bookings)
    .leftJoin(users, eq(users.id, bookings.engineerId))
    .where(and(eq(bookings.projectId, projectId), trackId === null ? undefined : or(isNull(bookings.trackId), eq(bookings.trackId, trackId))))
    .orderBy(asc(bookings.startsAt));

export async function bookingById(q: Queryable, id: string) {
  const [row] = await q
    .select({ booking: bookings, engineer })
    .from(bookings)
    .leftJoin(users, eq(users.id, bookings.engineerId))
    .where(eq(bookings.id, id));
  return row ?? null;
}

export const insertBooking = (q: Queryable, row: typeof bookings.$inferInsert) => q.insert(bookings).values(row);

export const updateBookingRow = (q: Queryable, id: string, change: Partial<typeof bookings.$inferInsert>) =>
  q.update(bookings).set(change).where(eq(bookings.id, id));
