import { ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import { grantOf, type RequestEvent, transition } from '#app/domain/policy/life.ts';
import { areOpposite } from '#app/domain/triage/conflict.ts';
import type { Tx } from '#db/client.server.ts';
import { updateRequestRow } from '#db/queries/notes.server.ts';
import { deleteSide, openConflictsOf, type SideRow, sidesOf, updateConflict } from '#db/queries/triage.server.ts';
import type { tracks } from '#db/schema/index.ts';
import type { Call } from '../../auth/actor.server.ts';
import { enterLedger, grantColumns, judge } from '../requests/judge.server.ts';
import { lifeRefusal } from '../requests/refusals.server.ts';

/**
 * Before requests are withdrawn or ask for something else: they leave the conflicts they wait in.
 * Where nobody disagrees any more, what is left is judged as if there had been no conflict.
 * @returns the requests that were judged.
 */
export async function leaveConflicts(tx: Tx, call: Call, track: typeof tracks.$inferSelect, requestIds: string[]): Promise<string[]> {
  const judged: string[] = [];
  for (const { conflict, requestId } of requestIds.length ? await openConflictsOf(tx, requestIds) : []) {
    await deleteSide(tx, conflict.id, requestId);
    const left = await sidesOf(tx, [conflict.id]);
    if (left.some(({ direction }) => left.some((other) => areOpposite(other.direction, direction)))) continue;
    await updateConflict(tx, conflict.id, { state: 'gone', endedAt: call.at });
    for (const side of left) {
      if (requestIds.includes(side.request.id)) continue;
      await settleSide(tx, call, track, side, 'settle');
      judged.push(side.request.id);
    }
  }
  return judged;
}

/** Judges a side by the policy table at its receipt time: it was picked, or nobody is against it any more. */
export async function settleSide(tx: Tx, call: Call, track: typeof tracks.$inferSelect, { request, note, author }: SideRow, type: 'pick' | 'settle'): Promise<void> {
  const { decision, window } = await judge(tx, track, { body: note.body, kind: request.kind, chosenBy: author.role === 'client' ? 'client' : 'engineer', receivedAt: request.receivedAt });
  const event: RequestEvent = type === 'pick' ? { type, by: 'decider', decision } : { type, by: 'rule', decision };
  const moved = transition(request.state, event);
  if (!moved.ok) throw lifeRefusal(moved.reason, request, event);
  const person = type === 'pick' ? call.actor.userId : null;
  const sentence = person ? `${call.actor.name} picked this for the project. ${decision.sentence}` : decision.sentence;
  const grant = grantOf(decision);
  await updateRequestRow(tx, request.id, { ...moved.change, ...grantColumns(decision), state: moved.state, sentence, ...(person ? { decidedBy: person, decidedAt: call.at } : {}) });
  const entry = ledgerEntryOfAct(type, {
    kind: request.kind,
    receivedAt: request.receivedAt.getTime(),
    window,
    state: moved.state,
    basis: grant.basis,
    bookingId: grant.bookingId ?? null,
    sentence,
  });
  await enterLedger(tx, { trackId: track.id, requestId: request.id, at: call.at, actorId: person }, entry);
}
