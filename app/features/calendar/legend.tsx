import type { CalendarPage } from '#server/services/bookings/calendar-page.server.ts';
import styles from './calendar.module.css';
import { engineerColour } from './colours.ts';

/** Whose stripe is which, and what the outlines mean. */
export function Legend({ page: { engineers } }: { page: Pick<CalendarPage, 'engineers'> }) {
  return (
    <ul className={styles.legend} aria-label="What the marks mean">
      {engineers.map(({ id, name }) => (
        <li key={id}>
          <i className={styles.stripe} style={{ background: engineerColour(engineers, id) }} aria-hidden />
          {name}
        </li>
      ))}
      <li>
        <i className={styles.dashed} aria-hidden />
        Waits for a yes
      </li>
      <li>
        <i className={styles.solid} aria-hidden />
        Booked
      </li>
    </ul>
  );
}
