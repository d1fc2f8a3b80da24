import type { BookingAnswer, BookingNo } from '#app/contracts/bookings.ts';
import { db } from '#db/client.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { renameDay } from './requests-of.server.ts';
import { NO_PROPOSAL, type Stepped, takeStep } from './take-step.server.ts';

/** Yes to the other side's time: the booking moves there, its price stays. */
export async function acceptMove(call: Call, input: BookingAnswer): Promise<Stepped> {
  const { terms } = await studioWithTerms(db());
  return takeStep(call, 'booking.answer', input, 'acceptMove', ({ tx, row }) => {
    const startsAt = row.proposedStartsAt as Date;
    const endsAt = new Date(startsAt.getTime() + row.endsAt.getTime() - row.startsAt.getTime());
    return {
      change: { ...NO_PROPOSAL, startsAt, endsAt, sequence: row.sequence + 1 },
      effects: () => renameDay(tx, { ...row, startsAt, endsAt }, terms.timeZone),
    };
  });
}

/** No to the other side's time: the agreed one stands. */
export const refuseMove = (call: Call, { reason, ...which }: BookingNo): Promise<Stepped> =>
  takeStep(call, 'booking.answer', which, 'refuseMove', () => ({ change: NO_PROPOSAL, reason }));

/** Takes back one's own proposal of another time. */
export const withdrawMove = (call: Call, input: BookingAnswer): Promise<Stepped> =>
  takeStep(call, 'booking.answer', input, 'withdrawMove', () => ({ change: NO_PROPOSAL }));
