import { Stack } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Refused } from '#app/components/page-refused.tsx';
import { closureForm, engineerForm, rateForm, rateRemoveForm, roomForm, serviceUpdate, studioHoursForm, termsForm } from '#app/contracts/booking-settings.ts';
import { uuid } from '#app/contracts/fields.ts';
import { Closures, Rates } from '#app/features/booking-settings/closures-rates.tsx';
import { Engineers, Rooms } from '#app/features/booking-settings/resources.tsx';
import { Services } from '#app/features/booking-settings/services.tsx';
import { StudioHours, TermsOfBooking } from '#app/features/booking-settings/terms-forms.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { addClosure, removeClosure } from '#server/services/booking-settings/closures.server.ts';
import { getBookingSettings } from '#server/services/booking-settings/get-booking-settings.server.ts';
import { addRoom, changeRoom } from '#server/services/booking-settings/rooms.server.ts';
import { setEngineer } from '#server/services/booking-settings/set-engineer.server.ts';
import { setRate } from '#server/services/booking-settings/set-rate.server.ts';
import { setService } from '#server/services/booking-settings/set-service.server.ts';
import { updateBookingTerms } from '#server/services/booking-settings/update-booking-terms.server.ts';

export const meta = () => [{ title: 'Bookings · Settings' }];

const byId = z.object({ id: uuid });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const query = new URL(request.url).searchParams;
  return { settings: await orRefuse(getBookingSettings(context.call())), room: query.get('room'), engineer: query.get('engineer'), service: query.get('service') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const call = context.call();
  const body = await request.formData();
  const named = body.get('form');
  const form = typeof named === 'string' ? named : '';
  // What is open for change closes once it is saved.
  const thenClose = <T,>(work: (input: T) => Promise<unknown>) => async (input: T) => {
    await work(input);
    throw redirect('/settings/bookings');
  };
  switch (form) {
    case 'hours':
      return answerForm(body, studioHoursForm, ({ days }) => updateBookingTerms(call, { hours: [...days] }), { form });
    case 'terms':
      return answerForm(body, termsForm, (input) => updateBookingTerms(call, input), { form });
    case 'room':
      return answerForm(body, roomForm, thenClose(({ id, name, hours }) => {
        const own = hours && [...hours];
        return id ? changeRoom(call, { id, name, hours: own }) : addRoom(call, { name, hours: own });
      }), { form });
    case 'archive':
      return answerForm(body, byId, ({ id }) => changeRoom(call, { id, archived: true }), { form });
    case 'engineer':
      return answerForm(body, engineerForm, thenClose(({ hours, ...rest }) => setEngineer(call, { ...rest, hours: hours && [...hours] })), { form });
    case 'service':
      return answerForm(body, serviceUpdate, thenClose((input) => setService(call, input)), { form });
    case 'closure':
      return answerForm(body, closureForm, (input) => addClosure(call, input), { form, reset: true });
    case 'reopen':
      return answerForm(body, byId, (input) => removeClosure(call, input), { form });
    case 'rate': {
      const { currency } = await orRefuse(getBookingSettings(call));
      return answerForm(body, rateForm(currency), (input) => setRate(call, input), { form, reset: true });
    }
    case 'unrate':
      return answerForm(body, rateRemoveForm, (input) => setRate(call, input), { form });
    default:
      throw data(null, { status: 400 });
  }
}

export default function BookingSettings() {
  const { settings, room, engineer, service } = useLoaderData<typeof loader>();
  return (
    <Stack gap="lg">
      <Refused answer={useActionData()} forms={['archive', 'reopen', 'unrate']} />
      <StudioHours settings={settings} />
      <Closures settings={settings} />
      <Rooms key={`room ${room}`} settings={settings} changing={room} />
      <Engineers key={`engineer ${engineer}`} settings={settings} changing={engineer} />
      <Services key={`service ${service}`} settings={settings} changing={service} />
      <Rates settings={settings} />
      <TermsOfBooking settings={settings} />
    </Stack>
  );
}
