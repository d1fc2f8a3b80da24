import type { VerdictView } from '#app/contracts/triage.ts';
import type { EngineerDecision } from '#app/contracts/notes.ts';
import type { RequestView } from '#app/contracts/views.ts';
import type { DeskTab } from '#app/domain/triage/tabs.ts';
import type { DeskOrder } from '#app/domain/triage/words.ts';

/** What the desk's tabs are called, and what stands in one that is empty. */
export const TAB_WORDS: Record<DeskTab, { label: string; empty: string }> = {
  open: { label: 'Everything open', empty: 'Nothing waits. Every request is decided, done and heard.' },
  decide: { label: 'To decide', empty: 'Nothing waits for a decision.' },
  answer: { label: 'To answer', empty: 'No comment waits for an answer.' },
  book: { label: 'Needs a booking', empty: 'Nothing waits for booked time.' },
  do: { label: 'To do', empty: 'Nothing is left to do.' },
  doing: { label: 'Being worked on', empty: 'Nothing is being worked on.' },
  check: { label: 'With the client', empty: 'Nothing waits for a client to say that it landed.' },
  declined: { label: 'Declined', empty: 'Nothing was declined.' },
  settled: { label: 'Settled', empty: 'Nothing is settled yet.' },
};

export const ORDER_WORDS: Record<DeskOrder, string> = { project: 'By project and track', closing: 'Free window closing soonest' };

/** How far a request is, as the studio reads it. */
export const DESK_STATE: Record<RequestView['state'], string> = {
  new: 'New',
  needs_decision: 'To decide',
  needs_booking: 'Needs a booking',
  accepted: 'Accepted',
  in_progress: 'Being worked on',
  reopened: 'Back to do',
  done: 'Done, with the client',
  verified: 'It landed',
  declined: 'Declined',
  withdrawn: 'Taken back',
  answered: 'Answered',
};

export type Act = EngineerDecision['action'];

/** Each act: its button, its key, and what was done by it. */
export const ACT_WORDS: Record<Act, { button: string; key: string | null; did: string }> = {
  accept: { button: 'Accept', key: 'A', did: 'accepted' },
  decline: { button: 'Decline…', key: 'D', did: 'declined' },
  reclassify: { button: 'Change the kind…', key: 'R', did: 'reclassified' },
  minutes: { button: 'Minutes…', key: 'M', did: 'given minutes' },
  assign: { button: 'Give to…', key: 'G', did: 'handed over' },
  book: { button: 'Put on a booking…', key: 'B', did: 'put on a booking' },
  merge: { button: 'Same as…', key: 'U', did: 'merged' },
  done: { button: 'Done in…', key: 'F', did: 'done' },
  start: { button: 'Start work', key: null, did: 'started' },
  answer: { button: 'Mark answered', key: null, did: 'answered' },
  goodwill: { button: 'Do it as a favour…', key: null, did: 'accepted as a favour' },
  unmerge: { button: 'Not the same', key: null, did: 'taken apart' },
};

/** "11 accepted, 1 refused: …" */
export function verdictWords(verdicts: readonly VerdictView[], did: string): string {
  const refused = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.message]));
  const done = verdicts.length - refused.length;
  const reasons = [...new Set(refused)].join(' ');
  return [done > 0 ? `${done} ${did}` : '', refused.length > 0 ? `${refused.length} refused: ${reasons}` : ''].filter(Boolean).join(', ') || 'Nothing to do.';
}
