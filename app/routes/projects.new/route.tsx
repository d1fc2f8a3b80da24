import { Anchor, Title } from '@mantine/core';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';
import { projectForm } from '#app/contracts/project-forms.ts';
import { ProjectFields, type ProjectFormFields } from '#app/features/projects/project-fields.tsx';
import styles from '#app/features/projects/projects.module.css';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { mayMakeProject } from '#server/services/projects/project-page.server.ts';
import { createProject } from '#server/services/projects/projects.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

export const meta = () => [{ title: 'New project' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  await orRefuse(mayMakeProject(context.call()));
  return { shell: await shellFor(context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  return answerForm(await request.formData(), projectForm, async (input) => {
    const { id } = await createProject(context.call(), input);
    throw redirect(`/projects/${id}`);
  });
}

export default function NewProject() {
  const { shell } = useLoaderData<typeof loader>();
  const { form, fields } = useAnswered<ProjectFormFields>('form', { downloadsAllowed: true });
  return (
    <AppShell shell={shell} crumbs={[{ label: 'New project' }]}>
      <div className={styles.narrow}>
        <Title order={1} size="h2" mb="lg">
          New project
        </Title>
        <Section title="What is it?" lead="One client’s job: a single, an EP, an album, a podcast. Its tracks come next.">
          <FormFrame
            form={form}
            submit="Make the project"
            aside={
              <Anchor component={Link} to="/" className={styles.link} c="dimmed">
                Not now
              </Anchor>
            }
          >
            <ProjectFields fields={fields} />
          </FormFrame>
        </Section>
      </div>
    </AppShell>
  );
}
