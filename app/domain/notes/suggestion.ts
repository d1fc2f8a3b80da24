import type { Category } from '../policy/studio.ts';
import type { NoteKind } from '../policy/words.ts';

/** What the words of a note suggest. Never a decision: the client chooses, the engineer decides. */
export type Suggestion = {
  /** That of the most time-consuming request. */
  kind: NoteKind;
  /** Calibrated, 0 to 1: of all notes read with 0.8, about 80 % are of that kind. */
  confidence: number;
  /** The words alone do not make a kind: the engineer is asked. */
  unsure: boolean;
  /** Estimated work in minutes; 0 for a comment. */
  minutes: number;
  category: Category;
  /** The level move asked for, in dB with its sign; null when none is named. */
  levelDb: number | null;
};
