import type { ConflictView } from '#app/contracts/triage.ts';
import type { Queryable } from '#db/client.server.ts';
import { type ConflictRow, sidesOf } from '#db/queries/triage.server.ts';

/** Conflicts with their sides, as every door shows them. */
export async function conflictViews(q: Queryable, rows: ConflictRow[]): Promise<ConflictView[]> {
  const sides = await sidesOf(q, rows.map(({ conflict }) => conflict.id));
  return rows.map(({ conflict: c, decider, pickedBy }) => ({
    id: c.id,
    trackId: c.trackId,
    part: c.part,
    state: c.state,
    createdAt: c.createdAt.toISOString(),
    decider,
    pickedRequestId: c.pickedRequestId,
    pickedBy,
    endedAt: c.endedAt?.toISOString() ?? null,
    sides: sides
      .filter(({ conflictId }) => conflictId === c.id)
      .map(({ request, note, author, direction }) => ({
        requestId: request.id,
        noteId: note.id,
        direction,
        author,
        body: note.withdrawnAt ? '' : note.body,
        at: note.atMs,
        until: note.untilMs,
        versionId: note.versionId,
      })),
  }));
}
