import { Button, Textarea } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import sheet from './booking-page.module.css';

type Props = {
  /** Its name, which the action reads. */
  step: string;
  booking: { id: string; rowVersion: number };
  submit: string;
  color?: string;
  main?: boolean;
};

/** One step of a booking as one button. */
export function StepForm({ step, booking, submit, color, main = false, children }: Props & { children?: React.ReactNode }) {
  const navigation = useNavigation();
  return (
    <Form method="post">
      <input type="hidden" name="form" value={step} />
      <input type="hidden" name="id" value={booking.id} />
      <input type="hidden" name="rowVersion" value={booking.rowVersion} />
      {children}
      <Button type="submit" variant={main || color ? 'filled' : 'default'} color={color} loading={navigation.formData?.get('form') === step} mih={44}>
        {submit}
      </Button>
    </Form>
  );
}

/** A step for which a reason may be given; it opens to ask, so that one key or tap does not do it. */
export function ReasonStep({ label, hint, ...step }: Props & { label: string; hint: string }) {
  return (
    <details className={sheet.more}>
      <summary>{label}</summary>
      <StepForm {...step}>
        <Textarea name="reason" label={hint} maxLength={1000} rows={2} size="md" mb="sm" />
      </StepForm>
    </details>
  );
}
