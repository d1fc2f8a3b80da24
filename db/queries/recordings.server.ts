import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { notes, recordings } from '../schema/index.ts';

export type Recording = typeof recordings.$inferSelect;

/** A recording with the note that took it. */
export type KeptRecording = { recording: Recording; note: Pick<typeof notes.$inferSelect, 'id' | 'withdrawnAt'> | null };

export async function recordingById(q: Queryable, id: string): Promise<KeptRecording | null> {
  const [row] = await q
    .select({ recording: recordings, note: { id: notes.id, withdrawnAt: notes.withdrawnAt } })
    .from(recordings)
    .leftJoin(notes, eq(notes.recordingId, recordings.id))
    .where(eq(recordings.id, id));
  return row ?? null;
}

/** Inserts a recording unless its id is taken; false when it was. */
export async function insertRecording(q: Queryable, recording: typeof recordings.$inferInsert): Promise<boolean> {
  const made = await q.insert(recordings).values(recording).onConflictDoNothing({ target: recordings.id }).returning({ id: recordings.id });
  return made.length > 0;
}

/** Recordings from before a moment that no note has taken. */
export const untakenRecordings = (q: Queryable, before: Date): Promise<{ id: string }[]> =>
  q
    .select({ id: recordings.id })
    .from(recordings)
    .leftJoin(notes, eq(notes.recordingId, recordings.id))
    .where(and(lt(recordings.createdAt, before), isNull(notes.id)));

/** Of these, the recordings that somebody may still hear or send. */
export async function standingRecordings(q: Queryable): Promise<Set<string>> {
  const rows = await q
    .select({ id: recordings.id })
    .from(recordings)
    .leftJoin(notes, and(eq(notes.recordingId, recordings.id), isNotNull(notes.withdrawnAt)))
    .where(isNull(notes.id));
  return new Set(rows.map(({ id }) => id));
}

export const deleteRecording = (q: Queryable, id: string) => q.delete(recordings).where(eq(recordings.id, id));
