import { refuse, type Refusal, type Verdict } from '../shared/result.ts';
import type { Millis } from '../shared/timecode.ts';
import type { RequestState } from '../policy/words.ts';

export const BODY_MAX = 4000;

/** Where a note stands: a point (`until` null) or a range of one version, in whole milliseconds. */
export type Span = { at: Millis; until: Millis | null };

export type NoteRefusal =
  | 'body_empty'
  | 'body_too_long'
  | 'time_not_whole'
  | 'time_outside'
  | 'range_backwards';

/** Checks a note's text and place against its version's length; gives back the trimmed text. A voice says enough without words. */
export function checkNote(
  note: { body: string; recorded?: boolean } & Span,
  durationMs: Millis,
): Verdict<{ body: string } & Span, NoteRefusal> {
  const text = checkBody(note.body, note.recorded);
  if (!text.ok) return text;
  const span = checkSpan(note, durationMs);
  if (!span.ok) return span;
  return { ok: true, body: text.body, at: span.at, until: span.until };
}

/** A body is 1 to 4000 characters after trimming; beside a voice it may be empty. */
export function checkBody(body: string, recorded = false): Verdict<{ body: string }, 'body_empty' | 'body_too_long'> {
  const trimmed = body.trim();
  if (trimmed === '' && !recorded) return refuse('body_empty');
  if ([...trimmed].length > BODY_MAX) return refuse('body_too_long');
  return { ok: true, body: trimmed };
}

/** A place lies within the version; a range ends after it starts. */
export function checkSpan(
  { at, until }: Span,
  durationMs: Millis,
): Verdict<Span, 'time_not_whole' | 'time_outside' | 'range_backwards'> {
  if (!Number.isSafeInteger(at) || (until !== null && !Number.isSafeInteger(until))) {
    return refuse('time_not_whole');
  }
  if (until !== null && until <= at) return refuse('range_backwards');
  if (at < 0 || at > durationMs || (until ?? at) > durationMs) return refuse('time_outside');
  return { ok: true, at, until };
}

/**
 * The nearest valid place to what a hand drew: rounded, turned the right way, kept inside the
 * version; a range that shrinks to nothing is a point.
 */
export function clampSpan({ at, until }: Span, durationMs: Millis): Span {
  const inside = (ms: Millis) => Math.min(Math.max(0, Math.round(ms)), Math.floor(durationMs));
  const start = inside(until === null ? at : Math.min(at, until));
  const end = until === null ? null : inside(Math.max(at, until));
  return { at: start, until: end === null || end <= start ? null : end };
}

/** What is known of a note when someone wants to change it. */
export type EditableNote = {
  authorId: string;
  withdrawnAt: unknown;
  requests: readonly { state: RequestState; decidedByPerson: boolean }[];
};

export type EditRefusal = 'not_author' | 'withdrawn';

/**
 * Whether somebody may edit a note's text or place, and whether its requests are judged again.
 * Once a person has decided any of them the words may still be mended, but the decision stands.
 */
export function checkEdit(
  note: EditableNote,
  editorId: string,
  textChanged: boolean,
): Verdict<{ rejudge: boolean }, EditRefusal> {
  const refusal = authorOnly(note, editorId);
  if (refusal) return refusal;
  return { ok: true, rejudge: textChanged && note.requests.every(undecided) };
}

/** Whether somebody may withdraw a note: its author, once, and not after its work was delivered. */
export function checkWithdraw(
  note: EditableNote,
  userId: string,
): Verdict<object, EditRefusal | 'already_done'> {
  const refusal = authorOnly(note, userId);
  if (refusal) return refusal;
  return note.requests.some(({ state }) => state === 'done' || state === 'verified')
    ? refuse('already_done')
    : { ok: true };
}

function authorOnly(note: EditableNote, userId: string): Refusal<EditRefusal> | null {
  if (note.authorId !== userId) return refuse('not_author');
  return note.withdrawnAt === null ? null : refuse('withdrawn');
}

const RULED_STATES: readonly RequestState[] = ['new', 'needs_decision', 'needs_booking', 'accepted'];

function undecided(request: { state: RequestState; decidedByPerson: boolean }): boolean {
  return !request.decidedByPerson && RULED_STATES.includes(request.state);
}
