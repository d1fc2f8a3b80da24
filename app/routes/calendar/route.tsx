import { Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { calendarWish, moveToForm } from '#app/contracts/booking-forms.ts';
import { CALENDAR_VIEWS } from '#app/domain/booking/calendar-views.ts';
import { Agenda } from '#app/features/calendar/agenda.tsx';
import styles from '#app/features/calendar/calendar.module.css';
import { StudioCalendarDoor } from '#app/features/calendar/studio-calendar-door.tsx';
import { useLiveBookings } from '#app/features/calendar/use-live-bookings.ts';
import { WhoseTime } from '#app/features/calendar/whose-time.tsx';
import { Legend } from '#app/features/calendar/legend.tsx';
import { rangeWords } from '#app/features/calendar/entry-words.ts';
import { useOwnZone, zoneCity } from '#app/features/bookings/own-time.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { calendarPage } from '#server/services/bookings/calendar-page.server.ts';
import { proposeMove } from '#server/services/bookings/propose-move.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

export const meta: MetaFunction = () => [{ title: 'Calendar' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requirePerson({ request, context });
  const asked = calendarWish.parse(Object.fromEntries(new URL(request.url).searchParams));
  const view = role === 'client' ? 'agenda' : (asked.view ?? 'week');
  const [shell, page] = await Promise.all([shellFor(context), orRefuse(calendarPage(context.call(), { ...asked, view }))]);
  return { shell, page };
}

/** What was dropped elsewhere is proposed there, once that was confirmed. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const body = await request.formData();
  if (body.get('form') !== 'move-to') throw data(null, { status: 400 });
  return answerForm(body, moveToForm, (input) => proposeMove(context.call(), input), { form: 'move-to' });
}

const VIEW_WORDS = { week: 'Week', month: 'Month', agenda: 'List' } as const;

export default function Calendar() {
  const { shell, page } = useLoaderData<typeof loader>();
  const { view, day, today, before, after, timeZone, studio, agenda, only, viewerId } = page;
  useLiveBookings(viewerId);
  const kept = { ...(only.engineerId ? { engineer: only.engineerId } : {}), ...(only.roomId ? { room: only.roomId } : {}) };
  const to = (change: { view?: string; day?: string }) => `?${new URLSearchParams({ view, day, ...kept, ...change })}`;
  return (
    <AppShell shell={shell} crumbs={[{ label: 'Calendar' }]}>
      <header className={styles.head}>
        <Title order={1} size="h2">
          {rangeWords(page)}
        </Title>
        <nav className={styles.turn} aria-label="Which days">
          <Link to={to({ day: before })} preventScrollReset>
            Earlier
          </Link>
          <Link to={to({ day: today })} preventScrollReset aria-current={day === today ? 'date' : undefined}>
            Today
          </Link>
          <Link to={to({ day: after })} preventScrollReset>
            Later
          </Link>
        </nav>
        {studio && (
          <nav className={styles.turn} aria-label="How it is shown">
            {CALENDAR_VIEWS.map((one) => (
              <Link key={one} to={to({ view: one })} preventScrollReset aria-current={one === view ? 'page' : undefined}>
                {VIEW_WORDS[one]}
              </Link>
            ))}
          </nav>
        )}
      </header>
      <Text c="dimmed" size="sm" mb="md">
        By the studio’s clock, {timeZone.replaceAll('_', ' ')}.<OwnClock timeZone={timeZone} at={page.entries[0]?.startsAt ?? `${day}T12:00:00Z`} />
      </Text>
      {studio && <WhoseTime page={page} />}
      {studio && <Legend page={page} />}
      {view === 'agenda' ? <Agenda days={agenda} timeZone={timeZone} studio={studio} /> : <StudioCalendarDoor page={page} />}
    </AppShell>
  );
}

function OwnClock({ timeZone, at }: { timeZone: string; at: string }) {
  const zone = useOwnZone(Date.parse(at), timeZone);
  return zone && ` Your clock is another one (${zoneCity(zone)}); its times stand beside.`;
}
