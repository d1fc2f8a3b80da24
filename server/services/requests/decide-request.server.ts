import type { RequestDecide } from '#app/contracts/notes.ts';
import type { RequestView } from '#app/contracts/views.ts';
import { isFinal } from '#app/domain/policy/life.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { requestsByIds, updateRequestRow } from '#db/queries/notes.server.ts';
import { openConflictsOf } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowNote } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { announceRequests } from './announce.server.ts';
import type { About } from './decision-event.server.ts';
import { reshapeRequest } from './reshape-request.server.ts';
import { refuseStale } from './stale.server.ts';
import { takeStep } from './take-step.server.ts';
import { tellAskers } from './tell-askers.server.ts';
import { undoDecision } from './undo-decision.server.ts';
import type { Go } from './write-decision.server.ts';

/**
 * A person's decision about a request: an engineer's triage, or the asker's "did it land?". The
 * policy table is asked again at the receipt time; what it forbids is refused with the way out.
 * @param batchId where it is one of several made in one go.
 * @throws ServiceError `stale` when `rowVersion` is not the request's: somebody decided meanwhile.
 */
export async function decideRequest(call: Call, input: RequestDecide, batchId: string | null = null): Promise<{ request: RequestView; seq: number }> {
  const noteId = await noteOf(db(), input.requestId);
  const action = input.action === 'verify' || input.action === 'reopen' ? 'request.verify' : 'request.decide';
  await allowNote(db(), call.actor, action, noteId);

  const events = await db().transaction(async (tx) => {
    const scope = await allowNote(tx, call.actor, action, noteId);
    await lockTrack(tx, scope.track.id);
    const [found] = await requestsByIds(tx, [input.requestId]);
    if (!found) throw notFound();
    await refuseStale(tx, call.actor, found, input.rowVersion);
    const about: About = { call, scope, row: found.request, facts: await windowFacts(tx, scope.track) };
    const others = await carryOut({ tx, call, batchId }, about, input);
    if (input.action === 'done') await tellAskers(tx, input.versionId, call.at);
    return announceRequests(tx, call, scope.track.id, [...others.filter((id) => id !== input.requestId), input.requestId]);
  });
  publish(...events);
  const last = events.at(-1);
  if (!last) throw notFound();
  return { request: last.data.request, seq: last.seq };
}

/** @returns other requests that changed with it. */
async function carryOut(go: Go, about: About, input: RequestDecide): Promise<string[]> {
  switch (input.action) {
    case 'undo':
      return undoDecision(go, about);
    case 'verify':
      await takeStep(go, about, input);
      return [];
    case 'reopen':
      return reopen(go, about, input);
    case 'assign':
    case 'minutes':
    case 'merge':
    case 'unmerge':
      await refuseUndecided(go.tx, about, input.action);
      return reshapeRequest(go, about, input);
    default:
      await refuseUndecided(go.tx, about, input.action);
      await takeStep(go, about, input);
      return [];
  }
}

/** Whoever asked may send work back for all who did; once the first is content, it is the others' own again. */
async function reopen(go: Go, about: About, input: Extract<RequestDecide, { action: 'reopen' }>): Promise<string[]> {
  const { row } = about;
  if (!row.mergedIntoId || row.state !== 'done') {
    await takeStep(go, about, input);
    return [];
  }
  const [leader] = await requestsByIds(go.tx, [row.mergedIntoId]);
  if (leader && !isFinal(leader.request.state)) {
    await takeStep(go, { ...about, row: leader.request }, input);
    return [leader.request.id];
  }
  await updateRequestRow(go.tx, row.id, { mergedIntoId: null });
  await takeStep(go, { ...about, row: { ...row, mergedIntoId: null, rowVersion: row.rowVersion + 1 } }, input);
  return [];
}

/** What nobody of the studio may decide: a side of a conflict, and a request that another stands for. */
async function refuseUndecided(tx: Tx, { row }: About, action: RequestDecide['action']): Promise<void> {
  if (row.mergedIntoId && action !== 'unmerge') throw new ServiceError('conflict', 'This request is merged into another. Decide that one, or take this one out again.');
  if (action === 'assign' || action === 'minutes') return;
  const waiting = await openConflictsOf(tx, [row.id]);
  if (waiting.length > 0) throw new ServiceError('conflict', 'Two people ask for opposite things here. Only whoever decides for the project picks one.');
}

async function noteOf(q: Parameters<typeof requestsByIds>[0], requestId: string): Promise<string> {
  const [found] = await requestsByIds(q, [requestId]);
  if (!found) throw notFound();
  return found.request.noteId;
}
