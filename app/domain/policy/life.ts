import { refuse, type Verdict } from '../shared/result.ts';
import type { Decision } from './decide.ts';
import { FINAL_STATES, type Basis, type Need, type NoteKind, type RequestState } from './words.ts';

/**
 * Who brings an event about. `rule` is the server applying the policy, `author` whoever wrote the note,
 * `decider` whoever decides for the project where two people disagree.
 */
export const ACTORS = ['rule', 'engineer', 'author', 'decider'] as const;
export type Actor = (typeof ACTORS)[number];

/** What an asker answers to "did it land?" when it did not. */
export const REOPEN_REASONS = ['more', 'less', 'wrong_spot'] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

type Row = { from: readonly RequestState[]; by: readonly Actor[]; to: RequestState | 'by decision' };

/**
 * A request's life: from where, by whom, whereto. 'by decision' follows the decision table's outcome.
 * Work is accepted, started, done, in that order; a client has no row that decides a kind.
 */
export const LIFE = {
  decide: { from: ['new'], by: ['rule'], to: 'by decision' },
  accept: { from: ['new', 'needs_decision', 'needs_booking'], by: ['engineer'], to: 'accepted' },
  reclassify: {
    from: ['new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'reopened'],
    by: ['engineer'],
    to: 'by decision',
  },
  goodwill: {
    from: ['new', 'needs_decision', 'needs_booking', 'accepted'],
    by: ['engineer'],
    to: 'accepted',
  },
  decline: {
    from: ['new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'reopened'],
    by: ['engineer'],
    to: 'declined',
  },
  start: { from: ['accepted', 'reopened'], by: ['engineer'], to: 'in_progress' },
  done: { from: ['in_progress'], by: ['engineer'], to: 'done' },
  verify: { from: ['done'], by: ['author', 'engineer'], to: 'verified' },
  reopen: { from: ['done'], by: ['author', 'engineer'], to: 'reopened' },
  withdraw: {
    from: ['new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'reopened'],
    by: ['author'],
    to: 'withdrawn',
  },
  answer: { from: ['new'], by: ['engineer'], to: 'answered' },
  booking_confirmed: { from: ['needs_booking'], by: ['rule'], to: 'accepted' },
  booking_cancelled: { from: ['accepted', 'in_progress'], by: ['rule'], to: 'by decision' },
  book: { from: ['new', 'needs_decision', 'needs_booking', 'accepted'], by: ['engineer'], to: 'accepted' },
  conflict: { from: ['new', 'needs_decision', 'needs_booking', 'accepted'], by: ['rule'], to: 'needs_decision' },
  /** The conflict is gone without a pick: what is left is judged as if there had been none. */
  settle: { from: ['needs_decision'], by: ['rule'], to: 'by decision' },
  pick: { from: ['needs_decision'], by: ['decider'], to: 'by decision' },
  passed_over: { from: ['needs_decision'], by: ['decider'], to: 'declined' },
} as const satisfies Record<string, Row>;

export type RequestEventName = keyof typeof LIFE;
export const REQUEST_EVENTS = Object.keys(LIFE) as readonly RequestEventName[];

/** An event with what it must carry. */
export type RequestEvent =
  | { type: 'decide'; by: Actor; decision: Decision }
  /** The engineer takes it as the kind it has; `decision` is the table's answer for that kind. */
  | { type: 'accept'; by: Actor; decision: Decision }
  /** The engineer names another kind; `decision` is the table's answer at the receipt time. */
  | { type: 'reclassify'; by: Actor; decision: Decision }
  | { type: 'goodwill'; by: Actor; reason: string; engineerId: string }
  | { type: 'decline'; by: Actor; reason: string }
  | { type: 'start'; by: Actor }
  | { type: 'done'; by: Actor; versionId: string }
  | { type: 'verify'; by: Actor; versionPublished: boolean }
  | { type: 'reopen'; by: Actor; versionPublished: boolean; how: ReopenReason }
  | { type: 'withdraw'; by: Actor }
  | { type: 'answer'; by: Actor; kind: NoteKind }
  | { type: 'booking_confirmed'; by: Actor; bookingId: string }
  | { type: 'booking_cancelled'; by: Actor; decision: Decision }
  | { type: 'book'; by: Actor; decision: Decision }
  | { type: 'conflict'; by: Actor }
  | { type: 'settle'; by: Actor; decision: Decision }
  | { type: 'pick'; by: Actor; decision: Decision }
  | { type: 'passed_over'; by: Actor; reason: string };

/** What changes on the request with the state. A key that is absent stays as it is. */
export type RequestChange = {
  basis?: Basis | null;
  bookingId?: string | null;
  need?: Need | null;
  goodwillReason?: string | null;
  goodwillBy?: string | null;
  declineReason?: string;
  doneVersionId?: string | null;
};

export type LifeRefusal =
  | 'final'
  | 'not_from_here'
  | 'not_yours'
  | 'reason_required'
  | 'engineer_required'
  | 'version_required'
  | 'version_not_published'
  | 'needs_booking'
  | 'not_a_request'
  | 'not_a_comment';

export function isFinal(state: RequestState): boolean {
  return (FINAL_STATES as readonly RequestState[]).includes(state);
}

/**
 * Moves a request by one event: the new state and what changes with it, or why not.
 * A client cannot name a decided request's kind again: only `rule` and `engineer` bring decisions.
 */
export function transition(
  state: RequestState,
  event: RequestEvent,
): Verdict<{ state: RequestState; change: RequestChange }, LifeRefusal> {
  const row: Row = LIFE[event.type];
  if (isFinal(state)) return refuse('final');
  if (!row.by.includes(event.by)) return refuse('not_yours');
  if (!row.from.includes(state)) return refuse('not_from_here');
  const missing = whatIsMissing(event);
  if (missing) return refuse(missing);
  return { ok: true, state: target(state, row, event), change: changeOf(event) };
}

/** The state a decision puts a request into. Work that goes on goes on. */
export function stateAfter(decision: Decision, before: RequestState = 'new'): RequestState {
  if (decision.outcome === 'none') return 'new';
  if (decision.outcome !== 'accepted') return decision.outcome;
  return before === 'in_progress' || before === 'reopened' ? before : 'accepted';
}

/** The basis, booking and need a decision gives; it ends a goodwill given before. */
export function grantOf(decision: Decision): RequestChange & { basis: Basis | null } {
  const accepted = decision.outcome === 'accepted';
  return {
    basis: accepted ? decision.basis : null,
    bookingId: accepted ? decision.bookingId : null,
    need: decision.outcome === 'needs_booking' ? decision.need : null,
    goodwillReason: null,
    goodwillBy: null,
  };
}

function target(state: RequestState, row: Row, event: RequestEvent): RequestState {
  if (row.to !== 'by decision') return row.to;
  return 'decision' in event ? stateAfter(event.decision, state) : state;
}

function whatIsMissing(event: RequestEvent): LifeRefusal | null {
  switch (event.type) {
    case 'accept':
      if (event.decision.outcome === 'none') return 'not_a_request';
      return event.decision.outcome === 'accepted' ? null : 'needs_booking';
    case 'goodwill':
      if (blank(event.engineerId)) return 'engineer_required';
      return blank(event.reason) ? 'reason_required' : null;
    case 'decline':
    case 'passed_over':
      return blank(event.reason) ? 'reason_required' : null;
    case 'book':
      return event.decision.outcome === 'accepted' ? null : 'needs_booking';
    case 'done':
      return blank(event.versionId) ? 'version_required' : null;
    case 'verify':
    case 'reopen':
      return event.versionPublished ? null : 'version_not_published';
    case 'answer':
      return event.kind === 'comment' ? null : 'not_a_comment';
    default:
      return null;
  }
}

function changeOf(event: RequestEvent): RequestChange {
  switch (event.type) {
    case 'decide':
    case 'accept':
    case 'reclassify':
    case 'booking_cancelled':
    case 'book':
    case 'settle':
    case 'pick':
      return grantOf(event.decision);
    case 'conflict':
      return { basis: null, bookingId: null, need: null, goodwillReason: null, goodwillBy: null };
    case 'goodwill':
      return {
        basis: 'goodwill',
        bookingId: null,
        need: null,
        goodwillReason: event.reason.trim(),
        goodwillBy: event.engineerId,
      };
    case 'decline':
    case 'passed_over':
      return { declineReason: event.reason.trim() };
    case 'done':
      return { doneVersionId: event.versionId };
    case 'booking_confirmed':
      return { basis: 'booking', bookingId: event.bookingId, need: null };
    default:
      return {};
  }
}

function blank(text: string): boolean {
  return text.trim() === '';
}
