import type { BookingPage } from '#server/services/bookings/booking-page.server.ts';
import { isGone } from './words.ts';

/** Several people as a sentence names them: "Anna", "Anna or Ben", "Anna, Ben or Cy". */
export function oneOf(names: readonly string[], otherwise: string): string {
  if (names.length === 0) return otherwise;
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

type Standing = Pick<BookingPage, 'side' | 'clients' | 'answerBy' | 'proposed'> & {
  booking: Pick<BookingPage['booking'], 'state' | 'money' | 'proposal' | 'reason' | 'now'>;
};

/** Where a booking stands and who answers next, said to whoever reads it. */
export function whatNow({ booking, side, clients, answerBy, proposed }: Standing): string {
  const mine = side === 'client';
  const client = oneOf(clients, 'the client');
  switch (booking.state) {
    case 'requested':
      return mine
        ? `You asked for this time. It is kept for you until ${answerBy}, while the studio answers with a price.`
        : `Asked for. It is kept free until ${answerBy}: answer with an offer, or say why not.`;
    case 'offered':
      return mine ? `The studio offers you this time for ${booking.money}. It is kept for you until ${answerBy}.` : `Offered for ${booking.money}. It is kept free until ${answerBy}, while ${client} answers.`;
    case 'confirmed':
      if (booking.proposal && proposed) return moveWords(booking.proposal.side === side, mine, client, proposed);
      if (booking.now) return 'It is on now.';
      return mine ? 'Agreed. What you ask for meanwhile is collected for this session.' : 'Agreed. What comes in meanwhile is collected for this session.';
    case 'held':
      return 'It was held.';
    default:
      return isGone(booking.state) && booking.reason ? `It came to nothing: ${booking.reason}` : 'It came to nothing; the time is free again.';
  }
}

function moveWords(own: boolean, mine: boolean, client: string, { when, answerBy }: NonNullable<BookingPage['proposed']>): string {
  if (own) return `You proposed another time: ${when}. ${mine ? 'The studio' : client} must agree to it until ${answerBy}; until then the agreed time stands.`;
  return `${mine ? 'The studio' : client} would like another time: ${when}. Answer until ${answerBy}; until then the agreed time stands.`;
}
