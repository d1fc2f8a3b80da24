import type { NoteKind } from '../policy/words.ts';
import type { Millis } from '../shared/timecode.ts';
import type { NoteReading } from './reading.ts';

/** What is kept of one wish of a note: what was read, and which words said it. */
export type WishRow = {
  position: number;
  kind: NoteKind;
  part: string | null;
  direction: string | null;
  size: string | null;
  db: number | null;
  section: string | null;
  sectionNumber: string | null;
  wordsFrom: number;
  wordsTo: number;
  saidAtMs: Millis | null;
  saidUntilMs: Millis | null;
};

/** The wishes of a reading as they are kept with the note, in their order; none where nothing is asked. */
export function wishRows({ requests }: Pick<NoteReading, 'requests'>): WishRow[] {
  return requests
    .filter(({ span }) => span.end > span.start)
    .map(({ kind, part, direction, size, section, time, span }, position) => ({
      position,
      kind,
      part: part?.name ?? null,
      direction: direction?.name ?? null,
      size: size?.name ?? null,
      db: size?.db ?? null,
      section: section?.name ?? null,
      sectionNumber: section?.number == null ? null : String(section.number),
      wordsFrom: span.start,
      wordsTo: span.end,
      saidAtMs: time?.at ?? null,
      saidUntilMs: time?.until ?? null,
    }));
}
