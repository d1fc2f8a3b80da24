import { NativeSelect } from '@mantine/core';
import { Form, useSubmit } from '@remix-run/react';
import type { CalendarPage } from '#server/services/bookings/calendar-page.server.ts';
import styles from './calendar.module.css';

type Props = { page: Pick<CalendarPage, 'view' | 'day' | 'engineers' | 'rooms' | 'only'> };

/** Shows the time of one engineer, or of one room, alone. A studio with one of each has nothing to choose. */
export function WhoseTime({ page: { view, day, engineers, rooms, only } }: Props) {
  const submit = useSubmit();
  if (engineers.length < 2 && rooms.length < 2) return null;
  const all = (label: string, list: { id: string; name: string }[]) => [{ value: '', label }, ...list.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Form method="get" replace preventScrollReset className={styles.whose} aria-label="Whose time" onChange={({ currentTarget }) => submit(currentTarget, { replace: true, preventScrollReset: true })}>
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="day" value={day} />
      {engineers.length > 1 && <NativeSelect key={`engineer ${only.engineerId}`} name="engineer" aria-label="Engineer" defaultValue={only.engineerId ?? ''} data={all('All engineers', engineers)} />}
      {rooms.length > 1 && <NativeSelect key={`room ${only.roomId}`} name="room" aria-label="Room" defaultValue={only.roomId ?? ''} data={all('All rooms', rooms)} />}
      <noscript>
        <button type="submit">Show</button>
      </noscript>
    </Form>
  );
}
