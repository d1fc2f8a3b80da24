import type { BookingCancel } from '#app/contracts/studio.ts';
import { cancelTerms } from '#app/domain/booking/notice.ts';
import type { Call } from '../../auth/actor.server.ts';
import { takerOf } from './effects.server.ts';
import { giveBackRequests } from './requests-of.server.ts';
import { NO_PROPOSAL, type Stepped, takeStep } from './take-step.server.ts';

/**
 * Cancels booked time: the window is as if it had never been made, its requests are judged again without
 * it. A client who cancels late is charged by the rule it was agreed on.
 */
export const cancelBooking = (call: Call, { reason, ...which }: BookingCancel): Promise<Stepped> =>
  takeStep(call, 'booking.cancel', which, 'cancel', ({ tx, row, tracks }) => {
    const taker = takerOf(call);
    const { fee } = cancelTerms({ startsAt: row.startsAt.getTime(), price: row.price, notice: row.quote.inputs.notice }, taker.side, call.at.getTime());
    return {
      change: { ...NO_PROPOSAL, cancelledAt: call.at, cancelReason: reason ?? null, cancelFee: fee > 0 ? fee : null, sequence: row.sequence + 1 },
      reason,
      effects: () => giveBackRequests(tx, taker, row.id, tracks),
    };
  });
