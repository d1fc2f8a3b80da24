import type { CalendarMethod, CalendarSide } from './calendar-entry.ts';
import type { BookingStep, Side } from './life.ts';

/**
 * Who hears by mail of a step in a booking's life: the side that has to answer or did not take it,
 * both, or nobody. What changes calendars goes to everybody who has it in theirs, so also to whoever
 * took the step; the rest only to those it concerns.
 */
type Row = { tells: 'other' | 'both' | 'nobody'; calendar?: CalendarMethod };

const TABLE: Record<BookingStep, Row> = {
  request: { tells: 'other' },
  offer: { tells: 'other' },
  book: { tells: 'both', calendar: 'REQUEST' },
  agree: { tells: 'both', calendar: 'REQUEST' },
  decline: { tells: 'other' },
  withdraw: { tells: 'other' },
  proposeMove: { tells: 'other' },
  acceptMove: { tells: 'both', calendar: 'REQUEST' },
  refuseMove: { tells: 'other' },
  withdrawMove: { tells: 'other' },
  lapseMove: { tells: 'both' },
  cancel: { tells: 'both', calendar: 'CANCEL' },
  expire: { tells: 'both' },
  record: { tells: 'nobody' },
  hold: { tells: 'nobody' },
};

/** Somebody who might be told: a client of the project, or one of the studio's own people. */
export type Hearer = { userId: string; role: 'owner' | 'engineer' | 'client' };

export type Told = { userId: string; side: CalendarSide; calendar: CalendarMethod | null };

/**
 * Who is mailed about a step, and what the mail does to their calendar.
 * @param by the side that took it; `rule` is the clock, so both sides hear of it.
 * @param hearers the project's clients and the studio's people who are here now.
 */
export function whoIsTold(step: BookingStep, by: Side, booking: { createdBy: string; engineerId: string | null }, hearers: readonly Hearer[]): Told[] {
  const { tells, calendar = null } = TABLE[step];
  const sides = (['client', 'studio'] as const).filter((side) => tells === 'both' || (tells === 'other' && side !== by));
  return sides.flatMap((side) => {
    const people = side === 'client' ? clientsTold(calendar !== null, booking, hearers) : staffTold(step, booking, hearers);
    return people.map(({ userId }) => ({ userId, side, calendar }));
  });
}

/** A session is for everybody of the project; what leads up to it is for whoever asked. */
function clientsTold(everybody: boolean, { createdBy }: { createdBy: string }, hearers: readonly Hearer[]): Hearer[] {
  const clients = hearers.filter(({ role }) => role === 'client');
  const asker = clients.filter(({ userId }) => userId === createdBy);
  return everybody || asker.length === 0 ? clients : asker;
}

/** The engineer it is with; without one, all for whoever takes a request, else who made it, else the owner. */
function staffTold(step: BookingStep, { engineerId, createdBy }: { engineerId: string | null; createdBy: string }, hearers: readonly Hearer[]): Hearer[] {
  const staff = hearers.filter(({ role }) => role !== 'client');
  const engineer = staff.filter(({ userId }) => userId === engineerId);
  if (engineer.length > 0) return engineer;
  if (step === 'request') return staff;
  const maker = staff.filter(({ userId }) => userId === createdBy);
  return maker.length > 0 ? maker : staff.filter(({ role }) => role === 'owner');
}
