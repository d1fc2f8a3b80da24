import { and, asc, eq, gt, inArray, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { FeedScope } from '#app/domain/booking/feed.ts';
import { TAKING_STATES, WAITING_STATES } from '#app/domain/booking/life.ts';
import type { Queryable } from '../client.server.ts';
import { bookings, calendarFeeds, notes, projectMembers, projects, requests, rooms, tracks, users } from '../schema/index.ts';
import { wordsOfNote } from './words.server.ts';

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
  room: rooms.name,
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
    .leftJoin(rooms, eq(rooms.id, bookings.roomId))
    .$dynamic();

export async function bookingInWords(q: Queryable, id: string): Promise<BookingInWords | null> {
  const [row] = await bookingsInWords(q).where(eq(bookings.id, id));
  return row ?? null;
}

/** The bookings of a feed that take time, of those that are not over before `since`, by start; what was waited for in vain by `at` takes none. */
export const bookingsOfFeed = (q: Queryable, scope: FeedScope, { since, at }: { since: Date; at: Date }): Promise<BookingInWords[]> =>
  bookingsInWords(q)
    .where(and(inArray(bookings.state, [...TAKING_STATES]), or(notInArray(bookings.state, [...WAITING_STATES]), gt(bookings.expiresAt, at)), gt(bookings.endsAt, since), inScope(scope)))
    .orderBy(asc(bookings.startsAt), asc(bookings.id));

function inScope(scope: FeedScope) {
  if (scope.of === 'studio') return undefined;
  if (scope.of === 'engineer') return eq(bookings.engineerId, scope.userId);
  return sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${bookings.projectId} and ${projectMembers.userId} = ${scope.userId})`;
}

export type RequestToMail = { track: string; atMs: number; body: string };

/** What a booking is for: the requests it carries, and those it was asked for, that are still wanted. */
export const requestsToMail = (q: Queryable, { id, requestIds }: Pick<typeof bookings.$inferSelect, 'id' | 'requestIds'>): Promise<RequestToMail[]> =>
  q
    .select({ track: tracks.title, atMs: notes.atMs, body: wordsOfNote })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(tracks, eq(tracks.id, requests.trackId))
    .where(and(or(eq(requests.bookingId, id), inArray(requests.id, requestIds)), notInArray(requests.state, ['declined', 'withdrawn'])))
    .orderBy(asc(tracks.position), asc(notes.atMs), asc(requests.id));
