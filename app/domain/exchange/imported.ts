import { checkBody } from '../notes/note.ts';
import type { Verdict } from '../shared/result.ts';
import { formatTimecode, type Millis } from '../shared/timecode.ts';
import { fromOneLine } from './one-line.ts';
import { type Clock, millisAt } from './place.ts';

/** A line of somebody's file that can become a note. */
export type ImportedNote = { line: number; at: Millis; until: Millis | null; body: string };

/** A line that cannot, with all it says: nothing of a file is dropped without a word. */
export type ImportProblem = { line: number; text: string; problem: string };

export type Imported = { notes: ImportedNote[]; problems: ImportProblem[] };

/** What the places of a file are measured by. */
export type ImportInto = { clock: Clock; durationMs: Millis };

export const NOT_A_TIME = 'The time cannot be read.';

/** Rounding may carry a mark at the very end over it. */
const OVER_THE_END_MS = 1;

/**
 * A mark with its place in seconds on the clock, made a note of the version.
 * @param end null, or no later than `start`'s millisecond: a point.
 */
export function noteFromMark(mark: { start: number; end: number | null; name: string }, { clock, durationMs }: ImportInto): Verdict<Omit<ImportedNote, 'line'>, string> {
  if (mark.end !== null && mark.end < mark.start) return { ok: false, reason: 'It ends before it begins.' };
  const body = checkBody(fromOneLine(mark.name));
  if (!body.ok) return { ok: false, reason: body.reason === 'body_empty' ? 'It has no words. Name the marker, then it can be a note.' : 'It is longer than 4,000 characters.' };
  const at = millisAt(mark.start, clock);
  const end = mark.end === null ? at : millisAt(mark.end, clock);
  if (at < 0) return { ok: false, reason: 'It lies before the version begins.' };
  if (Math.max(at, end) > durationMs + OVER_THE_END_MS) return { ok: false, reason: `It lies after the version’s end at ${formatTimecode(durationMs)}.` };
  const [from, to] = [Math.min(at, durationMs), Math.min(end, durationMs)];
  return { ok: true, at: from, until: to > from ? to : null, body: body.body };
}
