import type { BookingMove } from '#app/contracts/bookings.ts';
import { answerUntil } from '#app/domain/booking/terms.ts';
import { db } from '#db/client.server.ts';
import { bookingById, type BookingRow } from '#db/queries/bookings.server.ts';
import { lockResources } from '#db/queries/calendar.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { ServiceError } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { findSlots } from './calendar.server.ts';
import { takerOf } from './effects.server.ts';
import { searchToMove } from './list-slots.server.ts';
import { CLASH_WORDS, clashOf, taken } from './refusals.server.ts';
import { clearOverdue } from './sweep-bookings.server.ts';
import { type Stepped, takeStep } from './take-step.server.ts';

const TAKEN = 'That time is not free. Choose one of the next free ones.';

/**
 * Proposes another time for a confirmed booking, with the same length, engineer and room. The agreed time
 * stands, and both are kept, until the other side answers. A client chooses among the free slots; the studio
 * may also leave its hours.
 */
export async function proposeMove(call: Call, input: BookingMove): Promise<Stepped> {
  const house = await studioWithTerms(db());
  const [startsAt, now, taker] = [Date.parse(input.startsAt), call.at.getTime(), takerOf(call)];
  await clearOverdue(call.at);
  try {
    return await takeStep(call, 'booking.answer', input, 'proposeMove', async ({ tx, row }) => {
      if (startsAt <= now) throw new ServiceError('invalid', 'That time is past.', { startsAt: ['Choose a time ahead.'] });
      if (startsAt === row.startsAt.getTime()) throw new ServiceError('invalid', 'It is at that time already.', { startsAt: ['Choose another time.'] });
      await lockResources(tx, row.engineerId ? [row.engineerId] : [], row.roomId ? [row.roomId] : []);
      if (taker.side === 'client') {
        const { slots } = await findSlots(tx, house, { ...searchToMove(row), now, between: { from: startsAt, until: startsAt + 1 }, limit: 1 });
        if (slots.length === 0) throw new NotFree(row);
      }
      return {
        change: {
          proposedStartsAt: new Date(startsAt),
          proposedBy: call.actor.userId,
          proposedSide: taker.side,
          proposalExpiresAt: new Date(answerUntil(now, house.studio.answerHours, Math.min(startsAt, row.startsAt.getTime()))),
          proposalNote: input.note ?? null,
        },
        reason: input.note ?? null,
      };
    });
  } catch (error) {
    const row = error instanceof NotFree ? error.row : clashOf(error) && (await bookingById(db(), input.id))?.booking;
    if (!row) throw error;
    const clash = clashOf(error);
    throw await taken(house, { ...searchToMove(row), now }, startsAt, clash ? CLASH_WORDS[clash] : TAKEN);
  }
}

class NotFree extends Error {
  constructor(readonly row: BookingRow) {
    super('not free');
  }
}
