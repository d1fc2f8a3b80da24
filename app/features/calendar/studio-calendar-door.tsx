import { lazy, Suspense, useEffect, useState } from 'react';
import type { CalendarPage } from '#server/services/bookings/calendar-page.server.ts';
import { Agenda } from './agenda.tsx';

const StudioCalendar = lazy(() =>
  import('./studio-calendar.tsx').then(
    ({ StudioCalendar }) => ({ default: StudioCalendar }),
    () => ({ default: PlainAgenda }),
  ),
);

/** Room for a week beside each other; below it the list is the calendar, and nothing more is fetched. */
const WIDE = '(min-width: 800px)';

/** The drawn calendar, fetched where there is room for it. Until it is there, and without JavaScript, the list. */
export function StudioCalendarDoor({ page }: { page: CalendarPage }) {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const read = () => setWide(media.matches);
    read();
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, []);
  if (!wide) return <PlainAgenda page={page} />;
  return (
    <Suspense fallback={<PlainAgenda page={page} />}>
      <StudioCalendar page={page} />
    </Suspense>
  );
}

function PlainAgenda({ page: { agenda, timeZone, studio } }: { page: CalendarPage }) {
  return <Agenda days={agenda} timeZone={timeZone} studio={studio} />;
}
