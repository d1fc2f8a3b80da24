import { isFinal } from '../policy/life.ts';
import type { NoteKind, RequestState } from '../policy/words.ts';
import { PROMISED_STATES } from '../policy/words.ts';
import { refuse, type Verdict } from '../shared/result.ts';

/** What is known of a request that may be the same as another. */
export type Mergeable = {
  id: string;
  trackId: string;
  kind: NoteKind;
  state: RequestState;
  mergedIntoId: string | null;
  /** Others were merged into it. */
  leads: boolean;
};

export type MergeRefusal = 'itself' | 'other_track' | 'settled' | 'merged_already' | 'leads_others' | 'loses_promise' | 'not_alike' | 'done_already';

const PROMISED: readonly RequestState[] = PROMISED_STATES;

/**
 * Whether one request can be merged into another that stays. The asker may not lose by it: what was
 * promised is not merged into what is not.
 */
export function checkMerge(duplicate: Mergeable, survivor: Mergeable): Verdict<object, MergeRefusal> {
  if (duplicate.id === survivor.id) return refuse('itself');
  if (duplicate.trackId !== survivor.trackId) return refuse('other_track');
  if (duplicate.mergedIntoId !== null || survivor.mergedIntoId !== null) return refuse('merged_already');
  if (isFinal(duplicate.state) || isFinal(survivor.state)) return refuse('settled');
  if (duplicate.leads) return refuse('leads_others');
  if ((duplicate.kind === 'comment') !== (survivor.kind === 'comment')) return refuse('not_alike');
  if (duplicate.state === 'done') return refuse('done_already');
  if (PROMISED.includes(duplicate.state) && !PROMISED.includes(survivor.state)) return refuse('loses_promise');
  return { ok: true };
}
