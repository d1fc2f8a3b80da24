import { and, asc, eq, isNotNull, isNull, notLike, sql } from 'drizzle-orm';
import type { Queryable } from '../client.server.ts';
import { ledger, notes, requests } from '../schema/index.ts';

/**
 * Notes whose kind an engineer named anew, with the kind that stands, oldest first: the ledger has every
 * such decision as a row of the table with a person beside it. Notes taken back are left out, and so are notes
 * with several requests, whose kinds are not the note's.
 */
export const correctedNotes = (q: Queryable) =>
  q
    .select({ body: notes.body, kind: requests.kind })
    .from(requests)
    .innerJoin(notes, eq(notes.id, requests.noteId))
    .where(
      and(
        isNull(notes.withdrawnAt),
        sql`exists (${q
          .select({ one: sql`1` })
          .from(ledger)
          .where(and(eq(ledger.requestId, requests.id), isNotNull(ledger.actorId), notLike(ledger.rule, 'person.%'), notLike(ledger.rule, 'booking.%')))})`,
        sql`(select count(*) from ${requests} other where other.note_id = ${notes.id}) = 1`,
      ),
    )
    .orderBy(asc(notes.receivedAt), asc(notes.id));
