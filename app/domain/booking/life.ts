import type { BookingState } from '../policy/words.ts';
import type { Instant } from '../shared/instant.ts';
import { refuse, type Verdict } from '../shared/result.ts';

/** Who brings a step about: the project's clients, the studio's people, or the server by the clock. */
export const SIDES = ['client', 'studio', 'rule'] as const;
export type Side = (typeof SIDES)[number];

type From = BookingState | 'nothing';
/** Which sides may take the step from a state, and where it leads; 'same' stays. */
type Row = { by: Partial<Record<From, readonly Side[]>>; to: BookingState | 'same' };

const CLIENT = ['client'] as const;
const STUDIO = ['studio'] as const;
const EITHER = ['client', 'studio'] as const;
const RULE = ['rule'] as const;

/**
 * A booking's life. Nothing stands without the other side's yes: what is asked is offered, what is offered
 * is agreed, and another time is proposed, then accepted. `book` is for what both have agreed elsewhere.
 */
export const BOOKING_LIFE = {
  request: { by: { nothing: CLIENT }, to: 'requested' },
  offer: { by: { nothing: STUDIO, requested: STUDIO, offered: STUDIO }, to: 'offered' },
  book: { by: { nothing: STUDIO }, to: 'confirmed' },
  agree: { by: { offered: CLIENT }, to: 'confirmed' },
  decline: { by: { requested: STUDIO, offered: CLIENT }, to: 'declined' },
  withdraw: { by: { requested: CLIENT, offered: STUDIO }, to: 'cancelled' },
  proposeMove: { by: { confirmed: EITHER }, to: 'same' },
  acceptMove: { by: { confirmed: EITHER }, to: 'same' },
  refuseMove: { by: { confirmed: EITHER }, to: 'same' },
  withdrawMove: { by: { confirmed: EITHER }, to: 'same' },
  cancel: { by: { confirmed: EITHER }, to: 'cancelled' },
  record: { by: { confirmed: STUDIO, held: STUDIO }, to: 'same' },
  hold: { by: { confirmed: RULE }, to: 'held' },
  expire: { by: { requested: RULE, offered: RULE }, to: 'expired' },
  lapseMove: { by: { confirmed: RULE }, to: 'same' },
} as const satisfies Record<string, Row>;

export type BookingStep = keyof typeof BOOKING_LIFE;
export const BOOKING_STEPS = Object.keys(BOOKING_LIFE) as readonly BookingStep[];

/** States that take the engineer's and the room's time. */
export const TAKING_STATES = ['requested', 'offered', 'confirmed', 'held'] as const satisfies readonly BookingState[];
/** States in which somebody's answer is waited for. */
export const WAITING_STATES = ['requested', 'offered'] as const satisfies readonly BookingState[];

/** What a booking's next step depends on. */
export type BookingFacts = {
  state: BookingState;
  startsAt: Instant;
  endsAt: Instant;
  expiresAt: Instant | null;
  proposal: { side: Side; startsAt: Instant; expiresAt: Instant } | null;
};

export type BookingRefusal =
  | 'not_from_here'
  | 'not_yours'
  | 'expired'
  | 'begun'
  | 'not_begun'
  | 'over'
  | 'not_over'
  | 'nothing_proposed'
  | 'own_proposal'
  | 'others_proposal'
  | 'not_expired';

/** Moves a booking by one step: the state it leads to, or why not. `booking` null: there is none yet. */
export function bookingStep(booking: BookingFacts | null, step: BookingStep, by: Side, now: Instant): Verdict<{ state: BookingState }, BookingRefusal> {
  const row: Row = BOOKING_LIFE[step];
  const sides = row.by[booking?.state ?? 'nothing'];
  if (!sides) return refuse('not_from_here');
  if (!sides.includes(by)) return refuse('not_yours');
  const reason = booking && whyNot(booking, step, by, now);
  if (reason) return refuse(reason);
  return { ok: true, state: row.to === 'same' ? (booking as BookingFacts).state : row.to };
}

/** The steps that a side may take now, for its buttons. */
export function stepsOpen(booking: BookingFacts, by: Side, now: Instant): BookingStep[] {
  return BOOKING_STEPS.filter((step) => bookingStep(booking, step, by, now).ok);
}

function whyNot({ startsAt, endsAt, expiresAt, proposal }: BookingFacts, step: BookingStep, by: Side, now: Instant): BookingRefusal | null {
  switch (step) {
    case 'agree':
      return expiresAt !== null && expiresAt <= now ? 'expired' : null;
    case 'proposeMove':
      return startsAt <= now ? 'begun' : null;
    case 'acceptMove':
    case 'refuseMove':
      if (!proposal) return 'nothing_proposed';
      if (proposal.side === by) return 'own_proposal';
      return step === 'acceptMove' && proposal.expiresAt <= now ? 'expired' : null;
    case 'withdrawMove':
      if (!proposal) return 'nothing_proposed';
      return proposal.side === by ? null : 'others_proposal';
    case 'cancel':
      return endsAt <= now ? 'over' : null;
    case 'record':
      return startsAt <= now ? null : 'not_begun';
    case 'hold':
      return endsAt <= now ? null : 'not_over';
    case 'expire':
      return expiresAt !== null && expiresAt <= now ? null : 'not_expired';
    case 'lapseMove':
      if (!proposal) return 'nothing_proposed';
      return proposal.expiresAt <= now ? null : 'not_expired';
    default:
      return null;
  }
}
