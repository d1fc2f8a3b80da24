import { bookingDetail } from '#app/contracts/bookings.ts';
import { bookingList, byId, pageOf } from '#app/contracts/api.ts';
import { bookingCreate } from '#app/contracts/studio.ts';
import { bookingView } from '#app/contracts/views.ts';
import { createBooking } from '../../../services/bookings/create-booking.server.ts';
import { getBooking } from '../../../services/bookings/get-booking.server.ts';
import { listBookings } from '../../../services/bookings/list-bookings.server.ts';
import { pageOfList } from '../../../services/paging.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'bookings';

export const bookingOperations = [
  operation({
    id: 'listBookings',
    tag,
    method: 'GET',
    path: '/bookings',
    summary: 'Bookings of a project, or those that cover a track, by start',
    actions: ['booking.read'],
    input: bookingList,
    status: 200,
    output: pageOf(bookingView),
    handle: async (call, { projectId, trackId, ...page }) =>
      pageOfList(await listBookings(call, trackId ? { trackId } : { projectId: projectId as string }), page),
  }),
  operation({
    id: 'createBooking',
    tag,
    method: 'POST',
    path: '/bookings',
    summary: 'Confirm booked time as agreed with the client: windows go on hold, waiting requests are accepted on it; or, not agreed yet, offer it',
    actions: ['booking.create'],
    input: bookingCreate,
    status: 201,
    output: bookingView,
    handle: async (call, input) => (await createBooking(call, input)).booking,
  }),
  operation({
    id: 'getBooking',
    tag,
    method: 'GET',
    path: '/bookings/:id',
    summary: 'A booking, with what its reader may do next',
    actions: ['booking.read'],
    input: byId,
    status: 200,
    output: bookingDetail,
    handle: (call, { id }) => getBooking(call, id),
  }),
];
