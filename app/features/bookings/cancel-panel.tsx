import { Button, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';
import type { CancelPreview } from '#app/contracts/bookings.ts';
import type { BookingLine } from '#server/services/bookings/bookings-page.server.ts';
import styles from './bookings.module.css';
import { SERVICE_WORDS } from './words.ts';

const BECOMES: Record<CancelPreview['requests'][number]['becomes'], string> = {
  free: 'Goes on without it.',
  other_session: 'Moves to other booked time.',
  waits: 'Waits for a new booking.',
  stays: 'Stays.',
};

/** Asks before a booking is cancelled, and says what happens to each of its requests. */
export function CancelPanel({ booking, preview, back }: { booking: BookingLine; preview: CancelPreview; back: string }) {
  const { form, fields } = useAnswered<{ id: string; reason: string }>('cancel');
  return (
    <div id="cancel-session" className={styles.panel}>
      <Section title="Cancel this session?" lead={`${SERVICE_WORDS[booking.service]}, ${booking.when}, ${booking.track ?? 'whole project'}.`}>
        {!preview.open ? (
          <Text>It is over or cancelled already; there is nothing to cancel.</Text>
        ) : (
          <>
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
              <TextField field={fields.reason} label="Why, if you want to say it" maxLength={1000} required={false} autoComplete="off" />
            </FormFrame>
          </>
        )}
      </Section>
    </div>
  );
}
