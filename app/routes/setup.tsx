import { SimpleGrid, Text } from '@mantine/core';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioSetUp } from '#app/contracts/accounts.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { needsSetUp, setUpStudio } from '#server/services/studio/set-up-studio.server.ts';
import { currencyOptions, timeZoneOptions } from '#server/services/studio/choices.server.ts';
import { PasswordField, SelectField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { DoorPage } from '../components/page-door.tsx';

export const meta = () => [{ title: 'Set up your studio' }];

export async function loader() {
  if (!(await needsSetUp())) throw redirect('/sign-in');
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, zones: timeZoneOptions(timeZone), currencies: currencyOptions('GBP') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerForm(await request.formData(), studioSetUp, async (input) => {
    const { cookie } = await setUpStudio(context.call(), input);
    throw redirect('/', { headers: { 'Set-Cookie': cookie } });
  });
}

type Fields = Record<'studioName' | 'name' | 'email' | 'password' | 'currency' | 'timeZone' | 'hourlyRate', string>;

export default function SetUp() {
  const { timeZone, zones, currencies } = useLoaderData<typeof loader>();
  const { form, fields } = useAnswered<Fields>('form', { currency: 'GBP', timeZone });
  return (
    <DoorPage
      studioName="Talkback"
      title="Set up your studio"
      lead="You become its owner: you invite engineers and clients, and set what the studio promises."
      wide
    >
      <FormFrame form={form} submit="Open the studio" fullWidth>
        <TextField field={fields.studioName} label="Name of the studio" autoComplete="organization" maxLength={80} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <SelectField field={fields.currency} label="Currency" options={currencies} />
          <TextField field={fields.hourlyRate} label="Mix time per hour" inputMode="decimal" placeholder="45.00" />
        </SimpleGrid>
        <SelectField field={fields.timeZone} label="Time zone" description="Days of the free window are counted in it." options={zones} />
        <Text fw={600} mt="sm">
          You
        </Text>
        <TextField field={fields.name} label="Your name" autoComplete="name" maxLength={80} />
        <TextField field={fields.email} type="email" label="Email" autoComplete="username" />
        <PasswordField field={fields.password} label="Password" description="At least 10 characters; a few words in a row are good." autoComplete="new-password" />
      </FormFrame>
    </DoorPage>
  );
}
