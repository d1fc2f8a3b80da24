import { Alert } from '@mantine/core';
import type { Answer } from './form-hook.tsx';

/** Says why one of the page's small forms (those with a button only) was refused. */
export function Refused({ answer, forms }: { answer: unknown; forms: readonly string[] }) {
  const given = answer as Answer | undefined;
  if (!given || !forms.includes(given.form) || given.ok) return null;
  const messages = Object.values(given.result.error ?? {}).flat();
  return (
    <Alert role="alert" color="red" variant="light">
      {messages.length > 0 ? messages.join(' ') : 'That did not work. Reload the page and try again.'}
    </Alert>
  );
}
