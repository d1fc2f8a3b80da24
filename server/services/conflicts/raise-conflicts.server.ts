import { ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import type { ReadOptions } from '#app/domain/notes/reading.ts';
import { transition } from '#app/domain/policy/life.ts';
import { windowAt, type WindowFacts } from '#app/domain/policy/window.ts';
import { pullsOf } from '#app/domain/triage/aim.ts';
import { AROUND_MS, type Aim, conflictsOf, conflictSentence } from '#app/domain/triage/conflict.ts';
import type { Tx } from '#db/client.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { type RequestRow, updateRequestRow } from '#db/queries/notes.server.ts';
import { type AimedRow, aimedByIds, insertConflict, insertSides, openConflictsOf, undecidedAround } from '#db/queries/triage.server.ts';
import type { tracks } from '#db/schema/index.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { enterLedger } from '../requests/judge.server.ts';
import { lifeRefusal } from '../requests/refusals.server.ts';
import { readOptions } from '../tracks/read-options.server.ts';
import { tellDecider } from './tell-decider.server.ts';

/** What a request aims at: the one place that reads it from a note's words. */
function aims({ request, note, offsetMs }: AimedRow, read: ReadOptions): Aim[] {
  if (request.kind === 'comment') return [];
  const place = { at: note.atMs + offsetMs, until: note.untilMs === null ? null : note.untilMs + offsetMs };
  return pullsOf(note.body, read).map((pull) => ({ ...pull, ...place, requestId: request.id, authorId: note.authorId }));
}

/**
 * After requests came in: where somebody else has asked for the opposite of the same part in the same
 * place, neither is work until the project's decision maker picks. The caller holds the track's lock.
 * @returns every request that waits now and did not before, the new ones too.
 */
export async function raiseConflicts(tx: Tx, call: Call, track: typeof tracks.$inferSelect, requestIds: string[]): Promise<string[]> {
  const drawn: string[] = [];
  const read = requestIds.length > 0 ? await readOptions(tx, track) : {};
  for (const row of requestIds.length ? await aimedByIds(tx, requestIds) : []) {
    const wanted = aims(row, read);
    const [anywhere] = wanted;
    if (!anywhere) continue;
    const around = await undecidedAround(tx, track.id, anywhere.at - AROUND_MS * 2, (anywhere.until ?? anywhere.at) + AROUND_MS * 2);
    const others = around.filter(({ request }) => request.id !== row.request.id);
    const theirs = others.flatMap((other) => aims(other, read));
    // One request waits in one conflict, for its first part that somebody wants otherwise.
    const mine = wanted.find((aim) => conflictsOf(aim, theirs).length > 0);
    if (!mine) continue;
    const against = conflictsOf(mine, theirs);
    const rows = [row, ...others.filter(({ request }) => against.some(({ requestId }) => requestId === request.id))];
    const { conflictId, waiting, opened } = await joinOrOpen(tx, call, track.id, mine.part, [mine, ...against]);
    const facts = await windowFacts(tx, track);
    for (const { request } of rows.filter((one) => !waiting.has(one.request.id))) {
      await hold(tx, call, request, facts, mine.part, conflictId);
      drawn.push(request.id);
    }
    if (opened) await tellDecider(tx, call, conflictId);
  }
  return drawn;
}

/** Puts them into the open conflict that some of them wait in, or into a new one. `waiting`: those that were in one before. */
async function joinOrOpen(tx: Tx, call: Call, trackId: string, part: string, all: Aim[]): Promise<{ conflictId: string; waiting: Set<string>; opened: boolean }> {
  const open = await openConflictsOf(tx, all.map(({ requestId }) => requestId));
  const id = open[0]?.conflict.id ?? newId();
  if (open.length === 0) await insertConflict(tx, { id, trackId, part, state: 'open', createdAt: call.at });
  const waiting = new Set(open.map(({ requestId }) => requestId));
  const sides = all.flatMap(({ requestId, direction }) => (waiting.has(requestId) ? [] : [{ conflictId: id, requestId, direction }]));
  if (sides.length > 0) await insertSides(tx, sides);
  return { conflictId: id, waiting, opened: open.length === 0 };
}

/** Takes a request out of work until somebody has picked. */
async function hold(tx: Tx, call: Call, request: RequestRow, facts: WindowFacts, part: string, conflictId: string): Promise<void> {
  const event = { type: 'conflict', by: 'rule' } as const;
  const moved = transition(request.state, event);
  if (!moved.ok) throw lifeRefusal(moved.reason, request, event);
  const sentence = conflictSentence(part);
  await updateRequestRow(tx, request.id, { ...moved.change, state: moved.state, sentence });
  const receivedAt = request.receivedAt.getTime();
  const entry = ledgerEntryOfAct('conflict', { kind: request.kind, receivedAt, window: windowAt(facts, receivedAt), state: moved.state, basis: null, bookingId: null, sentence });
  await enterLedger(tx, { trackId: request.trackId, requestId: request.id, at: call.at, actorId: null, inputs: { conflictId } }, entry);
}
