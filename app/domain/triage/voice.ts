import type { NoteKind, RequestState } from '../policy/words.ts';
import { refuse, type Verdict } from '../shared/result.ts';

/** What is known of a wish that somebody else wants too. */
export type Joinable = { authorId: string; withdrawnAt: unknown; kind: NoteKind; state: RequestState };

export type JoinRefusal = 'own' | 'asks_nothing' | 'over';

/** States in which one more voice still says something: before the work is done or refused. */
export const JOINABLE_STATES: readonly RequestState[] = ['new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'reopened'];

/** Whether somebody may add their voice to a wish instead of writing it once more. */
export function checkJoin({ authorId, withdrawnAt, kind, state }: Joinable, userId: string): Verdict<object, JoinRefusal> {
  if (authorId === userId) return refuse('own');
  if (withdrawnAt !== null || !JOINABLE_STATES.includes(state)) return refuse('over');
  return kind === 'comment' ? refuse('asks_nothing') : { ok: true };
}
