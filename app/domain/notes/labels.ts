import type { NoteKind, RequestState } from '../policy/words.ts';

/** What a kind is called by the person who chooses it. */
export const KIND_LABELS: Record<NoteKind, string> = {
  minor: 'Small tweak',
  major: 'Bigger change',
  fault: 'Something broken',
  comment: 'Just a comment',
};

/** How far a request is, in the reader's words. */
export const STATE_LABELS: Record<RequestState, string> = {
  new: 'With the studio',
  needs_decision: 'The studio looks first',
  needs_booking: 'Needs booked time',
  accepted: 'Going in',
  in_progress: 'Being worked on',
  reopened: 'Back with the engineer',
  done: 'Ready to hear',
  verified: 'It landed',
  declined: 'Not going in',
  withdrawn: 'Taken back',
  answered: 'The studio answered',
};
