import type { Category } from '../policy/studio.ts';
import type { NoteKind } from '../policy/words.ts';
import type { Millis } from '../shared/timecode.ts';
import type { DirectionName, SectionName, SizeName } from './lexicon.ts';
import type { Suggestion } from './suggestion.ts';

/** Characters of the note's text from `start` up to, not including, `end`. */
export type TextSpan = { start: number; end: number };

/** Something found in the words, and where. */
export type Found<T> = T & { span: TextSpan };

/** A part of the mix: the track's own name for it where it is on the track's list, else the common one. */
export type PartFound = Found<{ name: string }>;
export type DirectionFound = Found<{ name: DirectionName }>;
/** How much; `db` where a number is said, with its sign. */
export type SizeFound = Found<{ name: SizeName; db: number | null }>;
/** "second chorus" → chorus, 2; "last chorus" → chorus, 'last'; own sections keep the track's name. */
export type SectionFound = Found<{ name: SectionName | (string & {}); number: number | 'last' | null }>;
/** A time said in words; `about` when it is only roughly meant. */
export type TimeFound = Found<{ at: Millis; until: Millis | null; about: boolean }>;

/** One wish of a note, judged by itself. */
export type ReadRequest = {
  /** The piece of the note that asks for it. */
  span: TextSpan;
  kind: NoteKind;
  /** Calibrated: of all readings said with 0.8, about 80 % are right. */
  confidence: number;
  category: Category;
  minutes: number;
  part: PartFound | null;
  direction: DirectionFound | null;
  size: SizeFound | null;
  section: SectionFound | null;
  time: TimeFound | null;
};

/** Words that decided, the kind they spoke for, and why in a few words for the engineer. */
export type Why = Found<{ kind: NoteKind; reason: string }>;

/** What the words of a note say. Never a decision: the client chooses, the engineer decides. */
export type NoteReading = Suggestion & {
  why: readonly Why[];
  /** In the order they are written; a comment has none, anything else at least one. */
  requests: readonly ReadRequest[];
};

/** What the studio calls the track's parts and sections, where it has said so. */
export type ReadOptions = {
  parts?: readonly string[];
  /** In the order of the song. */
  sections?: readonly string[];
  /** Common parts that the track has once, with its own name for them. */
  known?: Readonly<Record<string, string>>;
};
