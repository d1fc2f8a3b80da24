import { Link } from '@remix-run/react';
import type { BookingView } from '#app/contracts/views.ts';
import { formatDayTime } from '#app/domain/shared/day.ts';
import { BOOKING_WORDS, SERVICE_WORDS } from '../bookings/words.ts';
import './side.css';

export type BookingsSummaryProps = {
  bookings: readonly BookingView[];
  projectId: string;
  timeZone: string;
  /** Server's clock, epoch milliseconds. */
  now: number;
  staff: boolean;
};

const STANDING: readonly BookingView['state'][] = ['requested', 'offered', 'confirmed'];

/** The time booked, offered or asked for on this track that is still ahead. */
export function BookingsSummary({ bookings, projectId, timeZone, now, staff }: BookingsSummaryProps) {
  const ahead = bookings.filter(({ state, endsAt }) => STANDING.includes(state) && Date.parse(endsAt) > now);
  if (ahead.length === 0 && !staff) return null;
  return (
    <section className="rv-part" aria-labelledby="rv-bookings-title">
      <h2 id="rv-bookings-title">{staff ? 'Booked time' : 'Your sessions'}</h2>
      {ahead.length === 0 ? <p className="rv-quiet">Nothing booked for this track.</p> : null}
      <ul className="rv-bookings">
        {ahead.map(({ id, service, state, startsAt, engineer }) => (
          <li key={id}>
            <Link className="rv-link" to={`/bookings/${id}`}>
              {SERVICE_WORDS[service]}
            </Link>
            <span>
              {state === 'confirmed' ? '' : `${BOOKING_WORDS[state]} · `}
              {formatDayTime(Date.parse(startsAt), timeZone)}
              {engineer ? ` with ${engineer.name}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <Link className="rv-link" to={`/projects/${projectId}/bookings`}>
        Bookings of this project
      </Link>
    </section>
  );
}
