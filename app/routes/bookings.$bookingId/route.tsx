import { Stack, Text, Title } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AppShell } from '#app/components/app-shell.tsx';
import { Refused } from '#app/components/page-refused.tsx';
import { Section } from '#app/components/page-section.tsx';
import { instantIso } from '#app/contracts/fields.ts';
import { BookingFacts } from '#app/features/bookings/booking-facts.tsx';
import { BookingSteps } from '#app/features/bookings/booking-steps.tsx';
import sheet from '#app/features/bookings/booking-page.module.css';
import { CancelPanel } from '#app/features/bookings/cancel-panel.tsx';
import { MovePanel } from '#app/features/bookings/move-panel.tsx';
import { whatNow } from '#app/features/bookings/now-words.ts';
import { OfferForm } from '#app/features/bookings/offer-form.tsx';
import { RecordForm } from '#app/features/bookings/record-form.tsx';
import { BOOKING_WORDS, SERVICE_WORDS } from '#app/features/bookings/words.ts';
import { useLiveBookings } from '#app/features/calendar/use-live-bookings.ts';
import projectStyles from '#app/features/projects/projects.module.css';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { bookingPage } from '#server/services/bookings/booking-page.server.ts';
import { localMoment } from '#app/domain/booking/local-time.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

export { action } from './action.server.ts';

/** Which of its panels stand open, and the time that was picked elsewhere. */
const wanted = z.object({ cancel: z.string().optional(), move: z.string().optional(), at: instantIso.optional().catch(undefined) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${SERVICE_WORDS[data.page.booking.service]} · ${data.page.project.title}` : 'Booked time' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const { cancel, move, at } = wanted.parse(Object.fromEntries(new URL(request.url).searchParams));
  const open = { cancel: cancel !== undefined, move: move !== undefined };
  const [shell, page] = await Promise.all([shellFor(context), orRefuse(bookingPage(context.call(), idParam(params.bookingId), open))]);
  return { shell, page, move: open.move && page.booking.steps.includes('proposeMove'), at: localMoment(Date.parse(at ?? page.booking.startsAt), page.timeZone) };
}

const SMALL_STEPS = ['agree', 'another', 'decline', 'withdraw', 'acceptMove', 'refuseMove', 'withdrawMove'];

export default function Booking() {
  const { shell, page, move, at } = useLoaderData<typeof loader>();
  const { booking, project, offer, cancel } = page;
  useLiveBookings(page.viewerId, booking.id);
  const here = `/bookings/${booking.id}`;
  const service = SERVICE_WORDS[booking.service];
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: 'Booked time', to: `/projects/${project.id}/bookings` }, { label: service }]}>
      <header className={projectStyles.head}>
        <div className={projectStyles.headText}>
          <Title order={1} size="h2">
            {service}
          </Title>
          <Text c="dimmed">{booking.when}</Text>
        </div>
        <span className={sheet.stands} data-state={booking.state}>
          {BOOKING_WORDS[booking.state]}
        </span>
      </header>
      <Stack gap="lg">
        <Refused answer={useActionData()} forms={SMALL_STEPS} />
        <Section title="Where it stands">
          <Text mb="md" role="status">
            {whatNow(page)}
          </Text>
          <BookingSteps page={page} />
        </Section>
        {cancel && <CancelPanel booking={booking} preview={cancel} timeZone={page.timeZone} back={here} />}
        {move && <MovePanel page={page} at={at} back={here} />}
        {offer && (
          <Section title={booking.state === 'offered' ? 'Offer something else' : 'Make an offer'} lead={`By the studio’s clock, ${page.timeZone.replaceAll('_', ' ')}. The client agrees or declines.`}>
            <OfferForm key={booking.rowVersion} page={page} desk={offer} at={at} />
          </Section>
        )}
        {booking.steps.includes('record') && (
          <Section title="How long it took">
            <RecordForm booking={booking} />
          </Section>
        )}
        <Section title="The session">
          <BookingFacts page={page} />
        </Section>
      </Stack>
    </AppShell>
  );
}
