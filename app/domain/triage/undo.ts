import { refuse, type Verdict } from '../shared/result.ts';
import type { Instant } from '../shared/instant.ts';

/** How long a decision can be taken back. */
export const UNDO_MINUTES = 10;

/** A person's last decision about a request, as the ledger has it. */
export type LastDecision = {
  actorId: string | null;
  at: Instant;
  /** The request's row version that it led to. */
  rowVersion: number | null;
  /** It kept what it changed: not every step can be taken back. */
  keptBefore: boolean;
};

export type UndoRefusal = 'nothing_to_undo' | 'changed_since' | 'not_yours' | 'too_late';

/** Whether somebody may take back the last decision about a request: their own, soon, and only while nothing has happened since. */
export function checkUndo(last: LastDecision | null, rowVersion: number, userId: string, now: Instant): Verdict<object, UndoRefusal> {
  if (!last?.keptBefore) return refuse('nothing_to_undo');
  if (last.rowVersion !== rowVersion) return refuse('changed_since');
  if (last.actorId !== userId) return refuse('not_yours');
  return now - last.at > UNDO_MINUTES * 60_000 ? refuse('too_late') : { ok: true };
}
