import { PROMISED_STATES, type RequestState } from '#app/domain/policy/words.ts';
import { checkUndo } from '#app/domain/triage/undo.ts';
import { lastDecision } from '#db/queries/triage.server.ts';
import { type About, windowOf } from './decision-event.server.ts';
import { undoRefusal } from './refusals.server.ts';
import { type Go, restored, writeAct } from './write-decision.server.ts';

const PROMISED: readonly RequestState[] = PROMISED_STATES;

/**
 * Takes back the last decision about a request: it stands as it did before, and the ledger gets a
 * line of its own that says so. Nothing in the ledger goes away.
 * @returns the request that it had been merged into.
 */
export async function undoDecision(go: Go, about: About): Promise<string[]> {
  const { row, facts } = about;
  const found = await lastDecision(go.tx, row.id);
  const { actorId, at, rowVersion, before } = found?.line ?? { actorId: null, at: go.call.at, rowVersion: null, before: null };
  const last = found && { actorId, at: at.getTime(), rowVersion, keptBefore: before !== null };
  const verdict = checkUndo(last, row.rowVersion, go.call.actor.userId as string, go.call.at.getTime());
  if (!verdict.ok || !before) throw undoRefusal(verdict.ok ? 'nothing_to_undo' : verdict.reason, found?.actor ?? null);
  const kept = restored(before);
  // The booking it was promised on may have been cancelled since.
  if (PROMISED.includes(kept.state) && kept.basis === 'booking' && !facts.bookings.some(({ id }) => id === kept.bookingId)) throw undoRefusal('changed_since', null);
  await writeAct(go, { act: 'undo', row, window: windowOf(about), change: kept, before: null, inputs: { undoes: found?.line.id } });
  return row.mergedIntoId && row.mergedIntoId !== kept.mergedIntoId ? [row.mergedIntoId] : [];
}
