import { Stack, Text, Title } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { Section } from '#app/components/page-section.tsx';
import { versionName } from '#app/domain/shared/version-name.ts';
import { ExportSection } from '#app/features/exchange/export-section.tsx';
import { ImportSection } from '#app/features/exchange/import-section.tsx';
import styles from '#app/features/projects/projects.module.css';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { exchangePage } from '#server/services/exchange/exchange-page.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { bring } from './bring.server.ts';
import { choiceIn } from './choice.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `To the DAW and back · ${data.track.title}` : 'To the DAW and back' }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const trackId = idParam(params.trackId);
  const { versionId, selection, choice } = choiceIn(new URL(request.url).searchParams);
  const [page, shell] = await Promise.all([orRefuse(exchangePage(context.call(), { trackId, versionId, ...selection })), shellFor(context)]);
  return { ...page, choice, shell };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  return bring(context.call(), request);
}

export default function Exchange() {
  const { shell, track, project, versions, version, chosen, choice, mayDownload, mayImport } = useLoaderData<typeof loader>();
  const brought = useActionData<typeof action>() ?? null;
  return (
    <AppShell
      shell={shell}
      crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: track.title, to: `/tracks/${track.id}` }, { label: 'To the DAW and back' }]}
    >
      <header className={styles.head}>
        <div className={styles.headText}>
          <Title order={1} size="h2">
            To the DAW and back
          </Title>
          <Text c="dimmed">Requests of “{track.title}” as markers where they were said, and markers as notes.</Text>
        </div>
      </header>
      {version ? (
        <Stack gap="lg">
          <ExportSection trackId={track.id} versions={versions} version={version} choice={choice} chosen={chosen} mayDownload={mayDownload} />
          {mayImport ? (
            <ImportSection versionId={version.id} name={versionName(version)} clock={choice.clock} state={brought} />
          ) : (
            <Section title="And back">
              <Text c="dimmed">{versionName(version)} is not shared with the client yet. Share it, then markers can become notes on it.</Text>
            </Section>
          )}
        </Stack>
      ) : (
        <Section title="No version yet">
          <Text c="dimmed">When a mix is there and prepared, its requests can be taken to a DAW from here.</Text>
        </Section>
      )}
    </AppShell>
  );
}
