import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { moveForm, moveToForm, offerForm, recordForm } from '#app/contracts/booking-forms.ts';
import { bookingAnswer, bookingNo } from '#app/contracts/bookings.ts';
import { bookingCancelForm } from '#app/contracts/project-forms.ts';
import type { BookingView } from '#app/contracts/views.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { agreeBooking } from '#server/services/bookings/agree-booking.server.ts';
import { acceptMove, refuseMove, withdrawMove } from '#server/services/bookings/answer-move.server.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { declineBooking } from '#server/services/bookings/decline-booking.server.ts';
import { moveTime, offerTime } from '#server/services/bookings/offer-time.server.ts';
import { proposeMove } from '#server/services/bookings/propose-move.server.ts';
import { recordMinutes } from '#server/services/bookings/record-minutes.server.ts';
import { withdrawBooking } from '#server/services/bookings/withdraw-booking.server.ts';

/** Each form of the page is one step of the booking's life. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const id = idParam(params.bookingId);
  const call = context.call();
  const body = await request.formData();
  body.set('id', id);
  const given = body.get('form');
  const name = typeof given === 'string' ? given : '';
  const here = { form: name };
  const back = async (work: Promise<unknown>) => {
    await work;
    throw redirect(`/bookings/${id}`);
  };
  switch (name) {
    case 'agree':
      return answerForm(body, bookingAnswer, (input) => back(agreeBooking(call, input)), here);
    case 'decline':
      return answerForm(body, bookingNo, (input) => back(declineBooking(call, input)), here);
    case 'another':
      return answerForm(body, bookingAnswer, async (input) => {
        const { booking } = await declineBooking(call, { ...input, reason: 'Another time is wanted.' });
        throw redirect(askAgain(booking));
      }, here);
    case 'withdraw':
      return answerForm(body, bookingNo, (input) => back(withdrawBooking(call, input)), here);
    case 'offer':
      return answerForm(body, offerForm, (input) => back(offerTime(call, input)), here);
    case 'move':
      return answerForm(body, moveForm, (input) => back(moveTime(call, input)), here);
    case 'move-to':
      return answerForm(body, moveToForm, (input) => back(proposeMove(call, input)), here);
    case 'acceptMove':
      return answerForm(body, bookingAnswer, (input) => back(acceptMove(call, input)), here);
    case 'refuseMove':
      return answerForm(body, bookingNo, (input) => back(refuseMove(call, input)), here);
    case 'withdrawMove':
      return answerForm(body, bookingAnswer, (input) => back(withdrawMove(call, input)), here);
    case 'cancel':
      return answerForm(body, bookingCancelForm, (input) => back(cancelBooking(call, input)), here);
    case 'record':
      return answerForm(body, recordForm, (input) => back(recordMinutes(call, input)), here);
    default:
      throw data(null, { status: 400 });
  }
}

/** The page to ask for a time, with what was asked for before. */
function askAgain({ projectId, trackId, service, startsAt, endsAt }: BookingView): string {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return `/projects/${projectId}/bookings/ask?${new URLSearchParams({ service, covers: trackId ?? 'project', minutes: String(minutes) })}`;
}
