import { carriedBy, meets } from '../policy/bookings.ts';
import type { BookedRequest } from '../policy/bookings.ts';
import type { Decision } from '../policy/decide.ts';
import type { BookedTime, WindowFacts } from '../policy/window.ts';
import type { Need } from '../policy/words.ts';
import { refuse, type Verdict } from '../shared/result.ts';

export type LinkRefusal = 'not_booked' | 'over_before' | 'not_such_time' | 'free_already' | 'asks_nothing';

/**
 * Whether an engineer may put a request onto booked time that covers its track, and what the
 * decision is then. Work that is free stays free, unless it was marked as adding up: that much the
 * asker was told.
 */
export function checkLink(
  request: BookedRequest & { addsUp: boolean },
  bookingId: string,
  facts: WindowFacts,
): Verdict<{ decision: Decision }, LinkRefusal> {
  const booking = facts.bookings.find(({ id }) => id === bookingId);
  if (!booking) return refuse('not_booked');
  if (request.kind === 'comment') return refuse('asks_nothing');
  if (request.state === 'accepted' && request.basis !== 'booking' && !request.addsUp) return refuse('free_already');
  if (booking.endsAt <= request.receivedAt) return refuse('over_before');
  if (!meets(booking.service, needOf(request))) return refuse('not_such_time');
  return { ok: true, decision: decisionOn(booking, request, facts) };
}

const needOf = ({ kind, need }: BookedRequest): Need => need ?? (kind === 'major' ? 'attended_mix' : 'mix_time');

function decisionOn(booking: BookedTime, request: BookedRequest, facts: WindowFacts): Decision {
  return carriedBy(booking, 'accepted', request, facts).decision;
}
