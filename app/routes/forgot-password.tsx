import { Anchor, Text } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { type PasswordResetRequest, passwordResetRequest } from '#app/contracts/accounts.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { setUpFirst } from '#server/http/guard.server.ts';
import { requestPasswordReset } from '#server/services/accounts/request-password-reset.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { DoorPage } from '../components/page-door.tsx';

export const meta = () => [{ title: 'A new password' }];

export async function loader({ context }: LoaderFunctionArgs) {
  await setUpFirst();
  return shellFor(context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerForm(await request.formData(), passwordResetRequest, (input) => requestPasswordReset(context.call(), input, context));
}

export default function ForgotPassword() {
  const { studioName, demo } = useLoaderData<typeof loader>();
  const { form, fields, succeeded } = useAnswered<PasswordResetRequest>('form');
  const back = (
    <Anchor component={Link} to="/sign-in" size="sm" c="dimmed" underline="always" py="sm">
      Back to sign-in
    </Anchor>
  );
  if (succeeded) {
    return (
      <DoorPage studioName={studioName} title="Look into your mail">
        <Text role="status">
          If this address has an account, a link is on its way. It works once, within one hour. Nothing there? Look into the spam folder, or
          ask the studio which address it has for you.
        </Text>
        {demo && (
          <Anchor component={Link} to="/dev/mail" size="sm" c="var(--tb-accent-text)" underline="always">
            This is a demo: read the kept mail
          </Anchor>
        )}
        {back}
      </DoorPage>
    );
  }
  return (
    <DoorPage studioName={studioName} title="A new password" lead="We mail you a link to choose one.">
      <FormFrame form={form} submit="Mail me a link" fullWidth>
        <TextField field={fields.email} type="email" label="Email" autoComplete="username" />
      </FormFrame>
      {back}
    </DoorPage>
  );
}
