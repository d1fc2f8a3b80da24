import type { CancelPreview } from '#app/contracts/bookings.ts';
import { bookingStep } from '#app/domain/booking/life.ts';
import { cancelTerms } from '#app/domain/booking/notice.ts';
import { afterBookingCancelled } from '#app/domain/policy/bookings.ts';
import { PROMISED_STATES, type RequestState } from '#app/domain/policy/words.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import { factsOfProjects, requestsInWords, tracksOfProjects } from '#db/queries/overview.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { takerOf } from './effects.server.ts';
import { bookingFacts } from './take-step.server.ts';

const PROMISED: readonly RequestState[] = PROMISED_STATES;

/** What cancelling would do to each request the booking carries, and what it would cost whoever asks: the same rules that will do it. */
export async function previewCancel(call: Call, { id, projectId }: { id: string; projectId?: string }): Promise<CancelPreview> {
  const found = await bookingById(db(), id);
  const of = projectId ?? found?.booking.projectId;
  if (!of) throw notFound();
  await allowProject(db(), call.actor, 'booking.cancel', of);
  if (found?.booking.projectId !== of) throw notFound();
  const [tracks, facts, carried] = await Promise.all([tracksOfProjects(db(), [of]), factsOfProjects(db(), [of]), requestsInWords(db(), { bookingId: id })]);
  const { booking } = found;
  const { side } = takerOf(call);
  const requests = carried.flatMap(({ request, body, atMs, trackTitle, published }): CancelPreview['requests'] => {
    const track = tracks.find((row) => row.id === request.trackId);
    if (!track || !PROMISED.includes(request.state) || (side === 'client' && !published)) return [];
    const effect = afterBookingCancelled({ ...request, receivedAt: request.receivedAt.getTime() }, id, facts.of(track), call.at.getTime());
    const words = { id: request.id, body, track: trackTitle, at: formatTimecode(atMs) };
    if (!effect.changed) return [{ ...words, becomes: 'stays', sentence: 'Stays as it is: the work was delivered.' }];
    const { basis, need } = effect.change;
    const becomes = need ? 'waits' : basis === 'booking' ? 'other_session' : 'free';
    return [{ ...words, becomes, sentence: effect.decision.sentence }];
  });
  const { fee, freeUntil, percent } = cancelTerms({ startsAt: booking.startsAt.getTime(), price: booking.price, notice: booking.quote.inputs.notice }, side, call.at.getTime());
  const open = bookingStep(bookingFacts(booking), 'cancel', side, call.at.getTime()).ok;
  return { id, open, fee, currency: booking.currency, percent, freeUntil: new Date(freeUntil).toISOString(), requests };
}
