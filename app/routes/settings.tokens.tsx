import { Stack, Text } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { apiTokenCreate } from '#app/contracts/accounts.ts';
import { uuid } from '#app/contracts/fields.ts';
import { type Scope, SCOPES } from '#app/domain/access/scopes.ts';
import { formatDayTime } from '#app/domain/shared/instant.ts';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '#server/services/accounts/api-tokens.server.ts';
import { studioZone } from '#server/services/studio/studio-settings.server.ts';
import { CheckboxesField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { Confirm } from '../components/page-confirm.tsx';
import { Refused } from '../components/page-refused.tsx';
import { SecretOnce } from '../components/page-secret.tsx';
import { Row, Rows, Section } from '../components/page-section.tsx';

export const meta = () => [{ title: 'API tokens · Settings' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const [tokens, zone] = await orRefuse(Promise.all([listApiTokens(context.call()), studioZone()]));
  return { tokens, zone };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const body = await request.formData();
  const call = context.call();
  switch (body.get('form')) {
    case 'create':
      return answerForm(body, apiTokenCreate, (input) => createApiToken(call, input), { form: 'create', reset: true });
    case 'revoke':
      return answerForm(body, z.object({ id: uuid }), (input) => revokeApiToken(call, input), { form: 'revoke' });
    default:
      throw data(null, { status: 400 });
  }
}

const WORDS: Record<Scope, { label: string; hint: string }> = {
  read: { label: 'Read', hint: 'projects, versions, notes, windows' },
  notes: { label: 'Notes', hint: 'write, edit and withdraw notes' },
  versions: { label: 'Versions', hint: 'upload and publish mixes' },
  manage: { label: 'Manage', hint: 'projects, decisions, bookings, people' },
};
const scopes = SCOPES.map((value) => ({ value, ...WORDS[value] }));
const wordsOf = (given: string[]): string => scopes.filter((s) => given.includes(s.value)).map((s) => s.label).join(', ');

export default function Tokens() {
  const { tokens, zone } = useLoaderData<typeof loader>();
  const { form, fields, done } = useAnswered<{ name: string; scopes: string[] }, { token: string }>('create', { scopes: ['read'] });
  return (
    <Stack gap="lg">
      <Refused answer={useActionData()} forms={['revoke']} />
      <Section title="New token" lead="Lets a script act for you, within the rights you give it. Never more than you may yourself.">
        {done && (
          <SecretOnce title="The token is ready" label="The new token" value={done.token} note="Copy it now: it is shown this once. Send it as “Authorization: Bearer …”." />
        )}
        <FormFrame form={form} submit="Make a token">
          <TextField field={fields.name} label="Name" description="What it is for, such as “Nightly backup”." autoComplete="off" maxLength={60} />
          <CheckboxesField field={fields.scopes} label="Rights" options={scopes} />
        </FormFrame>
      </Section>
      <Section title="Your tokens">
        {tokens.length === 0 ? (
          <Text c="dimmed">None yet.</Text>
        ) : (
          <Rows>
            {tokens.map(({ id, name, prefix, scopes: given, lastUsedAt }) => (
              <Row
                key={id}
                title={name}
                detail={
                  <>
                    <span className="tb-timecode">{prefix}…</span> · {wordsOf(given)} · {lastUsedAt ? `last used ${formatDayTime(Date.parse(lastUsedAt), zone)}` : 'never used'}
                  </>
                }
              >
                <Confirm label="Revoke" about={name} question="Scripts that use it stop working at once." sure="Revoke the token" form="revoke" id={id} />
              </Row>
            ))}
          </Rows>
        )}
      </Section>
    </Stack>
  );
}
