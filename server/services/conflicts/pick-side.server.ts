import type { ConflictPick, ConflictView } from '#app/contracts/triage.ts';
import { ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import { transition } from '#app/domain/policy/life.ts';
import { windowAt, type WindowFacts } from '#app/domain/policy/window.ts';
import { areOpposite, passedOverSentence } from '#app/domain/triage/conflict.ts';
import { db, type Queryable, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { trackScope } from '#db/queries/scope.server.ts';
import { updateRequestRow } from '#db/queries/notes.server.ts';
import { type ConflictRow, conflictById, type SideRow, sidesOf, updateConflict } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { announceRequests } from '../requests/announce.server.ts';
import { enterLedger } from '../requests/judge.server.ts';
import { lifeRefusal } from '../requests/refusals.server.ts';
import { settleSide } from './end-conflict.server.ts';
import { conflictViews } from './view.server.ts';

/**
 * The project's decision maker picks one side of a conflict: what asks for it is decided by the policy
 * table, what asks for the opposite is declined in their name. Nobody else's pick counts.
 */
export async function pickSide(call: Call, { conflictId, requestId }: ConflictPick): Promise<ConflictView> {
  const known = await conflictById(db(), conflictId);
  if (!known) throw notFound();
  await allowPick(db(), call, known);

  const { view, events } = await db().transaction(async (tx) => {
    const track = await lockTrack(tx, known.conflict.trackId);
    const row = await conflictById(tx, conflictId);
    if (!row) throw notFound();
    await allowPick(tx, call, row);
    if (row.conflict.state !== 'open') throw new ServiceError('conflict', row.pickedBy ? `${row.pickedBy.name} has decided this already.` : 'There is nothing left to decide here: nobody disagrees any more.');
    const sides = await sidesOf(tx, [conflictId]);
    const picked = sides.find(({ request }) => request.id === requestId);
    if (!picked) throw new ServiceError('invalid', 'Pick one of the two sides.', { requestId: ['Not a side of this conflict.'] });

    await updateConflict(tx, conflictId, { state: 'picked', pickedRequestId: requestId, pickedBy: call.actor.userId, endedAt: call.at });
    const facts = await windowFacts(tx, track);
    for (const side of sides) {
      if (areOpposite(side.direction, picked.direction)) await passOver(tx, call, facts, side, picked);
      else await settleSide(tx, call, track, side, 'pick');
    }
    const announced = await announceRequests(tx, call, track.id, sides.map(({ request }) => request.id));
    const fresh = await conflictById(tx, conflictId);
    return { view: (await conflictViews(tx, fresh ? [fresh] : []))[0] as ConflictView, events: announced };
  });
  publish(...events);
  return view;
}

/** Who could pick if they were the one who decides, and are. */
async function allowPick(q: Queryable, call: Call, { conflict, decider }: ConflictRow): Promise<void> {
  const scope = await trackScope(q, conflict.trackId, call.actor.userId);
  allow(call.actor, 'conflict.pick', { member: scope?.member, own: true });
  if (decider?.id === call.actor.userId) return;
  throw new ServiceError('forbidden', decider ? `Only ${decider.name} decides for this project.` : 'The studio has yet to name who decides for this project.');
}

async function passOver(tx: Tx, call: Call, facts: WindowFacts, { request }: SideRow, picked: SideRow): Promise<void> {
  const sentence = passedOverSentence(call.actor.name, picked.note.body);
  const event = { type: 'passed_over', by: 'decider', reason: sentence } as const;
  const moved = transition(request.state, event);
  if (!moved.ok) throw lifeRefusal(moved.reason, request, event);
  await updateRequestRow(tx, request.id, { state: moved.state, sentence, reason: sentence, decidedBy: call.actor.userId, decidedAt: call.at });
  const receivedAt = request.receivedAt.getTime();
  const entry = ledgerEntryOfAct('passed_over', { kind: request.kind, receivedAt, window: windowAt(facts, receivedAt), state: moved.state, basis: null, bookingId: null, sentence });
  await enterLedger(tx, { trackId: request.trackId, requestId: request.id, at: call.at, actorId: call.actor.userId, inputs: { picked: picked.request.id } }, entry);
}
