import { Stack } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { type PasswordChange, passwordChange, type ProfileUpdate, profileUpdate } from '#app/contracts/accounts.ts';
import { feedCoversChoice } from '#app/contracts/calendar.ts';
import { feedChoices } from '#app/domain/booking/feed.ts';
import { FEED_FORMS, FeedSection } from '#app/features/calendar/feed-section.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { changePassword, updateProfile } from '#server/services/accounts/update-profile.server.ts';
import { chooseFeedCovers, closeFeed, getFeedLink, makeFeedLink } from '#server/services/calendar/feed-link.server.ts';
import { studioZone } from '#server/services/studio/studio-settings.server.ts';
import { PasswordField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { Section } from '../components/page-section.tsx';

export const meta = () => [{ title: 'You · Settings' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email, role } = await requirePerson({ request, context });
  const [feed, zone] = await orRefuse(Promise.all([getFeedLink(context.call()), studioZone()]));
  return { name, email: email ?? '', feed, zone, choices: feedChoices(role) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const body = await request.formData();
  const call = context.call();
  switch (body.get('form')) {
    case 'password': {
      let cookie = '';
      const change = async (input: PasswordChange) => {
        ({ cookie } = await changePassword(call, input));
      };
      return answerForm(body, passwordChange, change, { form: 'password', reset: true, headers: () => ({ 'Set-Cookie': cookie }) });
    }
    case FEED_FORMS.make:
      return answerForm(body, z.object({}), () => makeFeedLink(call), { form: FEED_FORMS.make });
    case FEED_FORMS.covers:
      return answerForm(body, feedCoversChoice, (input) => chooseFeedCovers(call, input), { form: FEED_FORMS.covers });
    case FEED_FORMS.close:
      return answerForm(body, z.object({}), () => closeFeed(call), { form: FEED_FORMS.close });
    default:
      return answerForm(body, profileUpdate, (input) => updateProfile(call, input), { form: 'profile' });
  }
}

export default function Profile() {
  const { name, email, feed, zone, choices } = useLoaderData<typeof loader>();
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
      <FeedSection feed={feed} choices={choices} zone={zone} />
    </Stack>
  );
}
