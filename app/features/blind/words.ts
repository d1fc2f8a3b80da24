import type { BlindTestView } from '#app/contracts/blind.ts';
import { formatP } from '#app/domain/blind/result.ts';

/** "v2 or v3". */
export const versionsOf = ({ versions }: BlindTestView): string => {
  const names = versions.map(({ number }) => `v${number}`);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};

/** "13 of 16, p = 0.011"; for preference how often each was chosen. */
export function figures({ abx, votes, versions }: BlindTestView): string {
  if (abx) return `${abx.correct} of ${abx.trials}, ${formatP(abx.p)}`;
  return versions
    .map(({ number }, place) => ({ number, count: votes?.[place] ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .map(({ number, count }) => `v${number} ${count}×`)
    .join(' · ');
}

/** "Trial 5 of 16", "Trial 18, 2 more than planned". */
export function trialWords({ kind, planned }: Pick<BlindTestView, 'kind' | 'planned'>, trial: number): string {
  const word = kind === 'abx' ? 'Trial' : 'Round';
  return trial <= planned ? `${word} ${trial} of ${planned}` : `${word} ${trial}, ${trial - planned} more than planned`;
}

/** What was answered so far; nothing before the first vote, and no counts of a preference test before its end. */
export function soFar({ abx, voted }: BlindTestView): string {
  if (voted === 0) return '';
  if (!abx) return `${voted} ${voted === 1 ? 'round' : 'rounds'} answered. What you chose is shown at the end.`;
  return `${abx.correct} of ${abx.trials} right so far, ${formatP(abx.p)}.`;
}
