import { Stack } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type PasswordChange, passwordChange, type ProfileUpdate, profileUpdate } from '#app/contracts/accounts.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { changePassword, updateProfile } from '#server/services/accounts/update-profile.server.ts';
import { PasswordField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { Section } from '../components/page-section.tsx';

export const meta = () => [{ title: 'You · Settings' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email } = await requirePerson({ request, context });
  return { name, email: email ?? '' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const body = await request.formData();
  if (body.get('form') === 'password') {
    let cookie = '';
    const change = async (input: PasswordChange) => {
      ({ cookie } = await changePassword(context.call(), input));
    };
    return answerForm(body, passwordChange, change, { form: 'password', reset: true, headers: () => ({ 'Set-Cookie': cookie }) });
  }
  return answerForm(body, profileUpdate, (input) => updateProfile(context.call(), input), { form: 'profile' });
}

export default function Profile() {
  const { name, email } = useLoaderData<typeof loader>();
  const profile = useAnswered<ProfileUpdate>('profile', { name, email });
  const password = useAnswered<PasswordChange>('password');
  return (
    <Stack gap="lg">
      <Section title="You">
        <FormFrame form={profile.form} submit="Save" saved={profile.succeeded && 'Saved.'}>
          <TextField field={profile.fields.name} label="Your name" description="The others see it beside what you say." autoComplete="name" maxLength={80} />
          <TextField field={profile.fields.email} type="email" label="Email" autoComplete="email" />
          <PasswordField
            field={profile.fields.currentPassword}
            label="Your password"
            description="Only needed to change the address."
            autoComplete="current-password"
            required={false}
          />
        </FormFrame>
      </Section>
      <Section title="Password" lead="A new one signs you out everywhere else.">
        <FormFrame form={password.form} submit="Change the password" saved={password.succeeded && 'Changed.'}>
          <PasswordField field={password.fields.currentPassword} label="Your present password" autoComplete="current-password" />
          <PasswordField field={password.fields.password} label="New password" description="At least 10 characters; a few words in a row are good." autoComplete="new-password" />
        </FormFrame>
      </Section>
    </Stack>
  );
}
