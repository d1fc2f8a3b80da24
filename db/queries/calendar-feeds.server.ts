import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { FeedScope } from '#app/domain/booking/feed.ts';
import type { BookingState } from '#app/domain/policy/words.ts';
import type { Queryable } from '../client.server.ts';
import { bookings, calendarFeeds, projectMembers, projects, tracks, users } from '../schema/index.ts';

export type FeedRow = typeof calendarFeeds.$inferSelect;

export async function feedOf(q: Queryable, userId: string): Promise<FeedRow | null> {
  const [row] = await q.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId));
  return row ?? null;
}

/** Gives a person's feed a new secret; the one before opens nothing any more. What it holds stays as chosen. */
export const putFeed = (q: Queryable, row: typeof calendarFeeds.$inferInsert) =>
  q
    .insert(calendarFeeds)
    .values(row)
    .onConflictDoUpdate({ target: calendarFeeds.userId, set: { secretHash: row.secretHash, createdAt: row.createdAt, lastReadAt: null } });

export const updateFeed = (q: Queryable, userId: string, change: Partial<Pick<FeedRow, 'covers' | 'lastReadAt'>>) =>
  q.update(calendarFeeds).set(change).where(eq(calendarFeeds.userId, userId)).returning({ userId: calendarFeeds.userId });

export const deleteFeed = (q: Queryable, userId: string) =>
  q.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)).returning({ userId: calendarFeeds.userId });

/** The feed that a secret opens, with its person, who is still here. */
export async function liveFeed(q: Queryable, secretHash: string): Promise<{ feed: FeedRow; user: typeof users.$inferSelect } | null> {
  const [row] = await q
    .select({ feed: calendarFeeds, user: users })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.userId))
    .where(and(eq(calendarFeeds.secretHash, secretHash), isNull(users.removedAt)));
  return row ?? null;
}

const columns = {
  booking: bookings,
  project: { title: projects.title, artist: projects.artist },
  track: tracks.title,
  engineer: users.name,
};

/** A booking with the words around it. */
export type BookingInWords = Awaited<ReturnType<typeof bookingsInWords>>[number];

const bookingsInWords = (q: Queryable) =>
  q
    .select(columns)
    .from(bookings)
    .innerJoin(projects, eq(projects.id, bookings.projectId))
    .leftJoin(tracks, eq(tracks.id, bookings.trackId))
    .leftJoin(users, eq(users.id, bookings.engineerId))
    .$dynamic();

export async function bookingInWords(q: Queryable, id: string): Promise<BookingInWords | null> {
  const [row] = await bookingsInWords(q).where(eq(bookings.id, id));
  return row ?? null;
}

/** The bookings of a feed that are not over before `since`, by start. */
export const bookingsOfFeed = (q: Queryable, scope: FeedScope, states: readonly BookingState[], since: Date): Promise<BookingInWords[]> =>
  bookingsInWords(q)
    .where(and(inArray(bookings.state, [...states]), gt(bookings.endsAt, since), inScope(scope)))
    .orderBy(asc(bookings.startsAt), asc(bookings.id));

function inScope(scope: FeedScope) {
  if (scope.of === 'studio') return undefined;
  if (scope.of === 'engineer') return eq(bookings.engineerId, scope.userId);
  return sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${bookings.projectId} and ${projectMembers.userId} = ${scope.userId})`;
}
