import { type PredictInput, predict } from '#app/domain/policy/predict.ts';
import { scopeLine } from '#app/domain/policy/scope.ts';
import { windowAt } from '#app/domain/policy/window.ts';

/** Reading a note's words and foreseeing its verdict: fetched with its weights when somebody starts to write. */
export { readNote } from '#app/domain/notes/read-note.ts';
export { predict };

/** What a list of notes comes to if it is sent now; minutes of free work add up from one to the next. */
export function scopeOf(list: readonly Pick<PredictInput, 'body' | 'kind'>[], common: Omit<PredictInput, 'body' | 'kind'>): string {
  let minutesInWindow = common.minutesInWindow ?? 0;
  const foreseen = list.flatMap(({ body, kind }) => {
    const one = predict({ ...common, body, kind, minutesInWindow });
    if (one?.decision.outcome === 'accepted' && one.decision.basis === 'window') minutesInWindow += one.suggested.minutes;
    return one ?? [];
  });
  return scopeLine(foreseen, windowAt(common.facts, common.at));
}
