import { Button, Stack, Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AppShell } from '#app/components/app-shell.tsx';
import { Section } from '#app/components/page-section.tsx';
import { bookingCancelForm, bookingForm } from '#app/contracts/project-forms.ts';
import { BookingForm } from '#app/features/bookings/booking-form.tsx';
import { BookingsTable } from '#app/features/bookings/bookings-table.tsx';
import { CancelPanel } from '#app/features/bookings/cancel-panel.tsx';
import styles from '#app/features/projects/projects.module.css';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { bookTime } from '#server/services/bookings/book-time.server.ts';
import { bookingsPage } from '#server/services/bookings/bookings-page.server.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { previewCancel } from '#server/services/bookings/preview-cancel.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

const wanted = z.object({
  new: z.string().optional(),
  track: z.uuid().optional().catch(undefined),
  requests: z.array(z.uuid()).max(200).catch([]),
  cancel: z.uuid().optional().catch(undefined),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Booked time · ${data.page.project.title}` : 'Booked time' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const projectId = idParam(params.projectId);
  const { searchParams } = new URL(request.url);
  const query = wanted.parse({ ...Object.fromEntries(searchParams), requests: searchParams.getAll('request') });
  const call = context.call();
  const [shell, page, cancel] = await Promise.all([
    shellFor(context),
    orRefuse(bookingsPage(call, projectId, query.requests)),
    query.cancel ? orRefuse(previewCancel(call, { id: query.cancel, projectId })) : null,
  ]);
  return { shell, page, cancel, booking: query.new !== undefined || query.track !== undefined, trackId: query.track ?? null, named: query.requests };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const projectId = idParam(params.projectId);
  const call = context.call();
  const body = await request.formData();
  const back = () => redirect(`/projects/${projectId}/bookings`);
  switch (body.get('form')) {
    case 'book':
      body.set('projectId', projectId);
      return answerForm(body, bookingForm, async (input) => {
        await bookTime(call, input);
        throw back();
      }, { form: 'book' });
    case 'cancel':
      return answerForm(body, bookingCancelForm, async (input) => {
        await cancelBooking(call, input);
        throw back();
      }, { form: 'cancel' });
    default:
      throw data(null, { status: 400 });
  }
}

export default function Bookings() {
  const { shell, page, cancel, booking, trackId, named } = useLoaderData<typeof loader>();
  const { project, waiting, upcoming, past, cancelled, desk, ask, timeZone } = page;
  const here = `/projects/${project.id}/bookings`;
  const all = [...waiting, ...upcoming, ...past, ...cancelled];
  const leaving = cancel && all.find(({ id }) => id === cancel.id);
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: 'Booked time' }]}>
      <header className={styles.head}>
        <div className={styles.headText}>
          <Title order={1} size="h2">
            Booked time
          </Title>
          <Text c="dimmed">By the studio’s clock, {timeZone.replaceAll('_', ' ')}.</Text>
        </div>
        {desk && !booking && (
          <Button component={Link} to="?new=1" mih={44}>
            Book time
          </Button>
        )}
        {ask && (
          <Button component={Link} to="ask" mih={44}>
            Ask for a time
          </Button>
        )}
      </header>
      <Stack gap="lg">
        {cancel && leaving && <CancelPanel booking={leaving} preview={cancel} timeZone={timeZone} back={here} />}
        {desk && booking && (
          <Section title="Book time" lead="Agreed with the client already, or offered to them.">
            <BookingForm desk={desk} timeZone={timeZone} trackId={trackId} named={named} back={here} />
          </Section>
        )}
        {waiting.length > 0 && (
          <Section title="Waiting for an answer" lead="Kept free meanwhile.">
            <BookingsTable label="Waiting for an answer" bookings={waiting} />
          </Section>
        )}
        <Section title="Ahead">
          {upcoming.length > 0 ? <BookingsTable label="Ahead" bookings={upcoming} /> : <Text c="dimmed">{desk ? 'Nothing is booked.' : 'Nothing is booked. Ask the studio for a time when you need one.'}</Text>}
        </Section>
        {past.length > 0 && (
          <Section title="Past">
            <BookingsTable label="Past" bookings={past} />
          </Section>
        )}
        {cancelled.length > 0 && (
          <Section title="Came to nothing" lead="They count for nothing.">
            <BookingsTable label="Came to nothing" bookings={cancelled} />
          </Section>
        )}
      </Stack>
    </AppShell>
  );
}
