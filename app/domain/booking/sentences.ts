import type { Service } from '../policy/words.ts';
import { formatDayTime, type Instant } from '../shared/instant.ts';
import { formatMoney } from '../shared/money.ts';
import type { Estimate, EstimateReason } from './estimate.ts';
import type { BookingStep } from './life.ts';
import { formatLength, formatSpan } from './local-time.ts';

const SERVICE_NAMES: Record<Service, string> = {
  recording_session: 'Recording session',
  mix_time: 'Mix time',
  attended_mix: 'Attended mix',
  hybrid_mix: 'Hybrid mix',
  mastering_session: 'Mastering session',
};

/** A booking as it is after a step, for the sentence about it. */
export type BookingInWords = {
  service: Service;
  startsAt: Instant;
  endsAt: Instant;
  preparationMinutes: number;
  price: number;
  currency: string;
  /** Until when an answer is waited for. */
  expiresAt: Instant | null;
  proposedStartsAt: Instant | null;
  fee: number | null;
  actualMinutes: number | null;
  reason: string | null;
  timeZone: string;
};

/** What a step of a booking's life comes to; kept in the ledger word for word. */
export function stepSentence(step: BookingStep, booking: BookingInWords): string {
  const { startsAt, endsAt, timeZone, proposedStartsAt, fee, reason, expiresAt } = booking;
  const span = (from: Instant) => formatSpan(from, from + (endsAt - startsAt), timeZone);
  const what = `${SERVICE_NAMES[booking.service]}, ${span(startsAt)}`;
  const price = formatMoney({ minor: booking.price, currency: booking.currency });
  const until = expiresAt === null ? '' : ` It is kept free until ${formatDayTime(expiresAt, timeZone)}.`;
  const prepared = booking.preparationMinutes > 0 ? ` Prepared for ${formatLength(booking.preparationMinutes)} before.` : '';
  const because = reason ? ` ${/[.!?]$/.test(reason) ? reason : `${reason}.`}` : '';
  switch (step) {
    case 'request':
      return `Asked for: ${what}.${until}`;
    case 'offer':
      return `Offered: ${what}, for ${price}.${prepared}${until}`;
    case 'book':
      return `Booked: ${what}, for ${price}.${prepared}`;
    case 'agree':
      return `Agreed: ${what}, for ${price}.${prepared}`;
    case 'decline':
      return `Declined: ${what}.${because}`;
    case 'withdraw':
      return `Taken back: ${what}.${because}`;
    case 'proposeMove':
      return `Another time is proposed: ${span(proposedStartsAt ?? startsAt)}. Until both agree it stays: ${what}.${because}`;
    case 'acceptMove':
      return `Moved: ${what}.`;
    case 'refuseMove':
      return `The other time was refused; it stays: ${what}.${because}`;
    case 'withdrawMove':
      return `The other time was taken back; it stays: ${what}.`;
    case 'lapseMove':
      return `Nobody answered about the other time; it stays: ${what}.`;
    case 'cancel':
      return `Cancelled: ${what}.${fee ? ` ${formatMoney({ minor: fee, currency: booking.currency })} is charged for cancelling late.` : ''}${because}`;
    case 'record':
      return `It took ${formatLength(booking.actualMinutes ?? 0)}: ${what}.`;
    case 'hold':
      return `Held: ${what}.`;
    case 'expire':
      return `Nobody answered in time, so it is free again: ${what}.`;
  }
}

/** "1 h 30 min to 2 h". */
export function estimateRange({ fromMinutes, toMinutes }: Pick<Estimate, 'fromMinutes' | 'toMinutes'>): string {
  if (fromMinutes === toMinutes) return `about ${formatLength(toMinutes)}`;
  return fromMinutes === 0 ? `up to ${formatLength(toMinutes)}` : `${formatLength(fromMinutes)} to ${formatLength(toMinutes)}`;
}

/** Why an estimate is what it is. */
export function reasonWords(reason: EstimateReason): string {
  const range = estimateRange(reason);
  switch (reason.why) {
    case 'vocal_over_backing':
      return `A voice over a backing track: ${range}, or inside the session.`;
    case 'some_stems':
      return `A mix of ${reason.count} stems: ${range}.`;
    case 'large_delivery':
      return `A full band or a large delivery, ${reason.count} stems: ${range}.`;
    case 'stems_unknown':
      return `A mix whose stems are not counted yet: ${range}.`;
    case 'requests':
      return `${reason.count === 1 ? 'One request' : `${reason.count} requests`}: ${range}.`;
  }
}
