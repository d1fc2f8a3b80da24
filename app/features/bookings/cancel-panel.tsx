import { Button, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';
import type { CancelPreview } from '#app/contracts/bookings.ts';
import type { BookingLine } from '#server/services/bookings/booking-line.server.ts';
import { formatDayTime } from '#app/domain/shared/day.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import styles from './bookings.module.css';
import { SERVICE_WORDS } from './words.ts';

const BECOMES: Record<CancelPreview['requests'][number]['becomes'], string> = {
  free: 'Goes on without it.',
  other_session: 'Moves to other booked time.',
  waits: 'Waits for a new booking.',
  stays: 'Stays.',
};

/** What cancelling costs whoever reads it, and until when it costs nothing. */
function costWords({ fee, currency, percent, freeUntil }: CancelPreview, timeZone: string): string {
  const final = 'It cannot be taken back.';
  if (fee > 0) return `Cancelling cost nothing until ${formatDayTime(Date.parse(freeUntil), timeZone)}. Now ${percent}% of the price is charged: ${formatMoney({ minor: fee, currency })}. ${final}`;
  return `Cancelling now costs you nothing. ${final}`;
}

/** Asks before a booking is cancelled, and says what happens to each of its requests. */
export function CancelPanel({ booking, preview, timeZone, back }: { booking: BookingLine; preview: CancelPreview; timeZone: string; back: string }) {
  const { form, fields } = useAnswered<{ id: string; reason: string }>('cancel');
  return (
    <div id="cancel-session" className={styles.panel}>
      <Section title="Cancel this session?" lead={`${SERVICE_WORDS[booking.service]}, ${booking.when}, ${booking.track ?? 'whole project'}.`}>
        {!preview.open ? (
          <Text>It is over or cancelled already; there is nothing to cancel.</Text>
        ) : (
          <>
            <Text mb="sm" fw={500}>
              {costWords(preview, timeZone)}
            </Text>
            <Text mb="sm">
              The free window becomes what it would be had this never been booked.{' '}
              {preview.requests.length === 0 ? 'No request depends on it.' : 'These requests were for it:'}
            </Text>
            <ul className={styles.outcomes}>
              {preview.requests.map(({ id, body, track, at, becomes, sentence }) => (
                <li key={id}>
                  <div>
                    <span className="tb-timecode">{at}</span> {body ? `“${body}”` : 'A note that was withdrawn'} <span className={styles.quiet}>{track}</span>
                  </div>
                  <div>
                    <strong>{BECOMES[becomes]}</strong> <span className={styles.quiet}>{sentence}</span>
                  </div>
                </li>
              ))}
            </ul>
            <FormFrame
              form={form}
              submit="Cancel the session"
              color="red.9"
              aside={
                <Button component={Link} to={back} variant="default" mih={44}>
                  Keep it
                </Button>
              }
            >
              <input type="hidden" name="id" value={booking.id} />
              <input type="hidden" name="rowVersion" value={booking.rowVersion} />
              <TextField field={fields.reason} label="Why, if you want to say it" maxLength={1000} required={false} autoComplete="off" />
            </FormFrame>
          </>
        )}
      </Section>
    </div>
  );
}
