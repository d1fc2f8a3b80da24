import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { trackEvents, tracks } from '../schema/index.ts';

/**
 * Takes the track's row lock for the rest of the transaction: what happens on one track happens
 * one after the other, so event numbers have no gaps and counts are true.
 */
export async function lockTrack(tx: Tx, trackId: string): Promise<typeof tracks.$inferSelect> {
  const [row] = await tx.select().from(tracks).where(eq(tracks.id, trackId)).for('update');
  if (!row) throw new Error(`track ${trackId} vanished`);
  return row;
}

export type NewEvent = {
  trackId: string;
  type: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  data: Record<string, unknown>;
};

/** Writes the event under the next number of its track, in one statement. The caller holds the track's lock. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<number> {
  const { trackId, type, at, actorId, actorName, data } = event;
  const [row] = await tx.execute<{ seq: number }>(sql`
    with numbered as (
      update ${tracks} set event_seq = event_seq + 1 where id = ${trackId} returning event_seq
    )
    insert into ${trackEvents} (track_id, seq, type, at, actor_id, actor_name, data)
    select ${trackId}::uuid, event_seq, ${type}, ${at.toISOString()}::timestamptz, ${actorId}::uuid, ${actorName}, ${JSON.stringify(data)}::jsonb
    from numbered returning seq`);
  if (!row) throw new Error(`track ${trackId} vanished`);
  return row.seq;
}

/** Events numbered above `since`, in order, at most `limit`. */
export function eventsSince(q: Queryable, trackId: string, since: number, limit: number) {
  return q
    .select()
    .from(trackEvents)
    .where(and(eq(trackEvents.trackId, trackId), gt(trackEvents.seq, since)))
    .orderBy(asc(trackEvents.seq))
    .limit(limit);
}
