import { anytimePValue, HEARD_BELOW, pValue } from './abx.ts';
import type { BlindKind, Order } from './words.ts';

/** One trial that was voted on; `vote` is the slot's number. */
export type Voted = { order: Order; vote: number };

/** Whether a test has ended, and whether with as many trials as were planned. */
export const BLIND_STATES = ['running', 'as_planned', 'early', 'longer'] as const;
export type BlindState = (typeof BLIND_STATES)[number];

export function stateOf({ planned, voted, ended }: { planned: number; voted: number; ended: boolean }): BlindState {
  if (!ended) return 'running';
  if (voted === planned) return 'as_planned';
  return voted < planned ? 'early' : 'longer';
}

/** X was the one that was named. */
export const isCorrect = ({ order, vote }: Voted): boolean => order[vote] === order[2];

export type AbxResult = {
  correct: number;
  trials: number;
  /** Exact and one-sided, as if the number of trials had been fixed beforehand. */
  p: number;
  /** Also holds when it was not. */
  anytimeP: number;
  /** Whether the difference was shown to be audible: by `p` after as many trials as planned, else by `anytimeP`. */
  heard: boolean;
};

/** Counts an ABX test. Without a vote nothing is shown: p is 1. */
export function abxResult(votes: readonly Voted[], planned: number): AbxResult {
  const trials = votes.length;
  const correct = votes.filter(isCorrect).length;
  const [p, anytimeP] = [pValue(correct, trials), anytimePValue(correct, trials)];
  return { correct, trials, p, anytimeP, heard: (trials === planned ? p : anytimeP) < HEARD_BELOW };
}

/** How often each version was chosen, in the order of the test's versions. */
export function tally(votes: readonly Voted[], versions: number): number[] {
  const wins = Array.from({ length: versions }, () => 0);
  for (const { order, vote } of votes) wins[order[vote] as number]! += 1;
  return wins;
}

/** Places of the versions that were chosen most often; none where nothing was chosen. */
export function favourites(wins: readonly number[]): number[] {
  const most = Math.max(0, ...wins);
  return most === 0 ? [] : wins.flatMap((count, place) => (count === most ? [place] : []));
}

/** A p-value as it is read, `p = 0.011` or `p < 0.001`; rounding never lifts one over the border of what counts as heard. */
export function formatP(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  const shown = p < HEARD_BELOW ? Math.min(p, HEARD_BELOW - 0.001) : p;
  return `p = ${shown.toFixed(p < 0.1 ? 3 : 2)}`;
}

/** What an ABX result says, in one or two sentences. */
export function describeAbx(result: AbxResult, state: BlindState): string {
  if (result.trials === 0) return 'Nothing was voted.';
  const words = result.heard ? 'The difference could be heard.' : 'Not shown to be audible.';
  if (state === 'as_planned' || state === 'running') return words;
  const how = state === 'early' ? 'Stopped early' : 'Went on beyond the plan';
  return `${words} ${how}, which makes a p-value look better than it is: allowing for that, ${formatP(result.anytimeP)}.`;
}

/** What is said beside the button that ends a test before its time, or goes on after it. */
export const STOPPING: Record<BlindKind, string> = {
  abx: 'The p-value counts fully only after as many trials as you planned. Stopping when it looks good, or going on because it does not, weakens it; the result will say so.',
  preference: 'Every round counts the same; more rounds tell more.',
};
