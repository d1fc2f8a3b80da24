import type { RequestDecide } from '#app/contracts/notes.ts';
import type { RequestView } from '#app/contracts/views.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import { decide, type Decision } from '#app/domain/policy/decide.ts';
import { type ActName, ledgerEntry, ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import { type RequestEvent, transition } from '#app/domain/policy/life.ts';
import { type TweakWindow, windowAt } from '#app/domain/policy/window.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { requestsByIds, type RequestRow, updateRequestRow } from '#db/queries/notes.server.ts';
import { type NoteScope, versionScope } from '#db/queries/scope.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowNote } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { requestView } from '../views.server.ts';
import { enterLedger, grantColumns, studioPolicy } from './judge.server.ts';
import { lifeRefusal } from './refusals.server.ts';

/**
 * A person's decision about a request: an engineer's triage, or the asker's "did it land?". The
 * policy table is asked again at the receipt time; what it forbids is refused with the way out.
 * @throws ServiceError `stale` when `rowVersion` is not the request's: somebody decided meanwhile.
 */
export async function decideRequest(call: Call, input: RequestDecide): Promise<{ request: RequestView; seq: number }> {
  const noteId = await noteOf(db(), input.requestId);
  const action = input.action === 'verify' || input.action === 'reopen' ? 'request.verify' : 'request.decide';
  await allowNote(db(), call.actor, action, noteId);

  const { request, event } = await db().transaction(async (tx) => {
    const scope = await allowNote(tx, call.actor, action, noteId);
    await lockTrack(tx, scope.track.id);
    const row = await current(tx, input);
    const facts = await windowFacts(tx, scope.track);
    const window = windowAt(facts, row.receivedAt.getTime());

    // Work that is done was started: from "accepted" the start is written down on the way.
    const started = input.action === 'done' && (row.state === 'accepted' || row.state === 'reopened');
    const ready = started ? await apply(tx, call, row, window, { type: 'start', by: 'engineer' }, input) : row;
    await apply(tx, call, ready, window, await eventFor(tx, call, scope, row, window, input), input);

    const [fresh] = await requestsByIds(tx, [row.id]);
    if (!fresh) throw notFound();
    const view = requestView(fresh);
    return { request: view, event: await recordEvent(tx, call, scope.track.id, 'request.decided', { request: view }) };
  });
  publish(event);
  return { request, seq: event.seq };
}

async function noteOf(q: Parameters<typeof requestsByIds>[0], requestId: string): Promise<string> {
  const [found] = await requestsByIds(q, [requestId]);
  if (!found) throw notFound();
  return found.request.noteId;
}

async function current(tx: Tx, input: RequestDecide): Promise<RequestRow> {
  const [found] = await requestsByIds(tx, [input.requestId]);
  if (!found) throw notFound();
  const { request, decidedBy } = found;
  if (input.rowVersion !== undefined && input.rowVersion !== request.rowVersion) {
    throw new ServiceError('stale', `${decidedBy?.name ?? 'Somebody'} changed this request meanwhile; it is shown as it is now. Decide again if you still want to.`);
  }
  return request;
}

async function eventFor(tx: Tx, call: Call, scope: NoteScope, row: RequestRow, window: TweakWindow, input: RequestDecide): Promise<RequestEvent> {
  const engineer = 'engineer' as const;
  switch (input.action) {
    case 'accept':
      return { type: 'accept', by: engineer, decision: await tableFor(tx, scope, row, window, row.kind) };
    case 'reclassify':
      return { type: 'reclassify', by: engineer, decision: await tableFor(tx, scope, row, window, input.kind) };
    case 'goodwill':
      return { type: 'goodwill', by: engineer, reason: input.reason, engineerId: call.actor.userId as string };
    case 'decline':
      return { type: 'decline', by: engineer, reason: input.reason };
    case 'start':
      return { type: 'start', by: engineer };
    case 'answer':
      return { type: 'answer', by: engineer, kind: row.kind };
    case 'done': {
      const named = await versionScope(tx, input.versionId, call.actor.userId);
      if (named?.track.id !== scope.track.id) throw new ServiceError('invalid', 'That version is not one of this track.', { versionId: ['Choose a version of this track.'] });
      if (named.version.role === 'reference') throw new ServiceError('invalid', 'A reference track carries no changes.', { versionId: ['Choose a mix.'] });
      return { type: 'done', by: engineer, versionId: input.versionId };
    }
    case 'verify':
    case 'reopen': {
      const done = row.doneVersionId ? await versionScope(tx, row.doneVersionId, call.actor.userId) : null;
      const by = scope.note.authorId === call.actor.userId ? 'author' : engineer;
      const versionPublished = Boolean(done?.version.publishedAt);
      return input.action === 'verify' ? { type: 'verify', by, versionPublished } : { type: 'reopen', by, versionPublished, how: input.how };
    }
  }
}

async function tableFor(tx: Tx, scope: NoteScope, row: RequestRow, window: TweakWindow, kind: RequestRow['kind']): Promise<Decision> {
  const policy = await studioPolicy(tx);
  return decide({ kind, kindFrom: 'engineer', receivedAt: row.receivedAt.getTime(), window, suggested: readNote(scope.note.body), policy });
}

async function apply(tx: Tx, call: Call, row: RequestRow, window: TweakWindow, event: RequestEvent, input: RequestDecide): Promise<RequestRow> {
  const moved = transition(row.state, event);
  if (!moved.ok) throw lifeRefusal(moved.reason, row, event);
  const { declineReason, ...change } = moved.change;
  const decision = 'decision' in event ? event.decision : null;
  const kind = input.action === 'reclassify' ? input.kind : row.kind;
  const facts = { kind, receivedAt: row.receivedAt.getTime(), window };
  const next: RequestRow = { ...row, ...change, kind, state: moved.state, rowVersion: row.rowVersion + 1 };
  const entry =
    decision && input.action === 'reclassify'
      ? ledgerEntry(decision, facts)
      : ledgerEntryOfAct(event.type as ActName, {
          ...facts,
          state: moved.state,
          basis: next.basis,
          bookingId: next.bookingId,
          ...('reason' in event ? { reason: event.reason } : {}),
        });
  await updateRequestRow(tx, row.id, {
    ...change,
    kind,
    state: moved.state,
    ...(decision ? grantColumns(decision) : {}),
    sentence: decision ? decision.sentence : entry.sentence,
    ...(declineReason === undefined ? {} : { reason: declineReason }),
    ...('reason' in input && input.reason && input.action !== 'decline' && input.action !== 'goodwill' ? { reason: input.reason } : {}),
    ...(input.action === 'accept' && input.minutes !== undefined ? { minutes: input.minutes } : {}),
    decidedBy: call.actor.userId,
    decidedAt: call.at,
  });
  const reason = 'reason' in input ? input.reason : undefined;
  await enterLedger(tx, { trackId: row.trackId, requestId: row.id, at: call.at, actorId: call.actor.userId, reason }, entry);
  return next;
}
