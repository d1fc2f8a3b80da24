import { Link } from '@remix-run/react';
import { Text } from '@mantine/core';
import type { SlotDay } from '#app/domain/booking/slot-days.ts';
import type { CalendarEntry } from '#server/services/bookings/calendar-page.server.ts';
import { OwnTime } from '../bookings/own-time.tsx';
import { SERVICE_WORDS } from '../bookings/words.ts';
import styles from './calendar.module.css';
import { standShape, standWords, whatFor, whoWhere } from './entry-words.ts';

/** Bookings as a list under their days: the calendar of a phone, of clients, and of pages without JavaScript. */
export function Agenda({ days, timeZone, studio }: { days: readonly SlotDay<CalendarEntry>[]; timeZone: string; studio: boolean }) {
  if (days.length === 0) {
    return (
      <div className={styles.empty}>
        <Text fw={500}>Nothing is booked in these days.</Text>
        <Text c="dimmed">{studio ? 'What clients ask for and what you book stands here.' : 'What you and the studio agree on stands here. You can ask for a time on a project’s page.'}</Text>
      </div>
    );
  }
  return (
    <ol className={styles.agenda}>
      {days.map(({ day, label, times }) => (
        <li key={day}>
          <h2 className={styles.day}>{label}</h2>
          <ul className={styles.times}>
            {times.map((entry) => (
              <li key={entry.key} className={styles.entry} data-stands={standShape(entry)}>
                <span className={styles.time}>{entry.label}</span>
                <span>
                  <Link to={`/bookings/${entry.id}`} className={styles.door}>
                    {SERVICE_WORDS[entry.service]}
                  </Link>
                  <span className={styles.word}>{standWords(entry)}</span>
                  <span className={styles.more}>{whatFor(entry)}</span>
                  <span className={styles.more}>{whoWhere(entry)}</span>
                  <OwnTime from={entry.startsAt} to={entry.endsAt} timeZone={timeZone} className={styles.more} />
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
