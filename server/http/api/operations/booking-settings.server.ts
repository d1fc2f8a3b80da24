import { z } from 'zod';
import { byId } from '#app/contracts/api.ts';
import { bookingSettingsView, bookingTermsUpdate, closureCreate, closureView, engineerHoursView, engineerUpdate, rateSet, roomCreate, roomUpdate, roomView, serviceUpdate } from '#app/contracts/booking-settings.ts';
import type { Call } from '../../../auth/actor.server.ts';
import { addClosure, removeClosure } from '../../../services/booking-settings/closures.server.ts';
import { getBookingSettings } from '../../../services/booking-settings/get-booking-settings.server.ts';
import { addRoom, changeRoom } from '../../../services/booking-settings/rooms.server.ts';
import { setEngineer } from '../../../services/booking-settings/set-engineer.server.ts';
import { setRate } from '../../../services/booking-settings/set-rate.server.ts';
import { setService } from '../../../services/booking-settings/set-service.server.ts';
import { updateBookingTerms } from '../../../services/booking-settings/update-booking-terms.server.ts';
import { operation } from '../operation.server.ts';

const owner = { tag: 'bookings', actions: ['studio.settings'] } as const;
/** A change of the settings answers with all of them. */
const change = { ...owner, method: 'PATCH', status: 200, output: bookingSettingsView } as const;

const then = async <T>(call: Call, input: T, work: (call: Call, input: T) => Promise<void>) => {
  await work(call, input);
  return getBookingSettings(call);
};

/** What the studio sets about its bookings. */
export const bookingSettingsOperations = [
  operation({ ...owner, id: 'getBookingSettings', method: 'GET', path: '/booking-settings', summary: 'Hours, holidays, rooms, engineers, services, rates and terms of booking', input: z.object({}), status: 200, output: bookingSettingsView, handle: getBookingSettings }),
  operation({ ...change, id: 'updateBookingTerms', path: '/booking-settings', summary: 'Set the studio’s hours, notice rule, rounding, or how long an answer is waited for', input: bookingTermsUpdate, handle: (call, input) => then(call, input, updateBookingTerms) }),
  operation({ ...change, id: 'setService', path: '/booking-settings/service', summary: 'Set lengths, buffers and limits of a service', input: serviceUpdate, handle: (call, input) => then(call, input, setService) }),
  operation({ ...change, id: 'setRate', path: '/booking-settings/rate', summary: 'Set the hourly rate of a service, an engineer, or both; null takes it away', input: rateSet, handle: (call, input) => then(call, input, setRate) }),
  operation({ ...owner, id: 'addRoom', method: 'POST', path: '/rooms', summary: 'Add a room', input: roomCreate, status: 201, output: roomView, handle: addRoom }),
  operation({ ...owner, id: 'changeRoom', method: 'PATCH', path: '/rooms/:id', summary: 'Name a room, set its hours, or put it away', input: roomUpdate, status: 200, output: roomView, handle: changeRoom }),
  operation({ ...owner, id: 'setEngineer', method: 'PATCH', path: '/engineers/:id', summary: 'Set whether clients may ask for an engineer’s time, and their hours', input: engineerUpdate, status: 200, output: engineerHoursView, handle: setEngineer }),
  operation({ ...owner, id: 'addClosure', method: 'POST', path: '/closures', summary: 'Close the studio, a room or an engineer on some days, or set other hours', input: closureCreate, status: 201, output: closureView, handle: addClosure }),
  operation({ ...owner, id: 'removeClosure', method: 'DELETE', path: '/closures/:id', summary: 'Open those days again', input: byId, status: 204, output: null, handle: removeClosure }),
];
