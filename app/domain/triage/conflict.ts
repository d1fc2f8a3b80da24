import type { RequestState } from '../policy/words.ts';
import type { Millis } from '../shared/timecode.ts';

/** What a request aims at, as far as its words say. `at` and `until` on the song's clock. */
export type Aim = {
  requestId: string;
  authorId: string;
  /** The part in one word, the same for all names of it ("lead vocal"); null: the words name none. */
  part: string | null;
  /** Which way; null: the words do not say. */
  direction: string | null;
  at: Millis;
  until: Millis | null;
};

/** Ways that undo each other. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['up', 'down'],
  ['more', 'less'],
  ['brighter', 'darker'],
  ['wider', 'narrower'],
  ['wetter', 'drier'],
  ['longer', 'shorter'],
  ['left', 'right'],
  ['in', 'out'],
  ['faster', 'slower'],
  ['louder', 'quieter'],
  ['higher', 'lower'],
  ['earlier', 'later'],
];

/** A pinned moment stands for the music around it, this far to either side. */
export const AROUND_MS = 5000;

export const opposite = (direction: string): string | null =>
  OPPOSITES.flatMap(([a, b]) => (a === direction ? [b] : b === direction ? [a] : []))[0] ?? null;

/** Two people want opposite things of one part in one place. */
export function conflicting(a: Aim, b: Aim): boolean {
  return (
    a.authorId !== b.authorId &&
    a.part !== null &&
    a.part === b.part &&
    a.direction !== null &&
    opposite(a.direction) === b.direction &&
    samePlace(a, b)
  );
}

/** The requests of `others` that a new one conflicts with. */
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
  `Two of you ask for opposite things of the ${part} here. Whoever decides for the project picks one; until then it stays as it is.`;

/** What the one who was not picked reads. */
export const passedOverSentence = (decider: string, chosen: string): string => `${decider} decided for the project, for the other way: “${excerpt(chosen)}”`;

const EXCERPT = 120;
const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text);
