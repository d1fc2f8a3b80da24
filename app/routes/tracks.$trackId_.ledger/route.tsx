import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AppShell } from '#app/components/app-shell.tsx';
import formStyles from '#app/components/form.module.css';
import { Section } from '#app/components/page-section.tsx';
import { LedgerList, NoteWords } from '#app/features/projects/ledger/ledger-list.tsx';
import ledgerStyles from '#app/features/projects/ledger/ledger.module.css';
import { ledgerLine } from '#app/features/projects/ledger/words.ts';
import styles from '#app/features/projects/projects.module.css';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { ledgerPage } from '#server/services/tracks/ledger-page.server.ts';

const wanted = z.object({
  request: z.uuid().optional().catch(undefined),
  before: z.coerce.number().int().positive().optional().catch(undefined),
  format: z.literal('csv').optional().catch(undefined),
});

const query = (search: Record<string, string | null>): string => {
  const kept = Object.entries(search).filter((pair): pair is [string, string] => pair[1] !== null);
  return kept.length ? `?${new URLSearchParams(kept)}` : '';
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Decisions · ${data.track.title}` : 'Decisions' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const trackId = idParam(params.trackId);
  const { request: requestId, before, format } = wanted.parse(Object.fromEntries(new URL(request.url).searchParams));
  // A page's route cannot answer with a file; the one beside it does.
  if (format) throw redirect(`/tracks/${trackId}/ledger.csv${query({ request: requestId ?? null })}`);
  const [shell, page] = await Promise.all([shellFor(context), orRefuse(ledgerPage(context.call(), { trackId, requestId, before }))]);
  const { entries, ...rest } = page;
  return { shell, ...rest, lines: entries.map((entry) => ledgerLine(entry, page.timeZone)), requestId: requestId ?? null, first: before === undefined };
}

export default function Ledger() {
  const { shell, track, project, timeZone, lines, older, requests, requestId, first } = useLoaderData<typeof loader>();
  const short = (body: string) => (body.length > 60 ? `${body.slice(0, 60)}…` : body || 'A note that was withdrawn');
  return (
    <AppShell
      shell={shell}
      crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: track.title, to: `/tracks/${track.id}` }, { label: 'Decisions' }]}
    >
      <header className={styles.head}>
        <div className={styles.headText}>
          <Title order={1} size="h2">
            Decisions
          </Title>
          <Text c="dimmed">
            Every decision about “{track.title}”: who or what decided, by which rule, from what. Nothing here is ever changed. By the studio’s
            clock, {timeZone.replaceAll('_', ' ')}.
          </Text>
        </div>
        {lines.length > 0 && (
          <Button component="a" href={`/tracks/${track.id}/ledger.csv${query({ request: requestId })}`} download variant="default" mih={44}>
            Export as CSV
          </Button>
        )}
      </header>
      <Stack gap="lg">
        {requests.length > 0 && (
          <Form method="get" className={`${formStyles.form} ${ledgerStyles.filter}`}>
            <NativeSelect
              key={requestId}
              name="request"
              label="About"
              size="md"
              defaultValue={requestId ?? ''}
              data={[{ value: '', label: 'Every request' }, ...requests.map(({ id, at, body }) => ({ value: id, label: `${at}  ${short(body)}` }))]}
            />
            <Button type="submit" variant="default" mih={44}>
              Show
            </Button>
          </Form>
        )}
        <Section title={requestId ? 'About one request' : 'Newest first'} lead={requestId && lines[0] ? <NoteWords line={lines[0]} /> : undefined}>
          {lines.length > 0 ? (
            <LedgerList lines={lines} filtered={requestId !== null} />
          ) : (
            <Text c="dimmed">
              {requestId ? 'Nothing was decided about this request.' : 'Nothing has been decided yet. The first note that asks for a change begins this list.'}
            </Text>
          )}
        </Section>
      </Stack>
      <nav className={styles.foot} aria-label="More decisions">
        {!first && (
          <Link className={styles.link} to={query({ request: requestId }) || '?'}>
            Newest
          </Link>
        )}
        {older !== null && (
          <Link className={styles.link} to={query({ request: requestId, before: String(older) })}>
            Older
          </Link>
        )}
        {requestId && (
          <Link className={styles.link} to="?">
            Every request
          </Link>
        )}
      </nav>
    </AppShell>
  );
}
