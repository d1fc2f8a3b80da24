import { OPPOSITES } from '../notes/lexicon.ts';
import type { RequestState } from '../policy/words.ts';
import type { Millis } from '../shared/timecode.ts';
import type { Pull } from './aim.ts';
import { WHO_PICKS } from './who-picks.ts';

/** What a request aims at. `at` and `until` on the song's clock. */
export type Aim = Pull & { requestId: string; authorId: string; at: Millis; until: Millis | null };

/** A pinned moment stands for the music around it, this far to either side. */
export const AROUND_MS = 5000;

/** Whether one takes back what the other asks. */
export const areOpposite = (one: string, other: string): boolean => OPPOSITES.some(([a, b]) => (a === one && b === other) || (a === other && b === one));

/** Two people want opposite things of one part in one place. */
export function conflicting(a: Aim, b: Aim): boolean {
  return a.authorId !== b.authorId && a.part === b.part && areOpposite(a.direction, b.direction) && samePlace(a, b);
}

/** The aims of `others` that a new one conflicts with. */
export const conflictsOf = (aim: Aim, others: readonly Aim[]): Aim[] => others.filter((other) => conflicting(aim, other));

/** States in which a request can be drawn into a conflict: what is being worked on, or done, is past that. */
export const UNDECIDED_STATES: readonly RequestState[] = ['new', 'needs_decision', 'needs_booking', 'accepted'];

type Where = Pick<Aim, 'at' | 'until'>;

/** Whether two places are one to the ear: they overlap, moments with what is around them. */
export function samePlace(a: Where, b: Where): boolean {
  const [first, second] = [reach(a), reach(b)];
  return first.from <= second.to && second.from <= first.to;
}

function reach({ at, until }: Where): { from: Millis; to: Millis } {
  return until === null ? { from: at - AROUND_MS, to: at + AROUND_MS } : { from: at, to: until };
}

/** What everybody in it reads while it waits. */
export const conflictSentence = (part: string): string =>
  `Two of you ask for opposite things of the ${part} here. ${WHO_PICKS}; until then it stays as it is.`;

/** What the one who was not picked reads. */
export const passedOverSentence = (decider: string, chosen: string): string => `${decider} decided for the project, for the other way: “${excerpt(chosen)}”`;

const EXCERPT = 120;
const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text);
