import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { NoteKind, RequestState } from '#app/domain/policy/words.ts';
import type { Queryable } from '../client.server.ts';
import { notes, projectMembers, projects, requests, tracks, users, versions } from '../schema/index.ts';
import { assignee, decider, noteColumns, type NoteWithAuthor, requestColumns, type RequestWithDecider } from './notes.server.ts';
import { wordsOfNote } from './words.server.ts';

/** Lists read page by page, each in an order that adding to them does not disturb. */

type Place = { at: Date; id: string };
type Slice = { after: Place | null; limit: number };

const after = (place: Place | null, at: PgColumn, id: PgColumn) => (place ? or(gt(at, place.at), and(eq(at, place.at), gt(id, place.id))) : undefined);
const before = (place: Place | null, at: PgColumn, id: PgColumn) => (place ? or(lt(at, place.at), and(eq(at, place.at), lt(id, place.id))) : undefined);

const belongsTo = (memberId: string | null) =>
  memberId === null
    ? undefined
    : sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.userId} = ${memberId})`;

/** Projects, newest first; with `memberId` only those the person belongs to. */
export const projectsPage = (q: Queryable, { memberId, archived, after: place, limit }: Slice & { memberId: string | null; archived: boolean }) =>
  q
    .select()
    .from(projects)
    .where(and(archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt), belongsTo(memberId), before(place, projects.createdAt, projects.id)))
    .orderBy(desc(projects.createdAt), desc(projects.id))
    .limit(limit);

export type NoteFilter = {
  trackId: string;
  versionId?: string;
  parent?: string;
  author?: string;
  kind?: NoteKind[];
  withdrawn?: boolean;
  /** Only notes on versions that clients may hear. */
  publishedOnly: boolean;
};

/** Notes of a track by receipt. */
export const notesPage = (q: Queryable, { after: place, limit, ...filter }: Slice & NoteFilter): Promise<NoteWithAuthor[]> =>
  q
    .select({ ...noteColumns, author: { id: users.id, name: users.name, role: users.role } })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .innerJoin(versions, eq(versions.id, notes.versionId))
    .where(
      and(
        eq(notes.trackId, filter.trackId),
        isNull(versions.deletedAt),
        filter.publishedOnly ? isNotNull(versions.publishedAt) : undefined,
        filter.versionId ? eq(notes.versionId, filter.versionId) : undefined,
        filter.parent ? eq(notes.parentId, filter.parent) : undefined,
        filter.author ? eq(notes.authorId, filter.author) : undefined,
        filter.kind ? inArray(notes.kind, filter.kind) : undefined,
        filter.withdrawn === undefined ? undefined : filter.withdrawn ? isNotNull(notes.withdrawnAt) : isNull(notes.withdrawnAt),
        after(place, notes.receivedAt, notes.id),
      ),
    )
    .orderBy(asc(notes.receivedAt), asc(notes.id))
    .limit(limit);

/** The requests of these notes, in the order they were received. */
export async function requestsOfNotes(q: Queryable, noteIds: string[]): Promise<RequestWithDecider[]> {
  if (noteIds.length === 0) return [];
  return q
    .select(requestColumns)
    .from(requests)
    .leftJoin(decider, eq(decider.id, requests.decidedBy))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .where(inArray(requests.noteId, noteIds))
    .orderBy(asc(requests.receivedAt), asc(requests.id));
}

export type RequestFilter = {
  trackId?: string;
  projectId?: string;
  state?: RequestState[];
  kind?: NoteKind[];
  /** Only projects this person belongs to, and versions that clients may hear. */
  memberId: string | null;
};

/** Requests in the order their notes arrived, with who decided. */
export const requestsPage = (q: Queryable, { after: place, limit, ...filter }: Slice & RequestFilter) =>
  q
    .select({ ...requestColumns, noteReceivedAt: notes.receivedAt })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(versions, eq(versions.id, notes.versionId))
    .innerJoin(tracks, eq(tracks.id, requests.trackId))
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .leftJoin(decider, eq(decider.id, requests.decidedBy))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .where(
      and(
        isNull(versions.deletedAt),
        filter.memberId === null ? undefined : isNotNull(versions.publishedAt),
        belongsTo(filter.memberId),
        filter.trackId ? eq(requests.trackId, filter.trackId) : undefined,
        filter.projectId ? eq(tracks.projectId, filter.projectId) : undefined,
        filter.state ? inArray(requests.state, filter.state) : undefined,
        filter.kind ? inArray(requests.kind, filter.kind) : undefined,
        after(place, notes.receivedAt, requests.id),
      ),
    )
    .orderBy(asc(notes.receivedAt), asc(requests.id))
    .limit(limit);

/** Requests of one version in these states, with their notes and who wrote them, as they arrived; of notes that stand. */
export const requestsOfVersion = (q: Queryable, versionId: string, states: readonly RequestState[]) =>
  q
    .select({ request: requests, note: notes, author: { id: users.id, name: users.name, role: users.role } })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(and(eq(notes.versionId, versionId), isNull(notes.withdrawnAt), inArray(requests.state, [...states])))
    .orderBy(asc(notes.receivedAt), asc(requests.id));

/** Notes that stand on a version, without answers: where they are and what they say. */
export const placesOnVersion = (q: Queryable, versionId: string) =>
  q
    .select({ at: notes.atMs, until: notes.untilMs, body: wordsOfNote, id: notes.id })
    .from(notes)
    .where(and(eq(notes.versionId, versionId), isNull(notes.withdrawnAt), isNull(notes.parentId)));
