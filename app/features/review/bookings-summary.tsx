import { Link } from '@remix-run/react';
import type { BookingView } from '#app/contracts/views.ts';
import { formatDayTime } from '#app/domain/shared/day.ts';
import { SERVICE_WORDS } from '../bookings/words.ts';
import './side.css';

export type BookingsSummaryProps = {
  bookings: readonly BookingView[];
  projectId: string;
  timeZone: string;
  /** Server's clock, epoch milliseconds. */
  now: number;
  staff: boolean;
};

/** The time booked for this track that is still ahead. */
export function BookingsSummary({ bookings, projectId, timeZone, now, staff }: BookingsSummaryProps) {
  const ahead = bookings.filter(({ state, endsAt }) => state === 'confirmed' && Date.parse(endsAt) > now);
  if (ahead.length === 0 && !staff) return null;
  return (
    <section className="rv-part" aria-labelledby="rv-bookings-title">
      <h2 id="rv-bookings-title">{staff ? 'Booked time' : 'Your sessions'}</h2>
      {ahead.length === 0 ? <p className="rv-quiet">Nothing booked for this track.</p> : null}
      <ul className="rv-bookings">
        {ahead.map(({ id, service, startsAt, engineer }) => (
          <li key={id}>
            <strong>{SERVICE_WORDS[service]}</strong>
            <span>
              {formatDayTime(Date.parse(startsAt), timeZone)}
              {engineer ? ` with ${engineer.name}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {staff ? (
        <Link className="rv-link" to={`/projects/${projectId}/bookings`}>
          Bookings of this project
        </Link>
      ) : null}
    </section>
  );
}
