import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { TextInput } from '@mantine/core';
import { type ChangeEvent, useEffect, useState } from 'react';
import { SelectField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import type { SlotView } from '#app/contracts/bookings.ts';
import { formatLength, formatSpan } from '#app/domain/booking/local-time.ts';
import { parsePrice, priceText } from '#app/domain/booking/price.ts';
import { quoteFor } from '#app/domain/booking/quote.ts';
import type { BookingPage, OfferDesk } from '#server/services/bookings/booking-page.server.ts';
import styles from './bookings.module.css';
import { MomentField, NoteField } from './moment-fields.tsx';
import { PriceLines } from './price-lines.tsx';

const LENGTHS = [30, 45, 60, 90, 120, 150, 180, 210, 240, 300, 360, 420, 480, 540, 600, 720];

type Fields = Record<'date' | 'time' | 'minutes' | 'engineerId' | 'roomId' | 'price' | 'note', string>;

/** Offers time and price for a wish, or other ones in place of the last offer. The price follows the rates until somebody writes another. */
export function OfferForm({ page, desk, at }: { page: BookingPage; desk: OfferDesk; /** Where it is to start, by the studio's clock. */ at: { date: string; time: string } }) {
  const { booking, timeZone } = page;
  const { service, currency, notice } = booking;
  const asked = Math.round((Date.parse(booking.endsAt) - Date.parse(booking.startsAt)) / 60_000);
  const { form, fields, more } = useAnswered<Fields>('offer', { ...at, minutes: String(asked), engineerId: booking.engineer?.id ?? '', roomId: booking.room?.id ?? '', note: booking.note ?? '' });
  const [chosen, setChosen] = useState({ minutes: Number(fields.minutes.initialValue ?? asked), engineerId: fields.engineerId.initialValue ?? '', price: fields.price.initialValue ?? '' });
  const read = ({ target }: ChangeEvent<HTMLDivElement>) => {
    const { name, value } = target as unknown as HTMLInputElement;
    if (name === 'minutes') setChosen((now) => ({ ...now, minutes: Number(value) }));
    if (name === 'engineerId' || name === 'price') setChosen((now) => ({ ...now, [name]: value }));
  };
  const hourlyRate = (desk.rates.find(({ engineerId }) => engineerId === (chosen.engineerId || null)) ?? desk.rates.at(-1))?.hourlyRate ?? 0;
  const inputs = { service, engineerId: chosen.engineerId || null, minutes: chosen.minutes, preparationMinutes: desk.preparationMinutes, hourlyRate, roundTo: desk.roundTo, notice };
  const written = chosen.price.trim() ? parsePrice(chosen.price, currency) : null;
  const quote = quoteFor(inputs, currency, written?.ok ? written.minor : undefined);
  const lengths = [...new Set([...LENGTHS, asked])].sort((a, b) => a - b);
  const next = (more as { slots?: SlotView[] } | undefined)?.slots ?? [];
  return (
    <FormFrame form={form} submit={booking.state === 'offered' ? 'Offer this instead' : 'Offer it'}>
      <input type="hidden" name="id" value={booking.id} />
      <input type="hidden" name="rowVersion" value={booking.rowVersion} />
      <div onChange={read} style={{ display: 'contents' }}>
        <div className={styles.three}>
          <MomentField field={fields.date} type="date" label="Day" />
          <MomentField field={fields.time} type="time" label="Starts" />
          <SelectField field={fields.minutes} label="Length" options={lengths.map((minutes) => ({ value: String(minutes), label: formatLength(minutes) }))} />
        </div>
        {next.length > 0 && (
          <div role="status" className={styles.quiet}>
            The next free times: {next.map(({ startsAt, endsAt }) => formatSpan(Date.parse(startsAt), Date.parse(endsAt), timeZone)).join(' · ')}
          </div>
        )}
        <div className={styles.grid}>
          <SelectField field={fields.engineerId} label="Engineer" options={[...desk.engineers.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: 'Not decided yet' }]} required={false} />
          <SelectField field={fields.roomId} label="Room" options={[...desk.rooms.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: 'No room' }]} required={false} />
        </div>
        <PriceField field={fields.price} currency={currency} rate={quoteFor(inputs, currency).total} />
        <PriceLines lines={quote.lines} total={quote.total} currency={currency} />
        <NoteField field={fields.note} description="The client reads it." />
      </div>
    </FormFrame>
  );
}

/** Empty means the rate. What the rate comes to stands in it until something is written, once the page is awake. */
function PriceField({ field, currency, rate }: { field: FieldMetadata<string>; currency: string; rate: number }) {
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const { key, ...input } = getInputProps(field, { type: 'text', ariaAttributes: false });
  return (
    <TextInput
      key={key}
      {...input}
      placeholder={awake ? priceText(rate, currency) : undefined}
      label={`Price, ${currency}`}
      description="Empty: by the rates. Another amount is shown to the client as a line of its own."
      required={false}
      inputMode="decimal"
      autoComplete="off"
      size="md"
      error={field.errors?.join(' ')}
    />
  );
}
