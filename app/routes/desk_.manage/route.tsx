import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { Confirm } from '#app/components/page-confirm.tsx';
import { Refused } from '#app/components/page-refused.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import { byId } from '#app/contracts/api.ts';
import { declineReasonCreate, declineReasonUpdate, savedFilterCreate, savedFilterUpdate } from '#app/contracts/triage.ts';
import styles from '#app/features/projects/projects.module.css';
import { filterSearch } from '#app/features/triage/filter-search.ts';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { addReason, deleteReason, listReasons, updateReason } from '#server/services/desk/decline-reasons.server.ts';
import { deleteFilter, listFilters, saveFilter, updateFilter } from '#server/services/desk/saved-filters.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { readFilter } from '../desk/read-filter.ts';

const FORMS = ['save-filter', 'rename-filter', 'delete-filter', 'add-reason', 'change-reason', 'delete-reason'] as const;

export const meta: MetaFunction = () => [{ title: 'Filters and reasons' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const call = context.call();
  const [shell, filters, reasons] = await Promise.all([shellFor(context), orRefuse(listFilters(call)), orRefuse(listReasons(call))]);
  return { shell, filters, reasons };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const call = context.call();
  const body = await request.formData();
  const form = textOf(body, 'form');
  const name = { form };
  switch (form) {
    case 'save-filter': {
      const filter = readFilter(new URLSearchParams(textOf(body, 'search')));
      return answerForm(body, savedFilterCreate.pick({ name: true }), async (input) => {
        const saved = await saveFilter(call, { ...input, filter });
        throw redirect(`/desk${filterSearch(saved.filter)}`);
      }, name);
    }
    case 'rename-filter':
      return answerForm(body, savedFilterUpdate.pick({ id: true, name: true }), (input) => updateFilter(call, input), name);
    case 'delete-filter':
      return answerForm(body, byId, ({ id }) => deleteFilter(call, id), name);
    case 'add-reason':
      return answerForm(body, declineReasonCreate, (input) => addReason(call, input), name);
    case 'change-reason':
      return answerForm(body, declineReasonUpdate, (input) => updateReason(call, input), name);
    case 'delete-reason':
      return answerForm(body, byId, ({ id }) => deleteReason(call, id), name);
    default:
      throw data(null, { status: 400 });
  }
}

function textOf(body: FormData, name: string): string {
  const value = body.get(name);
  return typeof value === 'string' ? value : '';
}

export default function Manage() {
  const { shell, filters, reasons } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AppShell shell={shell} crumbs={[{ label: 'Desk', to: '/desk' }, { label: 'Filters and reasons' }]}>
      <header className={styles.head}>
        <div className={styles.headText}>
          <Title order={1} size="h2">
            Filters and reasons
          </Title>
        </div>
      </header>
      <Stack gap="lg">
        <Refused answer={answer} forms={FORMS} />
        <Section title="Your filters" lead="Only you see them. Save one on the desk, as it is filtered there.">
          {filters.length > 0 ? (
            <Rows>
              {filters.map(({ id, name, filter }) => (
                <Row key={id} title={<Link className={styles.link} to={`/desk${filterSearch(filter)}`}>{name}</Link>}>
                  <OneLine form="rename-filter" id={id} field="name" label={`Name of “${name}”`} value={name} send="Rename" atMost={60} />
                  <Confirm label="Delete" about={name} question="The filter goes; the requests stay as they are." sure="Delete it" form="delete-filter" id={id} />
                </Row>
              ))}
            </Rows>
          ) : (
            <Text c="dimmed">None yet.</Text>
          )}
        </Section>
        <Section title="Reasons to decline" lead="The studio’s own, offered to every engineer. What was said with one stays as it was said.">
          {reasons.length > 0 ? (
            <Rows>
              {reasons.map(({ id, body }) => (
                <Row key={id}>
                  <OneLine form="change-reason" id={id} field="body" label={`Words of “${body}”`} value={body} send="Change" atMost={1000} />
                  <Confirm label="Delete" about={body} question="It is not offered any more; decisions that used it keep it." sure="Delete it" form="delete-reason" id={id} />
                </Row>
              ))}
            </Rows>
          ) : (
            <Text c="dimmed">None yet.</Text>
          )}
          <OneLine key={`add ${reasons.length}`} form="add-reason" field="body" label="Another reason" value="" send="Add" atMost={1000} />
        </Section>
      </Stack>
    </AppShell>
  );
}

type OneLineProps = { form: (typeof FORMS)[number]; id?: string; field: string; label: string; value: string; send: string; atMost: number };

/** One field and its button. */
function OneLine({ form, id, field, label, value, send, atMost }: OneLineProps) {
  return (
    <Form method="post" style={{ flex: '1 1 320px', display: 'flex', gap: 8, alignItems: 'end', marginTop: id ? 0 : 16 }}>
      <input type="hidden" name="form" value={form} />
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <TextInput key={value} name={field} aria-label={label} placeholder={label} defaultValue={value} required maxLength={atMost} size="md" style={{ flex: 1 }} />
      <Button type="submit" variant="default" mih={44}>
        {send}
      </Button>
    </Form>
  );
}
