import type { Category } from '../policy/studio.ts';
import type { NoteKind } from '../policy/words.ts';

/** What the words of a note suggest. Never a decision: the client chooses, the engineer decides. */
export type Suggestion = {
  kind: NoteKind;
  /** 0 (a guess) to 1 (plain words). */
  confidence: number;
  /** The words that spoke for the kind, in the order they were found. */
  decidedBy: readonly string[];
  /** Estimated work in minutes; 0 for a comment. */
  minutes: number;
  category: Category;
  /** The level move asked for, in dB with its sign; null when none is named. */
  levelDb: number | null;
};
