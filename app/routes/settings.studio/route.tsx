import { SimpleGrid } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioUpdate } from '#app/contracts/accounts.ts';
import { JUDGED_CATEGORIES } from '#app/domain/policy/studio.ts';
import { minorDigits } from '#app/domain/shared/money.ts';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { currencyOptions, timeZoneOptions } from '#server/services/studio/choices.server.ts';
import { getStudioSettings } from '#server/services/studio/studio-settings.server.ts';
import { updateStudio } from '#server/services/studio/update-studio.server.ts';
import { CheckboxesField, SelectField, TextField } from '../../components/form-field.tsx';
import { FormFrame } from '../../components/form-frame.tsx';
import { useAnswered } from '../../components/form-hook.tsx';
import { Section } from '../../components/page-section.tsx';
import { CATEGORY_WORDS } from './categories.ts';

export const meta = () => [{ title: 'Studio · Settings' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const { hourlyRate, ...settings } = await orRefuse(getStudioSettings(context.call()));
  const digits = minorDigits(settings.currency);
  return {
    settings: { ...settings, hourlyRate: (hourlyRate / 10 ** digits).toFixed(digits) },
    currencies: currencyOptions(settings.currency),
    zones: timeZoneOptions(settings.timeZone),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  return answerForm(await request.formData(), studioUpdate, (input) => updateStudio(context.call(), input));
}

type Fields = {
  name: string;
  currency: string;
  hourlyRate: string;
  windowDays: number;
  timeZone: string;
  minutesLimit: number;
  dbLimit: number;
  minorCategories: string[];
};

const categories = JUDGED_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value]?.label ?? value, hint: CATEGORY_WORDS[value]?.hint }));

export default function Studio() {
  const { settings, currencies, zones } = useLoaderData<typeof loader>();
  const { form, fields, succeeded } = useAnswered<Fields>('form', settings);
  return (
    <Section title="The studio and its promise" lead="Time and zone of the window hold for windows that open from now on; open ones keep theirs.">
      <FormFrame form={form} submit="Save" saved={succeeded && 'Saved.'}>
        <TextField field={fields.name} label="Name" autoComplete="organization" maxLength={80} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <SelectField field={fields.currency} label="Currency" options={currencies} />
          <TextField field={fields.hourlyRate} label="Mix time per hour" inputMode="decimal" unit={settings.currency} />
          <TextField field={fields.windowDays} type="number" label="Free window" description="After the mix is done." min={1} max={365} unit="days" />
          <SelectField field={fields.timeZone} label="Time zone" description="Its midnight ends the window." options={zones} />
          <TextField field={fields.minutesLimit} type="number" label="Small changes in one window" description="Beyond it a change is marked for the engineer." min={0} unit="min" />
          <TextField field={fields.dbLimit} type="number" label="Level moves up to" description="Beyond it a change is marked for the engineer." min={0} max={60} unit="dB" />
        </SimpleGrid>
        <CheckboxesField
          field={fields.minorCategories}
          label="What counts as a minor tweak"
          description="The rest needs booked time. Repairing our own faults is always free."
          options={categories}
        />
      </FormFrame>
    </Section>
  );
}
