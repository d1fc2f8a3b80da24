import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { SelectField, TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Confirm } from '#app/components/page-confirm.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import type { BookingSettingsView } from '#app/contracts/booking-settings.ts';
import { hoursText } from '#app/domain/booking/hours-text.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { formatDay } from '#app/domain/shared/day.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import { SERVICE_WORDS } from '../bookings/words.ts';

type Closure = BookingSettingsView['closures'][number];

const dayWords = (day: string): string => `${formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC')} ${day.slice(0, 4)}`;

function DayField({ field, label, description, required = true }: { field: FieldMetadata<string>; label: string; description?: string; required?: boolean }) {
  const { key, ...input } = getInputProps(field, { type: 'date', ariaAttributes: false });
  return <TextInput key={key} {...input} label={label} description={description} required={required} withAsterisk={false} size="md" error={field.errors?.join(' ')} />;
}

/** Holidays and other days that differ, of the studio or of one room or engineer. */
export function Closures({ settings }: { settings: BookingSettingsView }) {
  const { closures, rooms, engineers } = settings;
  const { form, fields } = useAnswered<Record<'name' | 'firstDay' | 'lastDay' | 'whom' | 'hours', string>>('closure', { whom: '' });
  const nameOf = ({ roomId, userId }: Closure) => rooms.find(({ id }) => id === roomId)?.name ?? engineers.find(({ id }) => id === userId)?.name ?? (roomId || userId ? 'Not here any more' : 'The whole studio');
  const when = ({ firstDay, lastDay, opens, closes }: Closure) =>
    `${dayWords(firstDay)}${firstDay === lastDay ? '' : ` – ${dayWords(lastDay)}`} · ${opens === null || closes === null ? 'closed' : hoursText([{ opens, closes }])}`;
  return (
    <Section title="Holidays and other days" lead="Closed, or open at other hours. What is booked on them already stays.">
      <Stack gap="md">
        {closures.length > 0 && (
          <Rows>
            {closures.map((closure) => (
              <Row key={closure.id} title={closure.name} detail={`${nameOf(closure)} · ${when(closure)}`}>
                <Confirm label="Remove" about={closure.name} question="The usual hours count again." sure="Remove it" form="reopen" id={closure.id} />
              </Row>
            ))}
          </Rows>
        )}
        <FormFrame form={form} submit="Add these days">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextField field={fields.name} label="What it is" placeholder="Bank holiday" autoComplete="off" maxLength={80} />
            <SelectField
              field={fields.whom}
              label="For"
              required={false}
              options={[
                { value: '', label: 'The whole studio' },
                ...rooms.map(({ id, name }) => ({ value: `room:${id}`, label: name })),
                ...engineers.map(({ id, name }) => ({ value: `engineer:${id}`, label: name })),
              ]}
            />
            <DayField field={fields.firstDay} label="First day" />
            <DayField field={fields.lastDay} label="Last day" description="Empty: only the first." required={false} />
            <TextField field={fields.hours} label="Hours" description="Such as 12:00–16:00. Empty is closed." placeholder="closed" autoComplete="off" required={false} />
          </SimpleGrid>
        </FormFrame>
      </Stack>
    </Section>
  );
}

/** Hourly rates beside the studio's own. */
export function Rates({ settings }: { settings: BookingSettingsView }) {
  const { rates, engineers, currency, hourlyRate } = settings;
  const { form, fields } = useAnswered<Record<'service' | 'engineerId' | 'amount', string>>('rate');
  const nameOf = (id: string | null) => engineers.find((engineer) => engineer.id === id)?.name;
  const title = ({ service, engineerId }: (typeof rates)[number]) => [service && SERVICE_WORDS[service], nameOf(engineerId)].filter(Boolean).join(' with ');
  return (
    <Section title="Rates" lead={`The studio’s rate is ${formatMoney({ minor: hourlyRate, currency })} an hour. The nearest of these goes before it: service with engineer, then service, then engineer.`}>
      <Stack gap="md">
        {rates.length > 0 && (
          <Rows>
            {rates.map((rate) => (
              <Row key={`${rate.service}:${rate.engineerId}`} title={title(rate)} detail={`${formatMoney({ minor: rate.hourlyRate, currency })} an hour`}>
                <Confirm label="Remove" about={title(rate)} question="The next rate that fits counts again, for new offers." sure="Remove it" form="unrate" id={`${rate.service ?? ''}:${rate.engineerId ?? ''}`} />
              </Row>
            ))}
          </Rows>
        )}
        <FormFrame form={form} submit="Set the rate">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <SelectField field={fields.service} label="Service" required={false} options={[{ value: '', label: 'Any' }, ...SERVICES.map((value) => ({ value, label: SERVICE_WORDS[value] }))]} />
            <SelectField field={fields.engineerId} label="Engineer" required={false} options={[{ value: '', label: 'Anybody' }, ...engineers.map(({ id, name }) => ({ value: id, label: name }))]} />
            <TextField field={fields.amount} label="An hour" inputMode="decimal" autoComplete="off" unit={currency} />
          </SimpleGrid>
        </FormFrame>
      </Stack>
    </Section>
  );
}
