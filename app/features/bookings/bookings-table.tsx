import { Link } from '@remix-run/react';
import type { BookingLine } from '#server/services/bookings/booking-line.server.ts';
import sheet from './booking-page.module.css';
import styles from './bookings.module.css';
import { When } from './when.tsx';
import { BOOKING_WORDS, isGone, SERVICE_WORDS } from './words.ts';

/** Bookings as a table. Its roles are written out: a phone shows the rows as blocks, which takes the table's own away. */
export function BookingsTable({ label, bookings }: { label: string; bookings: BookingLine[] }) {
  const cancels = bookings.some(({ mayCancel }) => mayCancel);
  return (
    <table className={styles.table} aria-label={label} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">When</th>
          <th role="columnheader" scope="col">What</th>
          <th role="columnheader" scope="col">Engineer</th>
          <th role="columnheader" scope="col" className={styles.money}>Price</th>
          {cancels && (
            <th role="columnheader" scope="col">
              <span className="tb-skip">Change</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {bookings.map((booking) => (
          <BookingRow key={booking.id} booking={booking} cancels={cancels} />
        ))}
      </tbody>
    </table>
  );
}

function BookingRow({ booking, cancels }: { booking: BookingLine; cancels: boolean }) {
  const { id, when, length, service, track, engineer, money, note, carries, now, mayCancel, state } = booking;
  const stands = state === 'confirmed' || state === 'held';
  return (
    <tr role="row">
      <td role="cell">
        <div className={isGone(state) ? styles.gone : undefined}><When text={when} /></div>
        <div className={styles.quiet}>
          {stands ? '' : `${BOOKING_WORDS[state]} · `}
          {length}
          {now && <span className={styles.now}> · now</span>}
        </div>
      </td>
      <td role="cell">
        <div>
          <Link to={`/bookings/${id}`} className={sheet.door} aria-label={`${SERVICE_WORDS[service]}, ${when}`}>
            {SERVICE_WORDS[service]}
          </Link>
        </div>
        <div className={styles.quiet}>
          {track ?? 'Whole project'}
          {carries > 0 && ` · for ${carries} ${carries === 1 ? 'request' : 'requests'}`}
        </div>
        {note && <div className={styles.quiet}>{note}</div>}
      </td>
      <td role="cell">{engineer?.name ?? <span className={styles.quiet}>Not decided yet</span>}</td>
      <td role="cell" className={styles.money}>
        {money}
      </td>
      {cancels && (
        <td role="cell">
          {mayCancel && (
            <Link to={`?cancel=${id}#cancel-session`} className={styles.cancel} aria-label={`Cancel: ${SERVICE_WORDS[service]}, ${when}`}>
              Cancel…
            </Link>
          )}
        </td>
      )}
    </tr>
  );
}
