import { Button } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { type PasswordReset, passwordReset } from '#app/contracts/accounts.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { readPasswordReset, resetPassword } from '#server/services/accounts/reset-password.server.ts';
import { ServiceError } from '#server/services/errors.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { PasswordField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { DoorPage } from '../components/page-door.tsx';

export const meta = () => [{ title: 'Choose a new password' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { studioName } = await shellFor(context);
  try {
    await readPasswordReset(context.call().at, params.token ?? '');
    return data({ studioName, closed: null });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return data({ studioName, closed: error.message }, { status: 404 });
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return answerForm(await request.formData(), passwordReset, async (input) => {
    await resetPassword(context.call(), params.token ?? '', input);
    throw redirect('/sign-in?done=reset');
  });
}

export default function ResetPassword() {
  const { studioName, closed } = useLoaderData<typeof loader>();
  const { form, fields } = useAnswered<PasswordReset>('form');
  if (closed) {
    return (
      <DoorPage studioName={studioName} title="This link is closed" lead={closed}>
        <Button component={Link} to="/forgot-password" mih={44}>
          Ask for a new link
        </Button>
      </DoorPage>
    );
  }
  return (
    <DoorPage studioName={studioName} title="Choose a new password" lead="You will be signed out everywhere else.">
      <FormFrame form={form} submit="Set the password" fullWidth>
        <PasswordField field={fields.password} label="New password" description="At least 10 characters; a few words in a row are good." autoComplete="new-password" />
      </FormFrame>
    </DoorPage>
  );
}
