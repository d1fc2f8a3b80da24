import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import type { BookingPage } from '#server/services/bookings/booking-page.server.ts';
import sheet from './booking-page.module.css';
import styles from './bookings.module.css';
import { ReasonStep, StepForm } from './step-form.tsx';

/** What this reader may do with a booking now. Offering and recording have parts of their own. */
export function BookingSteps({ page }: { page: BookingPage }) {
  const { booking, side } = page;
  const { steps, state } = booking;
  const may = (step: (typeof steps)[number]) => steps.includes(step);
  const client = side === 'client';
  const moves = may('proposeMove') && !booking.proposal;
  if (!['agree', 'decline', 'withdraw', 'acceptMove', 'withdrawMove', 'cancel'].some((step) => may(step as (typeof steps)[number])) && !moves) return null;
  return (
    <div className={sheet.choices}>
      {may('agree') && <StepForm step="agree" booking={booking} submit={`Agree, for ${booking.money}`} main />}
      {may('decline') && client && <StepForm step="another" booking={booking} submit="Ask for another time" />}
      {may('decline') && <ReasonStep step="decline" booking={booking} label="Decline…" hint="Why, if you want to say it" submit={client ? 'Decline the offer' : 'Decline the request'} color="red.9" />}
      {may('withdraw') && (
        <ReasonStep step="withdraw" booking={booking} label={state === 'requested' ? 'Take the request back…' : 'Take the offer back…'} hint="Why, if you want to say it" submit="Take it back" color="red.9" />
      )}
      {may('acceptMove') && <StepForm step="acceptMove" booking={booking} submit="Agree to the new time" main />}
      {may('refuseMove') && <ReasonStep step="refuseMove" booking={booking} label="Keep the agreed time…" hint="Why, if you want to say it" submit="Keep the agreed time" />}
      {may('withdrawMove') && <StepForm step="withdrawMove" booking={booking} submit="Take the new time back" />}
      {moves && (
        <Button component={Link} to="?move=1#move" variant="default" mih={44}>
          Propose another time
        </Button>
      )}
      {may('cancel') && (
        <Link to="?cancel=1#cancel-session" className={styles.cancel} style={{ margin: 0 }}>
          Cancel…
        </Link>
      )}
    </div>
  );
}
