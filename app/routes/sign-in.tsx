import { Anchor, Text } from '@mantine/core';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { signInInput, type SignInInput } from '#app/contracts/accounts.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { ownPath, requireNobody } from '#server/http/guard.server.ts';
import { signIn } from '#server/services/accounts/sign-in.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { PasswordField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { DoorPage } from '../components/page-door.tsx';

export const meta = () => [{ title: 'Sign in' }];

export async function loader({ context }: LoaderFunctionArgs) {
  await requireNobody({ context });
  return shellFor(context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const back = ownPath(new URL(request.url).searchParams.get('redirectTo'));
  return answerForm(await request.formData(), signInInput, async (input) => {
    const { cookie } = await signIn(input, context);
    throw redirect(back, { headers: { 'Set-Cookie': cookie } });
  });
}

export default function SignIn() {
  const { studioName, demo } = useLoaderData<typeof loader>();
  const { form, fields } = useAnswered<SignInInput>('form');
  const [search] = useSearchParams();
  const fresh = search.get('done') === 'reset';
  return (
    <DoorPage
      studioName={studioName}
      title="Sign in"
      lead={fresh ? 'Your new password is set. Sign in with it.' : 'To hear the mixes and say what you hear.'}
    >
      <FormFrame form={form} submit="Sign in" fullWidth>
        <TextField field={fields.email} type="email" label="Email" autoComplete="username" />
        <PasswordField field={fields.password} label="Password" autoComplete="current-password" />
      </FormFrame>
      <Text size="sm" c="dimmed">
        <Anchor component={Link} to="/forgot-password" c="inherit" underline="always">
          Forgot your password?
        </Anchor>{' '}
        New here? Open the link the studio sent you.
      </Text>
      {demo && (
        <Text size="sm" c="dimmed">
          This is a demo: one-click sign-in links stand in the terminal it was started from.
        </Text>
      )}
    </DoorPage>
  );
}
