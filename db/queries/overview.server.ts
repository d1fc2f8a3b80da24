import { and, asc, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { WindowFacts } from '#app/domain/policy/window.ts';
import { PROMISED_STATES } from '#app/domain/policy/words.ts';
import type { Queryable } from '../client.server.ts';
import { bookings, notes, projectMembers, projects, requests, trackEvents, tracks, users, versions, windowTerms } from '../schema/index.ts';
import { wordsOfNote } from './words.server.ts';

/** What the project pages count: one query a question, for any number of projects. */

export type ProjectActivity = { project: typeof projects.$inferSelect; activityAt: Date };

export type WhichProjects = {
  /** Only those this client belongs to. */
  memberId: string | null;
  archived: boolean;
  limit: number;
  offset: number;
};

/** Projects by their last sign of life: the last event on a track, a new track, or being made. */
export async function projectsByActivity(q: Queryable, { memberId, archived, limit, offset }: WhichProjects): Promise<ProjectActivity[]> {
  const last = q
    .select({
      projectId: tracks.projectId,
      at: sql<Date>`max(greatest(${tracks.createdAt}, ${trackEvents.at}))`.mapWith(tracks.createdAt).as('last_at'),
    })
    .from(tracks)
    // An event's number is its track's counter, so the last one is found by its key.
    .leftJoin(trackEvents, and(eq(trackEvents.trackId, tracks.id), eq(trackEvents.seq, tracks.eventSeq)))
    .where(isNull(tracks.archivedAt))
    .groupBy(tracks.projectId)
    .as('last');
  const activityAt = sql<Date>`greatest(${projects.createdAt}, ${last.at})`.mapWith(projects.createdAt);
  return q
    .select({ project: projects, activityAt })
    .from(projects)
    .leftJoin(last, eq(last.projectId, projects.id))
    .where(and(archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt), memberId === null ? undefined : belongsTo(memberId)))
    .orderBy(desc(activityAt), desc(projects.id))
    .limit(limit)
    .offset(offset);
}

const belongsTo = (userId: string): SQL =>
  sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.userId} = ${userId})`;

export const tracksOfProjects = (q: Queryable, projectIds: string[]) =>
  q
    .select()
    .from(tracks)
    .where(and(inArray(tracks.projectId, projectIds), isNull(tracks.archivedAt)))
    .orderBy(asc(tracks.position), asc(tracks.createdAt));

export type VersionCounts = { trackId: string; all: number; published: number; latestPublished: number | null };

/** How many mixes a track has; references are none. */
export const versionCounts = (q: Queryable, projectIds: string[]): Promise<VersionCounts[]> =>
  q
    .select({
      trackId: versions.trackId,
      all: sql<number>`count(*)::int`,
      published: sql<number>`count(${versions.publishedAt})::int`,
      latestPublished: sql<number | null>`(max(${versions.number}) filter (where ${versions.publishedAt} is not null))::int`,
    })
    .from(versions)
    .innerJoin(tracks, eq(tracks.id, versions.trackId))
    .where(and(inArray(tracks.projectId, projectIds), eq(versions.role, 'mix'), isNull(versions.deletedAt)))
    .groupBy(versions.trackId);

/** Requests of a track that wait for somebody, by what for. */
export type RequestCounts = {
  trackId: string;
  toDecide: number;
  toBook: number;
  toDo: number;
  /** Clients' comments nobody answered. */
  toAnswer: number;
  /** Done in a published version, and not yet said to have landed. */
  toCheck: number;
  /** Of these, asked by the person. */
  toCheckMine: number;
};

const WAITING = ['new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'reopened', 'done'] as const;

export function requestCounts(q: Queryable, projectIds: string[], personId: string | null): Promise<RequestCounts[]> {
  const doneIn = alias(versions, 'done_in');
  const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const toCheck = sql`${requests.state} = 'done' and ${doneIn.publishedAt} is not null`;
  return q
    .select({
      trackId: requests.trackId,
      toDecide: count(sql`${requests.state} = 'needs_decision' or (${requests.state} = 'new' and ${requests.kind} <> 'comment')`),
      toBook: count(sql`${requests.state} = 'needs_booking'`),
      toDo: count(sql`${requests.state} in ('accepted', 'in_progress', 'reopened')`),
      toAnswer: count(sql`${requests.state} = 'new' and ${requests.kind} = 'comment' and ${users.role} = 'client'`),
      toCheck: count(toCheck),
      toCheckMine: count(sql`${toCheck} and ${notes.authorId} = ${personId}`),
    })
    .from(requests)
    .innerJoin(tracks, eq(tracks.id, requests.trackId))
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .leftJoin(doneIn, eq(doneIn.id, requests.doneVersionId))
    .where(and(inArray(tracks.projectId, projectIds), inArray(requests.state, [...WAITING])))
    .groupBy(requests.trackId);
}

type Facts = { terms: WindowFacts['terms']; of: (track: typeof tracks.$inferSelect) => WindowFacts };

/** The facts of every track's window in these projects, in two queries. */
export async function factsOfProjects(q: Queryable, projectIds: string[]): Promise<Facts> {
  const [booked, termRows] = await Promise.all([
    q
      .select()
      .from(bookings)
      .where(and(inArray(bookings.projectId, projectIds), inArray(bookings.state, ['confirmed', 'held'])))
      .orderBy(asc(bookings.startsAt)),
    q.select().from(windowTerms).orderBy(asc(windowTerms.effectiveFrom), asc(windowTerms.id)),
  ]);
  const terms = termRows.map((t) => ({ effectiveFrom: t.effectiveFrom.getTime(), days: t.days, timeZone: t.timeZone }));
  return {
    terms,
    of: (track) => ({
      doneAt: track.doneAt?.getTime() ?? null,
      bookings: booked
        .filter((b) => b.projectId === track.projectId && (b.trackId === null || b.trackId === track.id))
        .map((b) => ({
          id: b.id,
          service: b.service,
          startsAt: b.startsAt.getTime(),
          endsAt: b.endsAt.getTime(),
          confirmedAt: (b.confirmedAt ?? b.createdAt).getTime(),
        })),
      terms,
    }),
  };
}

/** Requests with the words and place of their note, for the pages that list them. */
export type RequestInWords = { request: typeof requests.$inferSelect; body: string; atMs: number; trackTitle: string; /** Whether clients may hear the version it is about. */ published: boolean };

/** Those that wait for booked time on some tracks, with some more of them; those a booking carries, or those it was asked for or carries. */
type WhichRequests = { trackIds: string[]; waiting: true; and?: string[] } | { bookingId: string; requestIds?: string[] };

export const requestsInWords = (q: Queryable, where: WhichRequests): Promise<RequestInWords[]> =>
  q
    .select({ request: requests, body: wordsOfNote, atMs: notes.atMs, trackTitle: tracks.title, published: sql<boolean>`${versions.publishedAt} is not null` })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(tracks, eq(tracks.id, requests.trackId))
    .innerJoin(versions, eq(versions.id, notes.versionId))
    .where('bookingId' in where ? or(eq(requests.bookingId, where.bookingId), inArray(requests.id, where.requestIds ?? [])) : and(inArray(requests.trackId, where.trackIds), or(eq(requests.state, 'needs_booking'), inArray(requests.id, where.and ?? []))))
    .orderBy(asc(tracks.position), asc(notes.atMs), asc(requests.id));

/** How many promised requests each booking of a project carries. */
export const carriedCounts = (q: Queryable, projectId: string): Promise<{ bookingId: string | null; requests: number }[]> =>
  q
    .select({ bookingId: requests.bookingId, requests: sql<number>`count(*)::int` })
    .from(requests)
    .innerJoin(bookings, eq(bookings.id, requests.bookingId))
    .where(and(eq(bookings.projectId, projectId), eq(requests.basis, 'booking'), inArray(requests.state, [...PROMISED_STATES])))
    .groupBy(requests.bookingId);
