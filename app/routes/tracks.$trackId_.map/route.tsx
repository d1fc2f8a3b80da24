import { Stack, Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { mapForm } from '#app/contracts/song-map.ts';
import styles from '#app/features/projects/projects.module.css';
import { MapForm } from '#app/features/song-map/map-form.tsx';
import { MapSection } from '#app/features/song-map/map-section.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { mapPage, saveMapLines } from '#server/services/tracks/map-page.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Sections and parts · ${data.track.title}` : 'Sections and parts' }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const [page, shell] = await Promise.all([orRefuse(mapPage(context.call(), idParam(params.trackId))), shellFor(context)]);
  return { ...page, shell };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const id = idParam(params.trackId);
  const body = await request.formData();
  if (body.get('intent') !== 'map') throw data(null, { status: 400 });
  return answerForm(body, mapForm, (input) => saveMapLines(context.call(), id, input), { form: 'map' });
}

export default function SongMap() {
  const { shell, track, project, map, lines, commonParts, mayEdit } = useLoaderData<typeof loader>();
  return (
    <AppShell
      shell={shell}
      crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: track.title, to: `/tracks/${track.id}` }, { label: 'Sections and parts' }]}
    >
      <div className={styles.narrow}>
        <Title order={1} size="h2">
          Sections and parts
        </Title>
        <Text c="dimmed" mb="lg">
          What the stretches of “{track.title}” and its instruments are called, once for all its versions. Notes are read by these names.
        </Text>
        <Stack gap="lg">
          {mayEdit ? <MapForm map={map} lines={lines} commonParts={commonParts} /> : null}
          <MapSection map={map} trackId={track.id} />
        </Stack>
      </div>
    </AppShell>
  );
}
