import type { NoteView, RequestView } from '#app/contracts/views.ts';
import { KIND_LABELS, STATE_LABELS } from '#app/domain/notes/labels.ts';
import { NOTE_KINDS, type NoteKind, type RequestState } from '#app/domain/policy/words.ts';
import type { MarkShape } from '#app/player/view/marks.ts';

/** How a kind is named, drawn and explained to the person who chooses it. */
export const KIND_WORDS: Record<NoteKind, { label: string; hint: string; shape: MarkShape }> = {
  minor: { label: KIND_LABELS.minor, hint: 'Louder, softer, brighter, a bit of reverb', shape: 'circle' },
  major: { label: KIND_LABELS.major, hint: 'A new take, another part, the arrangement', shape: 'diamond' },
  fault: { label: KIND_LABELS.fault, hint: 'A click, a drop-out, the wrong file', shape: 'triangle' },
  comment: { label: KIND_LABELS.comment, hint: 'Praise or a question; asks for no change', shape: 'square' },
};

export const KIND_ORDER = NOTE_KINDS;

/** How far a request is, in the reader's words, with a colour of its own (notes.css). */
export const STATE_WORDS: Record<RequestState, { label: string; colour: string }> = {
  new: { label: STATE_LABELS.new, colour: 'var(--tb-state-unread)' },
  needs_decision: { label: STATE_LABELS.needs_decision, colour: 'var(--tb-state-asking)' },
  needs_booking: { label: STATE_LABELS.needs_booking, colour: 'var(--tb-state-booking)' },
  accepted: { label: STATE_LABELS.accepted, colour: 'var(--tb-state-agreed)' },
  in_progress: { label: STATE_LABELS.in_progress, colour: 'var(--tb-state-agreed)' },
  reopened: { label: STATE_LABELS.reopened, colour: 'var(--tb-state-agreed)' },
  done: { label: STATE_LABELS.done, colour: 'var(--tb-state-ready)' },
  verified: { label: STATE_LABELS.verified, colour: 'var(--tb-state-landed)' },
  declined: { label: STATE_LABELS.declined, colour: 'var(--tb-state-over)' },
  withdrawn: { label: STATE_LABELS.withdrawn, colour: 'var(--tb-state-over)' },
  answered: { label: STATE_LABELS.answered, colour: 'var(--tb-state-over)' },
};

const UNSENT = { label: 'Not sent yet', colour: 'var(--tb-state-unread)' };

/** The more a request asks of somebody, the earlier it stands. */
const URGENCY: readonly RequestState[] = [
  'needs_decision',
  'done',
  'reopened',
  'needs_booking',
  'new',
  'in_progress',
  'accepted',
  'verified',
  'answered',
  'declined',
  'withdrawn',
];

/** The request that speaks for the note: the one that asks most of somebody. Null for replies and unsent notes. */
export function leadRequest({ requests }: Pick<NoteView, 'requests'>): RequestView | null {
  return [...requests].sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state))[0] ?? null;
}

/** Label and colour of a whole note. */
export function stateWords(note: Pick<NoteView, 'requests' | 'withdrawnAt'>): { label: string; colour: string } {
  if (note.withdrawnAt) return STATE_WORDS.withdrawn;
  const lead = leadRequest(note);
  return lead ? STATE_WORDS[lead.state] : UNSENT;
}

/** The kind as decided, where the engineer decided otherwise than the writer. */
export const kindOf = (note: Pick<NoteView, 'requests' | 'kind'>): NoteKind => leadRequest(note)?.kind ?? note.kind;

const DONE: readonly RequestState[] = ['done', 'verified', 'answered', 'declined', 'withdrawn'];

/** Whether somebody still has to do something: the studio, or the asker who has not said whether it landed. */
export function isOpen(note: NoteView, viewerId: string): boolean {
  if (note.withdrawnAt) return false;
  const lead = leadRequest(note);
  if (!lead) return true;
  return lead.state === 'done' ? note.author.id === viewerId : !DONE.includes(lead.state);
}
