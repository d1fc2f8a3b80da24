import { FINAL_STATES, type NoteKind, REQUEST_STATES, type RequestState } from '../policy/words.ts';
import type { Millis } from '../shared/timecode.ts';

/** One request of a version as it leaves the house, with the note that asks for it. */
export type SheetItem = {
  noteId: string;
  requestId: string;
  /** Milliseconds from the version's first sample. */
  at: Millis;
  until: Millis | null;
  /** The section of the song it begins in, where the track has one there. */
  section?: string;
  /** Its words; a voice is named in them with its length. */
  body: string;
  /** Where its voice is heard, where it has one. */
  voiceLink?: string;
  author: string;
  kind: NoteKind;
  state: RequestState;
  minutes: number;
  /** What the client reads about it. */
  sentence: string;
};

/** Everything an export is made of. */
export type Sheet = {
  project: { title: string; artist: string };
  track: { title: string };
  version: {
    /** Such as `v3`. */
    name: string;
    label: string;
    fileName: string;
    sampleRate: number;
    durationMs: Millis;
    /** Where its first sample lies on the song's clock. */
    offsetSamples: number;
    integratedLufs: number | null;
    truePeakDb: number | null;
  };
  /** By place, then as they arrived. */
  items: readonly SheetItem[];
};

/** States in which somebody at the studio still has something to do. */
export const OPEN_STATES: readonly RequestState[] = REQUEST_STATES.filter(
  (state) => state !== 'done' && !(FINAL_STATES as readonly RequestState[]).includes(state),
);

export const SELECTIONS = ['open', 'all'] as const;
export type Selection = (typeof SELECTIONS)[number];

/** The states a selection stands for; named states win over it. `all` leaves out only what was taken back. */
export function statesOf(selection: Selection, named: readonly RequestState[] = []): readonly RequestState[] {
  if (named.length > 0) return named;
  return selection === 'open' ? OPEN_STATES : REQUEST_STATES.filter((state) => state !== 'withdrawn');
}

/** In the order of the song. */
export const byPlace = (a: Pick<SheetItem, 'at' | 'until'>, b: Pick<SheetItem, 'at' | 'until'>): number => a.at - b.at || (a.until ?? a.at) - (b.until ?? b.at);

/** Each note once, with what its requests say together. */
export function notesOf(items: readonly SheetItem[]): SheetItem[] {
  const seen = new Set<string>();
  return items.filter(({ noteId }) => !seen.has(noteId) && Boolean(seen.add(noteId)));
}
