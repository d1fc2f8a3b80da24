import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { TAKING_STATES, WAITING_STATES } from '#app/domain/booking/life.ts';
import type { Queryable, Tx } from '../client.server.ts';
import { bookings, projectMembers, projects, rooms, tracks, users } from '../schema/index.ts';
import type { PersonRow } from './notes.server.ts';

export type BookingRow = typeof bookings.$inferSelect;
export type BookingWithPeople = { booking: BookingRow; engineer: PersonRow | null; createdBy: PersonRow; proposer: PersonRow | null; room: { id: string; name: string } | null };

const creator = alias(users, 'creator');
const proposing = alias(users, 'proposing');
const engineer = { id: users.id, name: users.name, role: users.role };
const createdBy = { id: creator.id, name: creator.name, role: creator.role };
const proposer = { id: proposing.id, name: proposing.name, role: proposing.role };

const withPeople = (q: Queryable) =>
  q
    .select({ booking: bookings, engineer, createdBy, proposer, room: { id: rooms.id, name: rooms.name } })
    .from(bookings)
    .leftJoin(users, eq(users.id, bookings.engineerId))
    .innerJoin(creator, eq(creator.id, bookings.createdBy))
    .leftJoin(proposing, eq(proposing.id, bookings.proposedBy))
    .leftJoin(rooms, eq(rooms.id, bookings.roomId));

/** Bookings of a project, or those of it that cover one track, by start. */
export const bookingsOf = (q: Queryable, projectId: string, trackId: string | null): Promise<BookingWithPeople[]> =>
  withPeople(q)
    .where(and(eq(bookings.projectId, projectId), trackId === null ? undefined : or(isNull(bookings.trackId), eq(bookings.trackId, trackId))))
    .orderBy(asc(bookings.startsAt), asc(bookings.id));

/** Of whom the bookings of a calendar are: everybody's, or those of one client's projects. */
export type CalendarOf = { from: Date; until: Date; memberId: string | null };

/** Bookings that take time, or would by a proposed move, between two moments, by start. */
export const bookingsBetween = (q: Queryable, { from, until, memberId }: CalendarOf): Promise<BookingWithPeople[]> => {
  const proposedEnd = sql`${bookings.proposedStartsAt} + (${bookings.endsAt} - ${bookings.startsAt})`;
  return withPeople(q)
    .where(
      and(
        inArray(bookings.state, [...TAKING_STATES]),
        or(and(lt(bookings.startsAt, until), gt(bookings.endsAt, from)), and(lt(bookings.proposedStartsAt, until), sql`${proposedEnd} > ${from.toISOString()}::timestamptz`)),
        memberId === null
          ? undefined
          : sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${bookings.projectId} and ${projectMembers.userId} = ${memberId})`,
      ),
    )
    .orderBy(asc(bookings.startsAt), asc(bookings.id));
};

/** How projects and tracks are called, and who their clients are. */
export async function namesOf(q: Queryable, projectIds: string[], trackIds: string[]) {
  const [named, titled, clients] = await Promise.all([
    projectIds.length ? q.select({ id: projects.id, title: projects.title, artist: projects.artist }).from(projects).where(inArray(projects.id, projectIds)) : [],
    trackIds.length ? q.select({ id: tracks.id, title: tracks.title }).from(tracks).where(inArray(tracks.id, trackIds)) : [],
    projectIds.length
      ? q
          .select({ projectId: projectMembers.projectId, name: users.name })
          .from(projectMembers)
          .innerJoin(users, eq(users.id, projectMembers.userId))
          .where(and(inArray(projectMembers.projectId, projectIds), eq(users.role, 'client'), isNull(users.removedAt)))
          .orderBy(asc(users.name))
      : [],
  ]);
  return { projects: named, tracks: titled, clients };
}

export async function bookingById(q: Queryable, id: string): Promise<BookingWithPeople | null> {
  const [row] = await withPeople(q).where(eq(bookings.id, id));
  return row ?? null;
}

/** Takes the booking's row lock for the rest of the transaction. */
export async function lockBooking(tx: Tx, id: string): Promise<BookingRow | null> {
  const [row] = await tx.select().from(bookings).where(eq(bookings.id, id)).for('update');
  return row ?? null;
}

export const insertBooking = (q: Queryable, row: typeof bookings.$inferInsert) => q.insert(bookings).values(row);

/** Changes a booking and raises its row version. */
export const updateBookingRow = (q: Queryable, id: string, change: Partial<typeof bookings.$inferInsert>) =>
  q
    .update(bookings)
    .set({ ...change, rowVersion: sql`${bookings.rowVersion} + 1` })
    .where(eq(bookings.id, id));

/** How many requests and offers of a project wait for an answer. */
export async function countWaiting(q: Queryable, projectId: string): Promise<number> {
  const [row] = await q.select({ waiting: count() }).from(bookings).where(and(eq(bookings.projectId, projectId), inArray(bookings.state, [...WAITING_STATES])));
  return row?.waiting ?? 0;
}

/** What the clock has overtaken: waiting ones without an answer, proposals without one, and sessions that are over. */
export async function overdueBookings(q: Queryable, at: Date): Promise<{ expired: string[]; lapsed: string[]; over: string[] }> {
  const id = { id: bookings.id };
  const [expired, lapsed, over] = [
    await q.select(id).from(bookings).where(and(inArray(bookings.state, [...WAITING_STATES]), lte(bookings.expiresAt, at))).orderBy(asc(bookings.id)),
    await q.select(id).from(bookings).where(and(eq(bookings.state, 'confirmed'), isNotNull(bookings.proposedStartsAt), lte(bookings.proposalExpiresAt, at))).orderBy(asc(bookings.id)),
    await q.select(id).from(bookings).where(and(eq(bookings.state, 'confirmed'), lte(bookings.endsAt, at))).orderBy(asc(bookings.id)),
  ];
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  return { expired: ids(expired), lapsed: ids(lapsed), over: ids(over) };
}
