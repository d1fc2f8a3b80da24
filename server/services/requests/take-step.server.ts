import { type ActName, ledgerEntry, ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import { transition } from '#app/domain/policy/life.ts';
import { type RequestRow, updateRequestRow } from '#db/queries/notes.server.ts';
import { type About, eventFor, type StepInput, windowOf } from './decision-event.server.ts';
import { enterLedger, grantColumns } from './judge.server.ts';
import { lifeRefusal } from './refusals.server.ts';
import { type Go, keep } from './write-decision.server.ts';

/**
 * Moves a request one step along its life. Work that is done was started: from "accepted" the start
 * is written down on the way.
 */
export async function takeStep(go: Go, about: About, input: StepInput): Promise<void> {
  const { row } = about;
  const before = input.action === 'verify' || input.action === 'reopen' ? null : keep(row);
  const unstarted = input.action === 'done' && (row.state === 'accepted' || row.state === 'reopened');
  const ready = unstarted ? await step(go, about, { requestId: row.id, action: 'start' }, null) : row;
  await step(go, { ...about, row: ready }, input, before);
}

async function step({ tx, call, batchId }: Go, about: About, input: StepInput, before: Record<string, unknown> | null): Promise<RequestRow> {
  const { row } = about;
  const event = await eventFor(tx, about, input);
  const moved = transition(row.state, event);
  if (!moved.ok) throw lifeRefusal(moved.reason, row, event);
  const { declineReason, ...change } = moved.change;
  const decision = 'decision' in event ? event.decision : null;
  const kind = input.action === 'reclassify' ? input.kind : row.kind;
  const facts = { kind, receivedAt: row.receivedAt.getTime(), window: windowOf(about) };
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
          ...(decision && input.action === 'book' ? { sentence: decision.sentence } : {}),
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
  await enterLedger(tx, { trackId: row.trackId, requestId: row.id, at: call.at, actorId: call.actor.userId, reason, before, batchId }, entry);
  return next;
}
