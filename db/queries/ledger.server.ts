import { and, asc, desc, eq, lt } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { bookings, ledger, notes, requests, users } from '../schema/index.ts';
import { wordsOfNote } from './words.server.ts';

export type LedgerRow = {
  line: typeof ledger.$inferSelect;
  /** Null: the policy itself. */
  actor: string | null;
  note: { body: string; atMs: number; withdrawnAt: Date | null } | null;
  booking: { service: (typeof bookings.$inferSelect)['service']; startsAt: Date; endsAt: Date } | null;
};

export type WhichLines = { trackId: string; requestId?: string; /** Only lines before this one. */ before?: number; limit?: number };

/** Decisions about a track, newest first, with who decided, the words of the note and the booking. */
export function ledgerLines(q: Queryable, { trackId, requestId, before, limit }: WhichLines): Promise<LedgerRow[]> {
  const lines = q
    .select({
      line: ledger,
      actor: users.name,
      note: { body: wordsOfNote, atMs: notes.atMs, withdrawnAt: notes.withdrawnAt },
      booking: { service: bookings.service, startsAt: bookings.startsAt, endsAt: bookings.endsAt },
    })
    .from(ledger)
    .leftJoin(users, eq(users.id, ledger.actorId))
    .leftJoin(requests, eq(requests.id, ledger.requestId))
    .leftJoin(notes, eq(notes.id, requests.noteId))
    .leftJoin(bookings, eq(bookings.id, ledger.bookingId))
    .where(
      and(
        eq(ledger.trackId, trackId),
        requestId === undefined ? undefined : eq(ledger.requestId, requestId),
        before === undefined ? undefined : lt(ledger.id, before),
      ),
    )
    .orderBy(desc(ledger.id));
  return limit === undefined ? lines : lines.limit(limit);
}

/** The requests of a track that a ledger can be narrowed to, by their place in the song. */
export const requestsToChoose = (q: Queryable, trackId: string) =>
  q
    .select({ id: requests.id, body: wordsOfNote, atMs: notes.atMs, withdrawnAt: notes.withdrawnAt })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .where(eq(requests.trackId, trackId))
    .orderBy(asc(notes.atMs), asc(requests.id));
