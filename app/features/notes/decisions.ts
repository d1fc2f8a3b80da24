import type { RequestView } from '#app/contracts/views.ts';
import { LIFE } from '#app/domain/policy/life.ts';

export const DECISIONS = ['accept', 'start', 'done', 'answer', 'reclassify', 'goodwill', 'decline'] as const;
export type DecisionName = (typeof DECISIONS)[number];

export const DECISION_WORDS: Record<DecisionName, string> = {
  accept: 'Accept',
  start: 'Start work',
  done: 'Done in…',
  answer: 'Mark answered',
  reclassify: 'Change the kind…',
  goodwill: 'Do it as a favour…',
  decline: 'Decline…',
};

/** What has to be said with a decision. */
export const DECISION_ASKS: Partial<Record<DecisionName, string>> = {
  done: 'Which version carries it?',
  reclassify: 'What is it?',
  goodwill: 'Why? The client and the studio read it.',
  decline: 'Why not? The client reads it.',
};

/** What an engineer can decide about a request where it stands now; the server has the last word. */
export function decisionsFor({ kind, state, need }: Pick<RequestView, 'kind' | 'state' | 'need'>): DecisionName[] {
  return DECISIONS.filter((name) => {
    // From "accepted" the server writes the start down on the way.
    const from: readonly string[] = name === 'done' ? [...LIFE.done.from, ...LIFE.start.from] : LIFE[name].from;
    if (!from.includes(state)) return false;
    if (name === 'answer') return kind === 'comment';
    if (name === 'accept') return kind !== 'comment' && need === null;
    if (name === 'goodwill') return kind !== 'comment' && state !== 'accepted';
    return name !== 'decline' || kind !== 'comment';
  });
}
