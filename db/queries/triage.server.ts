import { and, asc, desc, eq, gt, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { UNDECIDED_STATES } from '#app/domain/triage/conflict.ts';
import type { Queryable } from '../client.server.ts';
import { conflicts, conflictSides, declineReasons, ledger, notes, projects, requests, savedFilters, tracks, users, versions } from '../schema/index.ts';
import type { NoteRow, PersonRow, RequestRow } from './notes.server.ts';

/** What the desk keeps beside requests: conflicts, what can be taken back, saved filters, reasons. */

export type LedgerLineRow = { line: typeof ledger.$inferSelect; actor: string | null };

const linesOfRequest = (q: Queryable) =>
  q.select({ line: ledger, actor: users.name }).from(ledger).leftJoin(users, eq(users.id, ledger.actorId)).$dynamic();

/** What was decided about a request after a row version of it, oldest first. */
export const changesSince = (q: Queryable, requestId: string, rowVersion: number): Promise<LedgerLineRow[]> =>
  linesOfRequest(q)
    .where(and(eq(ledger.requestId, requestId), gt(ledger.rowVersion, rowVersion)))
    .orderBy(asc(ledger.id))
    .limit(20);

/** What comes and goes beside decisions. */
const VOICES = ['person.join', 'person.leave'];

export async function lastDecision(q: Queryable, requestId: string): Promise<LedgerLineRow | null> {
  const [row] = await linesOfRequest(q).where(and(eq(ledger.requestId, requestId), notInArray(ledger.rule, VOICES))).orderBy(desc(ledger.id)).limit(1);
  return row ?? null;
}

/** The requests that were decided in one go. */
export const requestsOfBatch = (q: Queryable, batchId: string) =>
  q.selectDistinct({ requestId: ledger.requestId, actorId: ledger.actorId }).from(ledger).where(eq(ledger.batchId, batchId));

export type AimedRow = { request: RequestRow; note: NoteRow; offsetMs: number };

const offsetMs = sql<number>`coalesce(${versions.offsetSamples} * 1000.0 / nullif(${versions.sampleRate}, 0), 0)::float8`;
const onClock = sql<number>`${notes.atMs} + ${offsetMs}`;

const aimed = (q: Queryable) =>
  q
    .select({ request: requests, note: notes, offsetMs })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(versions, eq(versions.id, notes.versionId))
    .$dynamic();

export const aimedByIds = (q: Queryable, ids: string[]): Promise<AimedRow[]> => aimed(q).where(inArray(requests.id, ids)).orderBy(asc(requests.id));

/** Requests of a track that nobody has begun, around a stretch of the song's clock, in milliseconds. */
export const undecidedAround = (q: Queryable, trackId: string, from: number, to: number): Promise<AimedRow[]> =>
  aimed(q)
    .where(
      and(
        eq(requests.trackId, trackId),
        inArray(requests.state, [...UNDECIDED_STATES]),
        isNull(requests.mergedIntoId),
        isNull(notes.withdrawnAt),
        sql`${onClock} <= ${to} and coalesce(${notes.untilMs} + ${offsetMs}, ${onClock}) >= ${from}`,
      ),
    )
    .orderBy(asc(requests.receivedAt), asc(requests.id));

/** The open conflicts these requests wait in. */
export const openConflictsOf = (q: Queryable, requestIds: string[]) =>
  q
    .select({ conflict: conflicts, requestId: conflictSides.requestId })
    .from(conflictSides)
    .innerJoin(conflicts, eq(conflicts.id, conflictSides.conflictId))
    .where(and(inArray(conflictSides.requestId, requestIds), eq(conflicts.state, 'open')))
    .orderBy(asc(conflicts.id));

export const insertConflict = (q: Queryable, row: typeof conflicts.$inferInsert) => q.insert(conflicts).values(row);
export const insertSides = (q: Queryable, rows: (typeof conflictSides.$inferInsert)[]) => q.insert(conflictSides).values(rows).onConflictDoNothing();
export const deleteSide = (q: Queryable, conflictId: string, requestId: string) =>
  q.delete(conflictSides).where(and(eq(conflictSides.conflictId, conflictId), eq(conflictSides.requestId, requestId)));
export const updateConflict = (q: Queryable, id: string, change: Partial<typeof conflicts.$inferInsert>) => q.update(conflicts).set(change).where(eq(conflicts.id, id));

const picker = alias(users, 'picker');
const decisionMaker = alias(users, 'decision_maker');

export type ConflictRow = { conflict: typeof conflicts.$inferSelect; projectId: string; pickedBy: PersonRow | null; decider: PersonRow | null };

const conflictRows = (q: Queryable) =>
  q
    .select({ conflict: conflicts, projectId: tracks.projectId, pickedBy: { id: picker.id, name: picker.name, role: picker.role }, decider: { id: decisionMaker.id, name: decisionMaker.name, role: decisionMaker.role } })
    .from(conflicts)
    .innerJoin(tracks, eq(tracks.id, conflicts.trackId))
    .innerJoin(projects, eq(projects.id, tracks.projectId))
    .leftJoin(picker, eq(picker.id, conflicts.pickedBy))
    .leftJoin(decisionMaker, eq(decisionMaker.id, projects.decisionMakerId))
    .$dynamic();

export async function conflictById(q: Queryable, id: string): Promise<ConflictRow | null> {
  const [row] = await conflictRows(q).where(eq(conflicts.id, id));
  return row ?? null;
}

/** Conflicts of a project, oldest first. */
export const conflictsOfProject = (q: Queryable, projectId: string, openOnly: boolean): Promise<ConflictRow[]> =>
  conflictRows(q)
    .where(and(eq(tracks.projectId, projectId), openOnly ? eq(conflicts.state, 'open') : undefined))
    .orderBy(asc(conflicts.createdAt), asc(conflicts.id));

export type SideRow = { conflictId: string; direction: string; request: RequestRow; note: NoteRow; author: PersonRow };

export async function sidesOf(q: Queryable, conflictIds: string[]): Promise<SideRow[]> {
  if (conflictIds.length === 0) return [];
  return q
    .select({ conflictId: conflictSides.conflictId, direction: conflictSides.direction, request: requests, note: notes, author: { id: users.id, name: users.name, role: users.role } })
    .from(conflictSides)
    .innerJoin(requests, eq(requests.id, conflictSides.requestId))
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(inArray(conflictSides.conflictId, conflictIds))
    .orderBy(asc(requests.receivedAt), asc(requests.id));
}

export const filtersOf = (q: Queryable, userId: string) => q.select().from(savedFilters).where(eq(savedFilters.userId, userId)).orderBy(asc(savedFilters.createdAt), asc(savedFilters.id));
export const insertFilter = (q: Queryable, row: typeof savedFilters.$inferInsert) => q.insert(savedFilters).values(row).returning();
export const updateFilterRow = (q: Queryable, id: string, userId: string, change: Partial<typeof savedFilters.$inferInsert>) =>
  q.update(savedFilters).set(change).where(and(eq(savedFilters.id, id), eq(savedFilters.userId, userId))).returning();
export const deleteFilterRow = (q: Queryable, id: string, userId: string) =>
  q.delete(savedFilters).where(and(eq(savedFilters.id, id), eq(savedFilters.userId, userId))).returning({ id: savedFilters.id });

export const reasonRows = (q: Queryable) => q.select().from(declineReasons).orderBy(asc(declineReasons.createdAt), asc(declineReasons.id));
export const insertReasons = (q: Queryable, rows: (typeof declineReasons.$inferInsert)[]) => q.insert(declineReasons).values(rows).returning();
export const updateReasonRow = (q: Queryable, id: string, body: string) => q.update(declineReasons).set({ body }).where(eq(declineReasons.id, id)).returning();
export const deleteReasonRow = (q: Queryable, id: string) => q.delete(declineReasons).where(eq(declineReasons.id, id)).returning({ id: declineReasons.id });
