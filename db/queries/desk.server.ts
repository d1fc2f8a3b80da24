import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { NoteKind, RequestState } from '#app/domain/policy/words.ts';
import type { PlacedVersion } from '#app/domain/song-map/place.ts';
import type { Tally } from '#app/domain/triage/tabs.ts';
import type { Queryable } from '../client.server.ts';
import { bookings, notes, projects, requests, requestTallies, tracks, users, versions, windowTerms } from '../schema/index.ts';
import { assignee, decider, noteColumns, type NoteWithAuthor, requestColumns, type RequestWithDecider } from './notes.server.ts';

/**
 * The desk's lists. Counts and the order of tracks are read from the tallies, so they cost the same
 * however many requests there are; only filters by words, author or version look at the requests.
 */

export type DeskWhere = {
  kind?: NoteKind[];
  /** Null: nobody's. */
  assigneeId?: string | null;
  projectId?: string;
  trackId?: string;
  author?: string;
  versionId?: string;
  text?: string;
};

/** States of the tab, and how comments count in it. */
export type InTab = { states: RequestState[]; comments: 'all but the studio’s own' | 'only clients’' | 'none' };

/** Words as a search engine takes them; the last one may be unfinished. */
export function wordsQuery(text: string): SQL {
  const whole = sql`websearch_to_tsquery('note_words', ${text})`;
  const last = /(?<![-"\p{L}\p{N}])[\p{L}\p{N}]+$/u.exec(text)?.[0];
  const head = last === undefined ? '' : text.slice(0, -last.length).trim();
  if (last === undefined || (head.match(/"/g)?.length ?? 0) % 2 === 1) return whole;
  const unfinished = sql`to_tsquery('note_words', ${`${last}:*`})`;
  if (head === '') return unfinished;
  return /\bor$/i.test(head)
    ? sql`(websearch_to_tsquery('note_words', ${head.replace(/\bor$/i, '')}) || ${unfinished})`
    : sql`(websearch_to_tsquery('note_words', ${head}) && ${unfinished})`;
}

/** Filters that only the requests themselves can answer. */
const ofRequests = ({ author, versionId, text }: DeskWhere): SQL | undefined =>
  and(
    author ? eq(notes.authorId, author) : undefined,
    versionId ? eq(notes.versionId, versionId) : undefined,
    text ? and(isNull(notes.withdrawnAt), sql`to_tsvector('note_words', ${notes.body}) @@ ${wordsQuery(text)}`) : undefined,
  );

/** Requests counted by where they stand: from the tallies, or from those that match. */
function tallied(q: Queryable, where: DeskWhere) {
  if (!where.author && !where.versionId && !where.text) return requestTallies;
  return q
    .select({
      trackId: requests.trackId,
      state: requests.state,
      kind: requests.kind,
      assigneeId: requests.assigneeId,
      askedByClient: sql<boolean>`${users.role} = 'client'`.as('asked_by_client'),
      count: sql<number>`count(*)::int`.as('count'),
    })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(and(isNull(requests.mergedIntoId), ofRequests(where)))
    .groupBy(requests.trackId, requests.state, requests.kind, requests.assigneeId, users.role)
    .as('request_tallies') as unknown as typeof requestTallies;
}

const onTracks = ({ projectId, trackId }: DeskWhere): SQL | undefined =>
  and(isNull(tracks.archivedAt), isNull(projects.archivedAt), projectId ? eq(tracks.projectId, projectId) : undefined, trackId ? eq(tracks.id, trackId) : undefined);

/** The same of tallies alone. Of all tracks it is the archived ones that are looked up: they are few, and often none. */
function onCounted(q: Queryable, where: DeskWhere): SQL {
  const ids = q.select({ id: tracks.id }).from(tracks).innerJoin(projects, eq(projects.id, tracks.projectId));
  if (where.projectId || where.trackId) return inArray(requestTallies.trackId, ids.where(onTracks(where)));
  return notInArray(requestTallies.trackId, ids.where(or(isNotNull(tracks.archivedAt), isNotNull(projects.archivedAt))));
}

const alike = ({ kind, assigneeId }: DeskWhere): SQL | undefined =>
  and(
    kind ? inArray(requestTallies.kind, kind) : undefined,
    assigneeId === undefined ? undefined : assigneeId === null ? isNull(requestTallies.assigneeId) : eq(requestTallies.assigneeId, assigneeId),
  );

const ofTab = (tab: InTab): SQL | undefined =>
  and(inArray(requestTallies.state, tab.states), commentsIn(tab, sql`${requestTallies.kind}`, sql`${requestTallies.state}`, sql`${requestTallies.askedByClient}`));

const commentsIn = ({ comments }: InTab, kind: SQL, state: SQL, askedByClient: SQL): SQL | undefined => {
  if (comments === 'none') return sql`not (${state} = 'new' and ${kind} = 'comment')`;
  if (comments === 'only clients’') return sql`(${kind} = 'comment' and ${askedByClient})`;
  return sql`not (${state} = 'new' and ${kind} = 'comment' and not ${askedByClient})`;
};

/** How many requests stand where, over all tracks that are not archived. */
export function deskTallies(q: Queryable, where: DeskWhere): Promise<Tally[]> {
  const from = tallied(q, where);
  return q
    .select({ state: requestTallies.state, kind: requestTallies.kind, askedByClient: requestTallies.askedByClient, count: sql<number>`sum(${requestTallies.count})::int` })
    .from(from)
    .where(and(onCounted(q, where), alike(where)))
    .groupBy(requestTallies.state, requestTallies.kind, requestTallies.askedByClient);
}

/** By title, then in the project's own order: as `projects_by_title` and `tracks_project` have them, so that a page ends where it is full. */
const place = sql`lower(${projects.title}), ${projects.id}, ${tracks.position}, ${tracks.id}`;

export type MatchingTrack = { trackId: string; requests: number };

/** Tracks with requests in the tab, from `from` on: those named in `first` in that order, then all others in the desk's. */
export async function matchingTracks(q: Queryable, { first, from, limit, ...where }: DeskWhere & { tab: InTab; first: string[]; from: string | null; limit: number }): Promise<MatchingTrack[]> {
  const begun = from === null ? 0 : first.indexOf(from);
  const named = begun < 0 ? [] : first.slice(begun);
  const found = named.length > 0 ? await listed(q, where, { among: inArray(tracks.id, named), order: sql`array_position(${sql.param(named)}::uuid[], ${tracks.id})`, limit }) : [];
  if (found.length >= limit) return found;
  const begin = begun < 0 ? sql`(${place}) >= (select ${place} from ${tracks} join ${projects} on ${projects.id} = ${tracks.projectId} where ${tracks.id} = ${from})` : undefined;
  const others = first.length > 0 ? notInArray(tracks.id, first) : undefined;
  return [...found, ...(await listed(q, where, { among: and(others, begin), order: place, limit: limit - found.length }))];
}

function listed(q: Queryable, where: DeskWhere & { tab: InTab }, { among, order, limit }: { among: SQL | undefined; order: SQL; limit: number }): Promise<MatchingTrack[]> {
  const from = tallied(q, where);
  const sum = sql<number>`sum(${requestTallies.count})::int`;
  if (from !== requestTallies) {
    return q
      .select({ trackId: tracks.id, requests: sum })
      .from(from)
      .innerJoin(tracks, eq(tracks.id, requestTallies.trackId))
      .innerJoin(projects, eq(projects.id, tracks.projectId))
      .where(and(onTracks(where), alike(where), ofTab(where.tab), among))
      .groupBy(tracks.id, projects.id)
      .having(sql`${sum} > 0`)
      .orderBy(order)
      .limit(limit);
  }
  // In the desk's order track by track, so that it ends with the page and not with the last track there is.
  const held = q
    .select({ requests: sum.as('requests') })
    .from(requestTallies)
    .where(and(eq(requestTallies.trackId, tracks.id), alike(where), ofTab(where.tab)))
    .as('held');
  return q
    .select({ trackId: tracks.id, requests: held.requests })
    .from(tracks)
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .innerJoinLateral(held, sql`${held.requests} > 0`)
    .where(and(onTracks(where), among))
    .orderBy(order)
    .limit(limit);
}

export type DeskRowOf = RequestWithDecider & NoteWithAuthor & { versionNumber: number; /** The note's own version on the song's clock. */ placed: PlacedVersion };

const rows = (q: Queryable) =>
  q
    .select({
      ...requestColumns,
      ...noteColumns,
      author: { id: users.id, name: users.name, role: users.role },
      versionNumber: versions.number,
      placed: { offsetSamples: versions.offsetSamples, sampleRate: versions.sampleRate },
    })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .innerJoin(versions, eq(versions.id, notes.versionId))
    .leftJoin(decider, eq(decider.id, requests.decidedBy))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .$dynamic();

export type DeskAfter = { receivedAt: Date; id: string };

/** Requests of these tracks, in their order and in each by receipt; in the first of them only what comes after a place. */
export function deskRows(q: Queryable, where: DeskWhere & { tab: InTab; trackIds: string[]; after: DeskAfter | null; limit: number }): Promise<DeskRowOf[]> {
  const { trackIds, after, tab, kind, assigneeId } = where;
  return rows(q)
    .where(
      and(
        inArray(requests.trackId, trackIds),
        isNull(requests.mergedIntoId),
        inArray(requests.state, tab.states),
        commentsIn(tab, sql`${requests.kind}`, sql`${requests.state}`, sql`${users.role} = 'client'`),
        kind ? inArray(requests.kind, kind) : undefined,
        assigneeId === undefined ? undefined : assigneeId === null ? isNull(requests.assigneeId) : eq(requests.assigneeId, assigneeId),
        ofRequests(where),
        after ? sql`(${requests.trackId} <> ${trackIds[0] ?? null} or (${requests.receivedAt}, ${requests.id}) > (${sql.param(after.receivedAt, requests.receivedAt)}, ${after.id}::uuid))` : undefined,
      ),
    )
    .orderBy(sql`array_position(${sql.param(trackIds)}::uuid[], ${requests.trackId})`, asc(requests.receivedAt), asc(requests.id))
    .limit(where.limit);
}

/** These requests, whatever they are. */
export const deskRowsByIds = (q: Queryable, ids: string[]): Promise<DeskRowOf[]> => rows(q).where(inArray(requests.id, ids)).orderBy(asc(requests.receivedAt), asc(requests.id));

const voice = alias(requests, 'voice');

/** Who else asked for the same, merged into these. */
export async function voicesOf(q: Queryable, ids: string[]) {
  if (ids.length === 0) return [];
  return q
    .select({ leaderId: voice.mergedIntoId, requestId: voice.id, note: notes, person: { id: users.id, name: users.name, role: users.role } })
    .from(voice)
    .innerJoin(notes, eq(notes.id, voice.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(inArray(voice.mergedIntoId, ids))
    .orderBy(asc(voice.receivedAt), asc(voice.id));
}

export const deskTracksByIds = (q: Queryable, ids: string[]) =>
  q.select({ track: tracks, project: projects }).from(tracks).innerJoin(projects, eq(projects.id, tracks.projectId)).where(inArray(tracks.id, ids));

/** Mixes of these tracks that are ready, newest first. */
export const readyMixes = (q: Queryable, trackIds: string[]) =>
  q
    .select({ trackId: versions.trackId, id: versions.id, number: versions.number, label: versions.label, publishedAt: versions.publishedAt, durationMs: versions.durationMs })
    .from(versions)
    .where(and(inArray(versions.trackId, trackIds), eq(versions.role, 'mix'), eq(versions.state, 'ready'), isNull(versions.deletedAt)))
    .orderBy(desc(versions.number));

/** What is promised on the free window of these tracks. */
export const freeWork = (q: Queryable, trackIds: string[]) =>
  q
    .select({ trackId: requests.trackId, id: requests.id, minutes: requests.minutes, state: requests.state, receivedAt: requests.receivedAt })
    .from(requests)
    .where(
      and(
        inArray(requests.trackId, trackIds),
        eq(requests.basis, 'window'),
        isNull(requests.mergedIntoId),
        inArray(requests.state, ['accepted', 'in_progress', 'done', 'reopened', 'verified']),
      ),
    );

const DAY = sql`interval '1 day'`;

/**
 * Tracks whose free window can be open at a moment, roughly and never too few: the mix was done, or a
 * booking ended, no longer ago than the longest window the studio has ever promised. What is really
 * open, and until when, only the policy says.
 */
export const perhapsOpen = (q: Queryable, at: Date) => {
  const longest = sql`(select (coalesce(max(${windowTerms.days}), 14) + 2) * ${DAY} from ${windowTerms})`;
  const since = sql`${sql.param(at, tracks.doneAt)}::timestamptz - ${longest}`;
  return q
    .select({ track: tracks })
    .from(tracks)
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .where(
      and(
        isNotNull(tracks.doneAt),
        isNull(tracks.archivedAt),
        isNull(projects.archivedAt),
        or(
          sql`${tracks.doneAt} >= ${since}`,
          sql`exists (select 1 from ${bookings} where ${bookings.projectId} = ${tracks.projectId} and (${bookings.trackId} is null or ${bookings.trackId} = ${tracks.id})
            and ${bookings.state} in ('confirmed', 'held') and ${bookings.endsAt} >= ${since})`,
        ),
      ),
    );
};

const WORK_AT_MOST = 1000;

/** What was asked for on these tracks and is open or was declined, by track and place in the song; comments are no work. */
export const workOfTracks = (q: Queryable, trackIds: string[], publishedOnly: boolean): Promise<DeskRowOf[]> =>
  rows(q)
    .where(
      and(
        inArray(requests.trackId, trackIds),
        isNull(requests.mergedIntoId),
        isNull(notes.withdrawnAt),
        ne(requests.kind, 'comment'),
        notInArray(requests.state, ['verified', 'withdrawn', 'answered']),
        publishedOnly ? isNotNull(versions.publishedAt) : undefined,
      ),
    )
    .orderBy(sql`array_position(${sql.param(trackIds)}::uuid[], ${requests.trackId})`, asc(notes.atMs), asc(requests.id))
    .limit(WORK_AT_MOST);
