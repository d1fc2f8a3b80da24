import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { type BookingFacts, type BookingStep, bookingStep } from '#app/domain/booking/life.ts';
import type { BookedTime } from '#app/domain/policy/window.ts';
import { db, type Tx } from '#db/client.server.ts';
import { bookingById, type BookingRow, lockBooking, updateBookingRow } from '#db/queries/bookings.server.ts';
import { lockCoveredTracks } from '#db/queries/facts.server.ts';
import type { Action } from '#app/domain/access/access.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { announceBooking, type Taker, takerOf, type TrackRow } from './effects.server.ts';
import { bookingRefusal } from './refusals.server.ts';

/** What a booking's life is judged by. */
export const bookingFacts = (row: Pick<BookingRow, 'state' | 'startsAt' | 'endsAt' | 'expiresAt' | 'proposedStartsAt' | 'proposedSide' | 'proposalExpiresAt'>): BookingFacts => ({
  state: row.state,
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
  expiresAt: row.expiresAt?.getTime() ?? null,
  proposal:
    row.proposedStartsAt && row.proposedSide && row.proposalExpiresAt
      ? { side: row.proposedSide, startsAt: row.proposedStartsAt.getTime(), expiresAt: row.proposalExpiresAt.getTime() }
      : null,
});

export const bookedTime = (row: BookingRow, confirmedAt: Date): BookedTime => ({
  id: row.id,
  service: row.service,
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
  confirmedAt: confirmedAt.getTime(),
});

export type Moment = { tx: Tx; row: BookingRow; tracks: TrackRow[] };
export type StepWork = {
  /** Beside the state. */
  change?: Partial<BookingRow>;
  reason?: string | null | undefined;
  /** What follows once the booking is written. @returns ids of requests that changed. */
  effects?: () => Promise<string[]>;
};

type Which = { id: string; rowVersion?: number };
export type Stepped = { booking: BookingView };

/** A person's step on a booking of a project they may do `action` in. */
export async function takeStep(call: Call, action: Action, which: Which, step: BookingStep, work: (moment: Moment) => Promise<StepWork> | StepWork = () => ({})): Promise<Stepped> {
  const known = await bookingById(db(), which.id);
  if (!known) throw notFound();
  await allowProject(db(), call.actor, action, known.booking.projectId);
  return stepBooking(takerOf(call), known.booking, which, step, work);
}

/**
 * Takes one step of a booking's life in one transaction: its tracks are locked first, then the booking, so
 * that of two steps at the same moment the second sees what the first has done.
 * @throws ServiceError `stale` when `rowVersion` is not the booking's, or what its life refuses.
 */
export async function stepBooking(
  taker: Taker,
  known: Pick<BookingRow, 'projectId' | 'trackId'>,
  { id, rowVersion }: Which,
  step: BookingStep,
  work: (moment: Moment) => Promise<StepWork> | StepWork = () => ({}),
): Promise<Stepped> {
  const { booking, events } = await db().transaction(async (tx): Promise<{ booking: BookingView; events: TrackEvent[] }> => {
    const tracks = await lockCoveredTracks(tx, known.projectId, known.trackId);
    const row = await lockBooking(tx, id);
    if (!row) throw notFound();
    const verdict = bookingStep(bookingFacts(row), step, taker.side, taker.at.getTime());
    if (rowVersion !== undefined && rowVersion !== row.rowVersion) {
      throw new ServiceError('stale', 'Somebody changed this booking meanwhile; it is shown as it is now. Look again, then decide.');
    }
    if (!verdict.ok) throw bookingRefusal(verdict.reason);
    const { change = {}, reason, effects } = await work({ tx, row, tracks });
    await updateBookingRow(tx, id, { ...change, state: verdict.state });
    const changed = effects ? await effects() : [];
    return announceBooking(tx, taker, { step, bookingId: id, tracks, changed, reason, before: row });
  });
  publish(...events);
  return { booking };
}

/** A booking no other time is proposed for. */
export const NO_PROPOSAL = { proposedStartsAt: null, proposedBy: null, proposedSide: null, proposalExpiresAt: null, proposalNote: null } as const;
