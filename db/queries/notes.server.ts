import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { WishRow } from '#app/domain/notes/wish-row.ts';
import type { Queryable } from '../client.server.ts';
import { ledger, notes, recordings, requests, trackEvents, users, voices, wishes } from '../schema/index.ts';

export const decider = alias(users, 'decider');
export const assignee = alias(users, 'assignee');
const person = { id: users.id, name: users.name, role: users.role };
/** A request's columns with the people in it; join `decider` and `assignee` from the left. */
export const requestColumns = {
  request: requests,
  decidedBy: { id: decider.id, name: decider.name, role: decider.role },
  assignee: { id: assignee.id, name: assignee.name, role: assignee.role },
  /** Who added their voice to it, or to one that was merged into it, by when they first did. */
  joined: sql<PersonRow[]>`coalesce((
    select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'role', u.role) order by v.at, u.id)
    from (
      select x.user_id, min(x.joined_at) as at from ${voices} x
      where x.request_id = ${requests.id} or x.request_id in (select f.id from ${requests} f where f.merged_into_id = ${requests.id})
      group by x.user_id
    ) v join ${users} u on u.id = v.user_id
  ), '[]')`,
};

/** A note's columns with what its words ask for; join `users` for its author. */
export const noteColumns = {
  note: notes,
  wishes: sql<WishRow[]>`coalesce((
    select jsonb_agg(jsonb_build_object(
      'position', w.position, 'kind', w.kind, 'part', w.part, 'direction', w.direction, 'size', w.size, 'db', w.db, 'section', w.section,
      'sectionNumber', w.section_number, 'wordsFrom', w.words_from, 'wordsTo', w.words_to, 'saidAtMs', w.said_at_ms, 'saidUntilMs', w.said_until_ms
    ) order by w.position)
    from ${wishes} w where w.note_id = ${notes.id}
  ), '[]')`,
  recording: sql<RecordingRow | null>`(
    select jsonb_build_object('id', v.id, 'durationMs', v.duration_ms, 'peaks', v.peaks) from ${recordings} v where v.id = ${notes.recordingId}
  )`,
};

/** A voice as a note carries it. */
export type RecordingRow = { id: string; durationMs: number; peaks: number[] };
export type PersonRow = { id: string; name: string; role: 'owner' | 'engineer' | 'client' };
export type RequestRow = typeof requests.$inferSelect;
export type NoteRow = typeof notes.$inferSelect;
export type RequestWithDecider = { request: RequestRow; decidedBy: PersonRow | null; assignee: PersonRow | null; joined: PersonRow[] };
export type NoteWithAuthor = { note: NoteRow; wishes: WishRow[]; recording: RecordingRow | null; author: PersonRow };

/** Notes of a track by receipt, with who wrote them; withdrawn ones too. */
export function notesOfTrack(q: Queryable, trackId: string): Promise<NoteWithAuthor[]> {
  return q
    .select({ ...noteColumns, author: person })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(eq(notes.trackId, trackId))
    .orderBy(asc(notes.receivedAt), asc(notes.id));
}

export async function noteById(q: Queryable, id: string): Promise<NoteWithAuthor | null> {
  const [row] = await q
    .select({ ...noteColumns, author: person })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(eq(notes.id, id));
  return row ?? null;
}

function requestsWhere(q: Queryable, condition: ReturnType<typeof eq>): Promise<RequestWithDecider[]> {
  return q
    .select(requestColumns)
    .from(requests)
    .leftJoin(decider, eq(decider.id, requests.decidedBy))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .where(condition)
    .orderBy(asc(requests.receivedAt), asc(requests.id));
}

export const requestsOfTrack = (q: Queryable, trackId: string) => requestsWhere(q, eq(requests.trackId, trackId));
export const requestsOfNote = (q: Queryable, noteId: string) => requestsWhere(q, eq(requests.noteId, noteId));
export const requestsByIds = (q: Queryable, ids: string[]) => requestsWhere(q, inArray(requests.id, ids));

/** The requests that were merged into one of these. */
export const followersOf = (q: Queryable, ids: string[]) => requestsWhere(q, inArray(requests.mergedIntoId, ids));

/** Who asked for what is done in a version and not yet looked at: merged requests and who joined one included. */
export async function askersOf(q: Queryable, versionId: string): Promise<string[]> {
  const done = and(eq(requests.doneVersionId, versionId), eq(requests.state, 'done'));
  const authors = await q.selectDistinct({ id: notes.authorId }).from(requests).innerJoin(notes, eq(notes.id, requests.noteId)).where(done);
  const joined = await q.selectDistinct({ id: voices.userId }).from(voices).innerJoin(requests, eq(requests.id, voices.requestId)).where(done);
  return [...new Set([...authors, ...joined].map(({ id }) => id))];
}

/** Requests of some tracks that wait for booked time, or that one booking carries; merged ones follow theirs. */
export const waitingRequests = (q: Queryable, trackIds: string[]) =>
  q
    .select()
    .from(requests)
    .where(and(inArray(requests.trackId, trackIds), eq(requests.state, 'needs_booking'), isNull(requests.mergedIntoId)))
    .orderBy(asc(requests.id));
export const carriedRequests = (q: Queryable, bookingId: string) =>
  q.select().from(requests).where(and(eq(requests.bookingId, bookingId), isNull(requests.mergedIntoId))).orderBy(asc(requests.id));

/** Inserts a note unless its id is taken; null when it was. */
export async function insertNote(q: Queryable, note: typeof notes.$inferInsert): Promise<NoteRow | null> {
  const [row] = await q.insert(notes).values(note).onConflictDoNothing({ target: notes.id }).returning();
  return row ?? null;
}

export async function insertRequest(q: Queryable, request: typeof requests.$inferInsert): Promise<RequestRow> {
  const [row] = await q.insert(requests).values(request).returning();
  return row as RequestRow;
}

export const updateNoteRow = (q: Queryable, id: string, change: Partial<typeof notes.$inferInsert>) =>
  q.update(notes).set(change).where(eq(notes.id, id));

/** Keeps what the words of a note ask for, in place of what they asked for before. */
export async function keepWishes(q: Queryable, noteId: string, rows: WishRow[]): Promise<void> {
  await q.delete(wishes).where(eq(wishes.noteId, noteId));
  if (rows.length > 0) await q.insert(wishes).values(rows.map((row) => ({ ...row, noteId })));
}

/** @returns false when the voice was there already. */
export async function insertVoice(q: Queryable, voice: typeof voices.$inferInsert): Promise<boolean> {
  const added = await q.insert(voices).values(voice).onConflictDoNothing().returning({ userId: voices.userId });
  return added.length > 0;
}

/** Takes back one person's voice for any of these, or everybody's; @returns whether there was one. */
export async function deleteVoices(q: Queryable, requestIds: string[], userId?: string): Promise<boolean> {
  const gone = await q
    .delete(voices)
    .where(and(inArray(voices.requestId, requestIds), userId === undefined ? undefined : eq(voices.userId, userId)))
    .returning({ userId: voices.userId });
  return gone.length > 0;
}

/** Changes a request and raises its row version. */
export const updateRequestRow = (q: Queryable, id: string, change: Partial<typeof requests.$inferInsert>) =>
  q
    .update(requests)
    .set({ ...change, rowVersion: sql`${requests.rowVersion} + 1` })
    .where(eq(requests.id, id));

/** Appends a line, with the row version its request has now. */
export const insertLedger = (q: Queryable, row: Omit<typeof ledger.$inferInsert, 'rowVersion'>) =>
  q.insert(ledger).values({ ...row, rowVersion: sql`(select ${requests.rowVersion} from ${requests} where ${requests.id} = ${row.requestId ?? null})` });

export const ledgerOfTrack = (q: Queryable, trackId: string) =>
  q.select().from(ledger).where(eq(ledger.trackId, trackId)).orderBy(asc(ledger.id));

/** The number of the event that announced a note: the answer to a note sent twice. */
export async function seqOfNote(q: Queryable, trackId: string, noteId: string): Promise<number | null> {
  const [row] = await q
    .select({ seq: trackEvents.seq })
    .from(trackEvents)
    .where(and(eq(trackEvents.trackId, trackId), eq(trackEvents.type, 'note.created'), sql`${trackEvents.data} #>> '{note,id}' = ${noteId}`))
    .limit(1);
  return row?.seq ?? null;
}
