import { Link } from '@remix-run/react';
import { formatLength } from '#app/domain/booking/local-time.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import type { BookingPage } from '#server/services/bookings/booking-page.server.ts';
import sheet from './booking-page.module.css';
import styles from './bookings.module.css';
import { Estimate } from './estimate.tsx';
import { OwnTime } from './own-time.tsx';
import { PriceLines } from './price-lines.tsx';
import { NEED_WORDS } from './words.ts';

/** What a booking is: when, with whom, for what, and what it costs. */
export function BookingFacts({ page }: { page: BookingPage }) {
  const { booking, timeZone, requests, project, freeUntil } = page;
  const { when, startsAt, endsAt, preparesAt, engineer, room, track, note, createdBy, length, price, lines, currency, cancelFee, estimate, actualMinutes, state, notice } = booking;
  const preparation = preparesAt ? Math.round((Date.parse(startsAt) - Date.parse(preparesAt)) / 60_000) : 0;
  return (
    <>
      <dl className={sheet.facts}>
        <dt>When</dt>
        <dd>
          {when}, {length}
          <OwnTime from={startsAt} to={endsAt} timeZone={timeZone} className={sheet.block} />
          {preparation > 0 && <span className={sheet.block}>Prepared for {formatLength(preparation)} before, without the client.</span>}
        </dd>
        <dt>For</dt>
        <dd>
          <Link to={`/projects/${project.id}`} className={sheet.door}>
            {project.title}
          </Link>
          , {track ?? 'the whole project'}
        </dd>
        <dt>Engineer</dt>
        <dd>{engineer?.name ?? 'Not decided yet'}</dd>
        {room && (
          <>
            <dt>Room</dt>
            <dd>{room.name}</dd>
          </>
        )}
        <dt>By</dt>
        <dd>{createdBy.name}</dd>
        {note && (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
        <dt>{state === 'requested' ? 'At the studio’s rate' : 'Price'}</dt>
        <dd>
          <PriceLines lines={lines} total={price} currency={currency} />
          {cancelFee !== null && <span className={sheet.block}>{formatMoney({ minor: cancelFee, currency })} is charged for cancelling late.</span>}
        </dd>
        {(state === 'offered' || state === 'confirmed') && (
          <>
            <dt>Cancelling</dt>
            <dd>{notice.percent === 0 ? 'Free until it starts.' : `Free for the client until ${freeUntil}; later, ${notice.percent}% of the price is charged.`}</dd>
          </>
        )}
      </dl>
      {estimate ? <Estimate estimate={estimate} actual={actualMinutes === null ? null : formatLength(actualMinutes)} /> : actualMinutes !== null && <p className={styles.quiet}>It took {formatLength(actualMinutes)}.</p>}
      {requests.length > 0 && (
        <ul className={styles.outcomes} aria-label="Requests it is for">
          {requests.map(({ id, trackId, track: of, at, body, need, sentence, carried }) => (
            <li key={id}>
              <span className="tb-timecode">{at}</span> {body ? `“${body}”` : 'A note that was withdrawn'}{' '}
              <Link to={`/tracks/${trackId}`} className={sheet.door}>
                {of}
              </Link>
              <div className={styles.quiet}>{carried ? sentence : need ? `Needs ${NEED_WORDS[need]}: waits until this is agreed.` : sentence}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
