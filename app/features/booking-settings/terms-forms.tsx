import { SimpleGrid, Text } from '@mantine/core';
import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';
import type { BookingSettingsView } from '#app/contracts/booking-settings.ts';
import { weekText } from '#app/domain/booking/hours-text.ts';
import { HOURS_HINT, WeekFields } from './week-fields.tsx';

/** When the studio is open, week by week. */
export function StudioHours({ settings }: { settings: BookingSettingsView }) {
  const { form, fields, succeeded } = useAnswered<{ days: string[] }>('hours', { days: weekText(settings.hours) });
  return (
    <Section title="Opening hours" lead={`By the studio’s clock, ${settings.timeZone.replaceAll('_', ' ')}, summer and winter. Rooms and engineers keep them unless they have hours of their own.`}>
      <FormFrame form={form} submit="Save the hours" saved={succeeded && 'Saved.'}>
        <WeekFields field={fields.days} />
        <Text size="sm" c="dimmed">{HOURS_HINT}</Text>
      </FormFrame>
    </Section>
  );
}

/** The notice rule, how long answers are waited for, and rounding. */
export function TermsOfBooking({ settings }: { settings: BookingSettingsView }) {
  const { noticeHours, latePercent, answerHours, roundTo, currency } = settings;
  const { form, fields, succeeded } = useAnswered<Record<'noticeHours' | 'latePercent' | 'answerHours' | 'roundTo', number>>('terms', { noticeHours, latePercent, answerHours, roundTo });
  return (
    <Section title="Terms" lead="They hold for what is asked and offered from now on; what was agreed keeps the terms it was agreed on.">
      <FormFrame form={form} submit="Save the terms" saved={succeeded && 'Saved.'}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextField field={fields.noticeHours} type="number" label="Cancelling is free until" description="Before the start. When the studio cancels it is always free." min={0} max={8760} unit="hours" />
          <TextField field={fields.latePercent} type="number" label="Later, the client is charged" description="Of the agreed price." min={0} max={100} unit="%" />
          <TextField field={fields.answerHours} type="number" label="Requests and offers wait" description="The time is kept free meanwhile." min={1} max={8760} unit="hours" />
          <TextField field={fields.roundTo} type="number" label="Round amounts to" description={`In the smallest coin of ${currency}: 100 is whole units.`} min={1} unit="coins" />
        </SimpleGrid>
      </FormFrame>
    </Section>
  );
}
