import { byId } from '#app/contracts/api.ts';
import { bookingAnswer, bookingMove, bookingNo, bookingOffer, bookingRecord, bookingRequest, cancelPreviewView, estimateAnswer, estimateQuery, slotsQuery, slotsView } from '#app/contracts/bookings.ts';
import { bookingCancel } from '#app/contracts/studio.ts';
import { bookingView } from '#app/contracts/views.ts';
import { agreeBooking } from '../../../services/bookings/agree-booking.server.ts';
import { acceptMove, refuseMove, withdrawMove } from '../../../services/bookings/answer-move.server.ts';
import { cancelBooking } from '../../../services/bookings/cancel-booking.server.ts';
import { declineBooking } from '../../../services/bookings/decline-booking.server.ts';
import { estimateBooking } from '../../../services/bookings/estimate-booking.server.ts';
import { listSlots } from '../../../services/bookings/list-slots.server.ts';
import { offerBooking } from '../../../services/bookings/offer-booking.server.ts';
import { previewCancel } from '../../../services/bookings/preview-cancel.server.ts';
import { proposeMove } from '../../../services/bookings/propose-move.server.ts';
import { recordMinutes } from '../../../services/bookings/record-minutes.server.ts';
import { requestBooking } from '../../../services/bookings/request-booking.server.ts';
import { withdrawBooking } from '../../../services/bookings/withdraw-booking.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'bookings';
/** What every step of a booking's life has in common. */
const step = { tag, method: 'POST', status: 200, output: bookingView } as const;

/** The life of a booking, from the free slots to what it took. */
export const bookingLifeOperations = [
  operation({
    id: 'listSlots',
    tag,
    method: 'GET',
    path: '/slots',
    summary: 'Free times of a service, or those a booking could move to, with who and what is free then',
    actions: ['booking.read'],
    input: slotsQuery,
    status: 200,
    output: slotsView,
    handle: listSlots,
  }),
  operation({
    id: 'estimateBooking',
    tag,
    method: 'GET',
    path: '/estimates',
    summary: 'How long the work on a project or a track may take, as a range with its reasons',
    actions: ['booking.read'],
    input: estimateQuery,
    status: 200,
    output: estimateAnswer,
    handle: estimateBooking,
  }),
  operation({
    id: 'requestBooking',
    tag,
    method: 'POST',
    path: '/bookings/requests',
    location: '/bookings',
    summary: 'A client asks for a free slot with the requests it is for; it is kept until the studio answers',
    actions: ['booking.request'],
    input: bookingRequest,
    status: 201,
    output: bookingView,
    handle: async (call, input) => (await requestBooking(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'offerBooking',
    path: '/bookings/:id/offer',
    summary: 'Offer a time and a price for what was asked, or another offer in place of the last; it is kept until the client answers',
    actions: ['booking.offer'],
    input: bookingOffer,
    handle: async (call, input) => (await offerBooking(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'agreeBooking',
    path: '/bookings/:id/agree',
    summary: 'Agree to an offer: it is confirmed, windows go on hold, the requests it is for are accepted on it',
    actions: ['booking.answer'],
    input: bookingAnswer,
    handle: async (call, input) => (await agreeBooking(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'declineBooking',
    path: '/bookings/:id/decline',
    summary: 'Say no to what the other side asked or offered',
    actions: ['booking.answer'],
    input: bookingNo,
    handle: async (call, input) => (await declineBooking(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'withdrawBooking',
    path: '/bookings/:id/withdraw',
    summary: 'Take back one’s own request or offer',
    actions: ['booking.answer'],
    input: bookingNo,
    handle: async (call, input) => (await withdrawBooking(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'proposeMove',
    path: '/bookings/:id/move',
    summary: 'Propose another time; the agreed one stands, and both are kept, until the other side answers',
    actions: ['booking.answer'],
    input: bookingMove,
    handle: async (call, input) => (await proposeMove(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'acceptMove',
    path: '/bookings/:id/move/accept',
    summary: 'Accept the time the other side proposed: the booking moves, its price stays',
    actions: ['booking.answer'],
    input: bookingAnswer,
    handle: async (call, input) => (await acceptMove(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'refuseMove',
    path: '/bookings/:id/move/refuse',
    summary: 'Refuse the time the other side proposed',
    actions: ['booking.answer'],
    input: bookingNo,
    handle: async (call, input) => (await refuseMove(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'withdrawMove',
    path: '/bookings/:id/move/withdraw',
    summary: 'Take back one’s own proposal of another time',
    actions: ['booking.answer'],
    input: bookingAnswer,
    handle: async (call, input) => (await withdrawMove(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'recordMinutes',
    path: '/bookings/:id/minutes',
    summary: 'Say how long it really took',
    actions: ['booking.record'],
    input: bookingRecord,
    handle: async (call, input) => (await recordMinutes(call, input)).booking,
  }),
  operation({
    ...step,
    id: 'cancelBooking',
    path: '/bookings/:id/cancel',
    summary: 'Cancel booked time: the window is as if it had never been made, its requests are judged again; a client who is late is charged by the notice rule',
    actions: ['booking.cancel'],
    input: bookingCancel,
    handle: async (call, input) => (await cancelBooking(call, input)).booking,
  }),
  operation({
    id: 'previewCancel',
    tag,
    method: 'GET',
    path: '/bookings/:id/cancellation',
    summary: 'What cancelling now would cost, and what it would do to each request',
    actions: ['booking.cancel'],
    input: byId,
    status: 200,
    output: cancelPreviewView,
    handle: previewCancel,
  }),
];
