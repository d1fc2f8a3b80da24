import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { Button, Text, TextInput } from '@mantine/core';
import { Link } from '@remix-run/react';
import { type ChangeEvent, useEffect, useState } from 'react';
import { SelectField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { type Estimate as Estimated, estimateFor } from '#app/domain/booking/estimate.ts';
import { formatLength } from '#app/domain/booking/local-time.ts';
import { priceText } from '#app/domain/booking/price.ts';
import { quote } from '#app/domain/booking/quote.ts';
import { meets } from '#app/domain/policy/bookings.ts';
import { SERVICES, type Service } from '#app/domain/policy/words.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import type { BookingDesk } from '#server/services/bookings/bookings-page.server.ts';
import styles from './bookings.module.css';
import { Estimate } from './estimate.tsx';
import { MomentField, NoteField } from './moment-fields.tsx';
import { RequestChoice } from './request-choice.tsx';
import { SERVICE_HINTS, SERVICE_WORDS } from './words.ts';

const LENGTHS = [30, 45, 60, 90, 120, 150, 180, 210, 240, 300, 360, 420, 480, 540, 600, 720];
const DEFAULTS = { service: 'attended_mix', time: '14:00', minutes: '180', agreed: 'yes' } as const;

type Fields = Record<'covers' | 'service' | 'date' | 'time' | 'minutes' | 'price' | 'engineerId' | 'note' | 'agreed', string> & { requestIds: string[] };

type Props = {
  desk: BookingDesk;
  timeZone: string;
  /** Chosen by the link that led here. */
  trackId: string | null;
  /** The requests it is proposed for; none: all that wait. */
  named: readonly string[];
  back: string;
};

/**
 * Books time as agreed with the client, or offers it to them. The server reads day and time by the studio's clock; what
 * the choices mean (price, which requests fit) is shown as they change, and decided there.
 */
export function BookingForm({ desk, timeZone, trackId, named, back }: Props) {
  const { form, fields } = useAnswered<Fields>('book', startWith(desk, trackId, named));
  const ticked = fields.requestIds.initialValue ?? desk.waiting.map(({ id }) => id);
  const [chosen, setChosen] = useState({
    covers: fields.covers.initialValue ?? 'project',
    service: (fields.service.initialValue ?? DEFAULTS.service) as Service,
    minutes: Number(fields.minutes.initialValue ?? DEFAULTS.minutes),
    agreed: fields.agreed.initialValue ?? DEFAULTS.agreed,
    requestIds: [ticked].flat() as string[],
  });
  const read = ({ target }: ChangeEvent<HTMLDivElement>) => {
    const { name, value, form: written } = target as unknown as HTMLInputElement & { form: HTMLFormElement };
    if (name === 'covers' || name === 'agreed') setChosen((now) => ({ ...now, [name]: value }));
    if (name === 'service') setChosen((now) => ({ ...now, service: value as Service }));
    if (name === 'minutes') setChosen((now) => ({ ...now, minutes: Number(value) }));
    if (name === 'requestIds') setChosen((now) => ({ ...now, requestIds: new FormData(written).getAll(name).map(String) }));
  };
  const estimate = estimateOf(desk, chosen);
  return (
    <FormFrame
      form={form}
      submit={chosen.agreed === 'no' ? 'Offer it' : 'Book it'}
      aside={
        <Button component={Link} to={back} variant="default" mih={44}>
          Not now
        </Button>
      }
    >
      <div onChange={read} style={{ display: 'contents' }}>
        <div className={styles.grid}>
          <SelectField
            field={fields.service}
            label="Kind of session"
            description={SERVICE_HINTS[chosen.service]}
            options={SERVICES.map((value) => ({ value, label: SERVICE_WORDS[value] }))}
          />
          <SelectField
            field={fields.covers}
            label="For"
            description="The free window of what it covers waits for it."
            options={[{ value: 'project', label: 'The whole project' }, ...desk.tracks.map(({ id, title }) => ({ value: id, label: title }))]}
          />
        </div>
        <div className={styles.three}>
          <MomentField field={fields.date} type="date" label="Day" />
          <MomentField field={fields.time} type="time" label="Starts" />
          <SelectField field={fields.minutes} label="Length" options={LENGTHS.map((minutes) => ({ value: String(minutes), label: formatLength(minutes) }))} />
        </div>
        <Text size="sm" c="dimmed" mt={-8}>
          By the studio’s clock, {timeZone.replaceAll('_', ' ')}.
        </Text>
        <div className={styles.grid}>
          <SelectField
            field={fields.engineerId}
            label="Engineer"
            description="Nobody is booked twice at a time."
            options={[...desk.engineers.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: 'Not decided yet' }]}
            required={false}
          />
          <PriceField field={fields.price} desk={desk} minutes={chosen.minutes} />
        </div>
        {estimate && <Estimate estimate={estimate} />}
        <SelectField
          field={fields.agreed}
          label="Agreed?"
          description={chosen.agreed === 'no' ? 'The time is kept free until they answer.' : 'It counts at once: the free window waits until the session is over.'}
          options={[
            { value: 'yes', label: 'The client has agreed: book it' },
            { value: 'no', label: 'Not yet: offer it, and the client answers' },
          ]}
        />
        <NoteField field={fields.note} description="The client reads it." />
        <RequestChoice field={fields.requestIds} waiting={desk.waiting} covers={chosen.covers} service={chosen.service} />
      </div>
    </FormFrame>
  );
}

type Wanted = { covers: string; service: Service; requestIds: readonly string[] };

/** How long what is ticked may take, of what it covers and such a session carries. */
function estimateOf({ tracks, waiting }: BookingDesk, { covers, service, requestIds }: Wanted): Estimated | null {
  const covered = ({ id }: { id: string }) => covers === 'project' || covers === id;
  const minutes = waiting.filter(({ id, trackId, need }) => requestIds.includes(id) && covered({ id: trackId }) && meets(service, need)).map((request) => request.minutes);
  return estimateFor(tracks.filter(covered), minutes);
}

/** What the form says at first: for requests that a link names, an offer of mix time as long as they may take. */
function startWith(desk: BookingDesk, trackId: string | null, named: readonly string[]) {
  const start = { ...DEFAULTS, covers: trackId ?? 'project', engineerId: desk.engineerId ?? '' };
  const chosen = desk.waiting.filter(({ id }) => named.includes(id));
  if (chosen.length === 0) return start;
  const service = chosen.some(({ need }) => need === 'attended_mix') ? 'attended_mix' : 'mix_time';
  const estimate = estimateOf(desk, { ...start, service, requestIds: named });
  const minutes = LENGTHS.find((length) => length >= ((estimate?.fromMinutes ?? 0) + (estimate?.toMinutes ?? 0)) / 2) ?? LENGTHS.at(-1);
  return { ...start, service, minutes: String(minutes), agreed: 'no', requestIds: chosen.map(({ id }) => id) };
}

/** Follows the length at the studio's rate until somebody writes another price. Without JavaScript, empty means the rate. */
function PriceField({ field, desk, minutes }: { field: FieldMetadata<string>; desk: BookingDesk; minutes: number }) {
  const { hourlyRate, currency } = desk;
  const [written, setWritten] = useState<string | null>(field.initialValue ?? null);
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const { key, ...input } = getInputProps(field, { type: 'text', ariaAttributes: false, value: false });
  const atRate = priceText(quote(hourlyRate, 0, minutes * 60_000), currency);
  return (
    <TextInput
      key={key}
      {...input}
      value={written ?? (awake ? atRate : '')}
      onChange={(event) => setWritten(event.currentTarget.value)}
      label={`Price, ${currency}`}
      description={`Empty: the studio’s rate, ${formatMoney({ minor: hourlyRate, currency })} an hour.`}
      required={false}
      inputMode="decimal"
      autoComplete="off"
      size="md"
      error={field.errors?.join(' ')}
    />
  );
}
