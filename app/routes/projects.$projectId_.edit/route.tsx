import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AppShell } from '#app/components/app-shell.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Confirm } from '#app/components/page-confirm.tsx';
import { Section } from '#app/components/page-section.tsx';
import { deciderForm, projectForm, trackNameForm } from '#app/contracts/project-forms.ts';
import { DeciderForm } from '#app/features/projects/decider-form.tsx';
import { ProjectFields, type ProjectFormFields } from '#app/features/projects/project-fields.tsx';
import styles from '#app/features/projects/projects.module.css';
import { TrackName } from '#app/features/projects/track-forms.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { projectToEdit } from '#server/services/projects/project-page.server.ts';
import { updateProject } from '#server/services/projects/projects.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { updateTrack } from '#server/services/tracks/tracks.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Edit ${data.project.title}` : 'Edit the project' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const [shell, found] = await Promise.all([shellFor(context), orRefuse(projectToEdit(context.call(), idParam(params.projectId)))]);
  return { shell, ...found };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const id = idParam(params.projectId);
  const call = context.call();
  const body = await request.formData();
  const form = body.get('form');
  if (typeof form !== 'string') throw data(null, { status: 400 });
  if (form.startsWith('track-')) {
    return answerForm(body, trackNameForm, (input) => updateTrack(call, input), { form });
  }
  switch (form) {
    case 'project':
      return answerForm(body, projectForm, (input) => updateProject(call, { id, ...input }), { form });
    case 'decider':
      return answerForm(body, deciderForm, ({ decisionMakerId }) => updateProject(call, { id, decisionMakerId: decisionMakerId ?? null }), { form });
    case 'archive':
      return answerForm(body, z.object({}), async () => {
        await updateProject(call, { id, archived: true });
        throw redirect(`/?archived=${id}`);
      });
    case 'restore':
      return answerForm(body, z.object({}), async () => {
        await updateProject(call, { id, archived: false });
        throw redirect(`/projects/${id}`);
      });
    default:
      throw data(null, { status: 400 });
  }
}

export default function EditProject() {
  const { shell, project, tracks, people } = useLoaderData<typeof loader>();
  const { title, artist, downloadsAllowed } = project;
  const { form, fields, succeeded } = useAnswered<ProjectFormFields>('project', { title, artist, downloadsAllowed });
  return (
    <AppShell shell={shell} crumbs={[{ label: title, to: `/projects/${project.id}` }, { label: 'Edit' }]}>
      <div className={styles.narrow}>
        <Title order={1} size="h2" mb="lg">
          Edit the project
        </Title>
        <Stack gap="lg">
          <Section title="Project">
            <FormFrame form={form} submit="Save" saved={succeeded && 'Saved'}>
              <ProjectFields fields={fields} />
            </FormFrame>
          </Section>
          <DeciderForm people={people} decisionMakerId={project.decisionMakerId} />
          {tracks.length > 0 && (
            <Section title="Tracks" lead="Their names, and how many stems were delivered where you know: the estimate of mix time goes by it.">
              <Stack gap="md">
                {tracks.map((track, index) => (
                  <TrackName key={track.id} track={track} number={index + 1} />
                ))}
              </Stack>
            </Section>
          )}
          {project.archivedAt ? (
            <Section title="Archived" lead="It is not in the list of projects. Everything in it is kept.">
              <Form method="post">
                <input type="hidden" name="form" value="restore" />
                <Button type="submit" variant="default" mih={44}>
                  Bring it back
                </Button>
              </Form>
            </Section>
          ) : (
            <Section title="Archive">
              <Group justify="space-between" gap="md">
                <Text size="sm" c="dimmed" flex="1 1 240px">
                  Takes the project out of everybody’s list. Nothing is deleted, and you can bring it back.
                </Text>
                <Confirm
                  label="Archive…"
                  about={title}
                  question={`“${title}” leaves the list, for its clients too. Links to its tracks still work.`}
                  sure="Archive it"
                  form="archive"
                  id={project.id}
                />
              </Group>
            </Section>
          )}
        </Stack>
      </div>
    </AppShell>
  );
}
