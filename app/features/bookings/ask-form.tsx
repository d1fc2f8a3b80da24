import { getTextareaProps } from '@conform-to/react';
import { Button, NativeSelect, Text, Textarea } from '@mantine/core';
import { Form, Link, useNavigation, useSubmit } from '@remix-run/react';
import type { SlotView } from '#app/contracts/bookings.ts';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { formatLength } from '#app/domain/booking/local-time.ts';
import type { AskPage } from '#server/services/bookings/ask-page.server.ts';
import sheet from './booking-page.module.css';
import styles from './bookings.module.css';
import { Estimate } from './estimate.tsx';
import { RequestChoice } from './request-choice.tsx';
import { SlotPicker } from './slot-picker.tsx';
import { SERVICE_HINTS_TO_CLIENT, SERVICE_WORDS } from './words.ts';

/** What the times shown are for. Its choices are in the address, so they work without JavaScript and can be linked to. */
export function AskChoice({ page, request }: { page: AskPage; request: string | null }) {
  const { services, tracks, engineers, lengths, chosen, estimate, preparationMinutes } = page;
  const submit = useSubmit();
  const looking = useNavigation().state === 'loading';
  return (
    <Form method="get" replace preventScrollReset onChange={({ currentTarget }) => submit(currentTarget, { replace: true, preventScrollReset: true })}>
      {request && <input type="hidden" name="request" value={request} />}
      <div className={styles.grid} aria-busy={looking}>
        <NativeSelect
          name="service"
          label="Kind of session"
          description={`${SERVICE_HINTS_TO_CLIENT[chosen.service]}${preparationMinutes > 0 ? ` ${formatLength(preparationMinutes)} of preparation is part of it.` : ''}`}
          defaultValue={chosen.service}
          data={services.map((value) => ({ value, label: SERVICE_WORDS[value] }))}
          size="md"
        />
        <NativeSelect
          name="covers"
          label="For"
          description="Its free window waits for the session."
          defaultValue={chosen.covers}
          data={[{ value: 'project', label: 'The whole project' }, ...tracks.map(({ id, title }) => ({ value: id, label: title }))]}
          size="md"
        />
        <NativeSelect
          key={`${chosen.service}${chosen.minutes}`}
          name="minutes"
          label="Length"
          defaultValue={String(chosen.minutes)}
          data={lengths.map(({ minutes, label }) => ({ value: String(minutes), label }))}
          size="md"
        />
        <NativeSelect name="engineerId" label="Engineer" defaultValue={chosen.engineerId ?? ''} data={[{ value: '', label: 'Whoever is free' }, ...engineers.map(({ id, name }) => ({ value: id, label: name }))]} size="md" />
      </div>
      {estimate && <Estimate estimate={estimate} />}
      <noscript>
        <button type="submit" className={sheet.plainButton}>
          Show the free times
        </button>
      </noscript>
    </Form>
  );
}

type Fields = { startsAt: string; note: string; requestIds: string[] };

/** Asks for one of the free times, with the requests it is for. */
export function AskForm({ page, back }: { page: AskPage; back: string }) {
  const { chosen, days, timeZone, waiting, notice } = page;
  const { form, fields, more } = useAnswered<Fields>('ask');
  const { key, ...note } = getTextareaProps(fields.note, { ariaAttributes: false });
  const next = (more as { slots?: SlotView[] } | undefined)?.slots ?? null;
  return (
    <FormFrame
      form={form}
      submit="Ask for this time"
      aside={
        <Button component={Link} to={back} variant="default" mih={44}>
          Not now
        </Button>
      }
    >
      <input type="hidden" name="service" value={chosen.service} />
      <input type="hidden" name="covers" value={chosen.covers} />
      <input type="hidden" name="minutes" value={chosen.minutes} />
      {chosen.engineerId && <input type="hidden" name="engineerId" value={chosen.engineerId} />}
      <RequestChoice field={fields.requestIds} waiting={waiting} covers={chosen.covers} service={chosen.service} />
      <SlotPicker key={`${chosen.service}${chosen.minutes}${chosen.engineerId}`} name="startsAt" days={days} timeZone={timeZone} chosen={fields.startsAt.initialValue ?? null} errors={fields.startsAt.errors} next={next} />
      <Textarea key={key} {...note} label="Note" description="The engineer reads it." required={false} maxLength={1000} rows={2} size="md" error={fields.note.errors?.join(' ')} />
      <Text size="sm" c="dimmed">
        The time is kept for you while the studio answers with a price. Nothing is booked until you agree to it.
        {notice.percent > 0 && ` Once agreed, cancelling is free until ${formatLength(notice.hours * 60)} before it starts; later, ${notice.percent}% of the price is charged.`}
      </Text>
    </FormFrame>
  );
}
