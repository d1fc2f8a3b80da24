import FullCalendar, { type EventDropInfo } from '@fullcalendar/react';
import classic from '@fullcalendar/react/themes/classic';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import './studio-calendar.css';
import { useNavigate } from '@remix-run/react';
import { useMemo, useState } from 'react';
import type { CalendarEntry, CalendarPage } from '#server/services/bookings/calendar-page.server.ts';
import { clockSpan } from '#app/domain/booking/slot-days.ts';
import { OwnTime } from '../bookings/own-time.tsx';
import { SERVICE_WORDS } from '../bookings/words.ts';
import { engineerColour } from './colours.ts';
import { standShape, standWords, whatFor, whoWhere } from './entry-words.ts';
import { type Drop, MoveDialog } from './move-dialog.tsx';

const PLUGINS = [dayGrid, timeGrid, interaction, classic];
const HOUR = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** The week or the month, drawn. What is dragged elsewhere is proposed there, once that was confirmed; the same is a form on the booking's page. */
export function StudioCalendar({ page }: { page: CalendarPage }) {
  const { view, day, timeZone, entries, closed, engineers } = page;
  const navigate = useNavigate();
  const [drop, setDrop] = useState<Drop | null>(null);
  const events = useMemo(
    () => [
      ...entries.map((entry) => ({
        id: entry.key,
        title: `${SERVICE_WORDS[entry.service]}, ${whatFor(entry)}`,
        start: entry.startsAt,
        end: entry.endsAt,
        url: `/bookings/${entry.id}`,
        editable: mayMove(entry),
        extendedProps: { entry },
      })),
      ...(view === 'week' ? closed.map(({ from, until }) => ({ id: `closed-${from}`, start: from, end: until, display: 'background', className: 'tb-closed' })) : []),
    ],
    [entries, closed, view],
  );
  const dropped = ({ event, revert }: EventDropInfo) => {
    const entry = event.extendedProps.entry as CalendarEntry;
    const startsAt = event.start?.toISOString();
    // Where it stands is what was agreed, until the other side has agreed to more.
    revert();
    if (!startsAt || startsAt === entry.startsAt) return;
    if (entry.state === 'confirmed') setDrop({ entry, startsAt });
    else void navigate(`/bookings/${entry.id}?${new URLSearchParams({ at: startsAt })}`);
  };
  return (
    <div className="tb-calendar">
      <FullCalendar
        key={`${view}${day}`}
        plugins={PLUGINS}
        initialView={view === 'month' ? 'dayGridMonth' : 'timeGridWeek'}
        initialDate={day}
        timeZone={timeZone}
        locale="en-gb"
        firstDay={1}
        headerToolbar={false}
        allDaySlot={false}
        nowIndicator
        scrollTime="09:00:00"
        height={view === 'month' ? 'auto' : 720}
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        eventTimeFormat={HOUR}
        slotHeaderFormat={HOUR}
        dayMaxEvents={false}
        eventDurationEditable={false}
        eventDisplay="block"
        events={events}
        eventDrop={dropped}
        eventClick={({ event, jsEvent }) => {
          if (jsEvent.metaKey || jsEvent.ctrlKey || !event.url) return;
          jsEvent.preventDefault();
          void navigate(event.url);
        }}
        eventClass={({ event }) => (event.extendedProps.entry ? `tb-event tb-event-${standShape(event.extendedProps.entry as CalendarEntry)}` : 'tb-closed')}
        eventContent={({ event }) => {
          const entry = event.extendedProps.entry as CalendarEntry | undefined;
          return entry ? <Entry entry={entry} timeZone={timeZone} colour={engineerColour(engineers, entry.engineer?.id ?? null)} brief={view === 'month'} /> : null;
        }}
      />
      {drop && <MoveDialog drop={drop} timeZone={timeZone} onClose={() => setDrop(null)} />}
    </div>
  );
}

/** What waits for an answer gets another offer, what is agreed another proposal. */
const mayMove = ({ proposedTime, steps, proposal }: CalendarEntry): boolean => !proposedTime && (steps.includes('offer') || (steps.includes('proposeMove') && !proposal));

function Entry({ entry, timeZone, colour, brief }: { entry: CalendarEntry; timeZone: string; colour: string; brief: boolean }) {
  return (
    <div className="tb-entry" style={{ borderInlineStartColor: colour }}>
      <div className="tb-entry-time">
        {clockSpan(Date.parse(entry.startsAt), Date.parse(entry.endsAt), timeZone)} <b>{standWords(entry)}</b>
      </div>
      <div className="tb-entry-what">{SERVICE_WORDS[entry.service]}</div>
      <div>{whatFor(entry)}</div>
      {!brief && <div>{whoWhere(entry)}</div>}
      {!brief && <OwnTime from={entry.startsAt} to={entry.endsAt} timeZone={timeZone} />}
    </div>
  );
}
