import { Button, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';
import type { SlotView } from '#app/contracts/bookings.ts';
import type { BookingPage } from '#server/services/bookings/booking-page.server.ts';
import styles from './bookings.module.css';
import { MomentField, NoteField } from './moment-fields.tsx';
import { oneOf } from './now-words.ts';
import { SlotPicker } from './slot-picker.tsx';

/** Proposes another time. Clients choose among the free ones, the studio writes one; either way the other side must agree. */
export function MovePanel({ page, at, back }: { page: BookingPage; at: { date: string; time: string }; back: string }) {
  const { side, clients, days } = page;
  const who = side === 'client' ? 'the studio' : oneOf(clients, 'the client');
  return (
    <div id="move" className={styles.panel}>
      <Section title="Propose another time" lead={`It keeps its length and its price. Until ${who} agrees, the time agreed on stands.`}>
        {days ? <MoveToSlot page={page} days={days} back={back} /> : <MoveTo page={page} at={at} back={back} />}
      </Section>
    </div>
  );
}

const NotNow = ({ back }: { back: string }) => (
  <Button component={Link} to={back} variant="default" mih={44}>
    Leave it as it is
  </Button>
);

function MoveToSlot({ page, days, back }: { page: BookingPage; days: NonNullable<BookingPage['days']>; back: string }) {
  const { form, fields, more } = useAnswered<{ startsAt: string; note: string }>('move-to');
  const next = (more as { slots?: SlotView[] } | undefined)?.slots ?? null;
  return (
    <FormFrame form={form} submit="Propose this time" aside={<NotNow back={back} />}>
      <Which page={page} />
      <SlotPicker name="startsAt" days={days} timeZone={page.timeZone} chosen={fields.startsAt.initialValue ?? null} errors={fields.startsAt.errors} next={next} />
      <NoteField field={fields.note} description="The engineer reads it." />
    </FormFrame>
  );
}

function MoveTo({ page, at, back }: { page: BookingPage; at: { date: string; time: string }; back: string }) {
  const { form, fields } = useAnswered<{ date: string; time: string; note: string }>('move', at);
  return (
    <FormFrame form={form} submit="Propose this time" aside={<NotNow back={back} />}>
      <Which page={page} />
      <div className={styles.grid}>
        <MomentField field={fields.date} type="date" label="Day" />
        <MomentField field={fields.time} type="time" label="Starts" />
      </div>
      <Text size="sm" c="dimmed" mt={-8}>
        By the studio’s clock, {page.timeZone.replaceAll('_', ' ')}. It may be outside its opening hours.
      </Text>
      <NoteField field={fields.note} description="The client reads it." />
    </FormFrame>
  );
}

const Which = ({ page }: { page: BookingPage }) => (
  <>
    <input type="hidden" name="id" value={page.booking.id} />
    <input type="hidden" name="rowVersion" value={page.booking.rowVersion} />
  </>
);
