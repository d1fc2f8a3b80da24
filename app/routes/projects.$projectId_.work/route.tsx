import { Stack, Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { Refused } from '#app/components/page-refused.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import { conflictPick } from '#app/contracts/triage.ts';
import { ConflictCard } from '#app/features/projects/work/conflict-card.tsx';
import styles from '#app/features/projects/projects.module.css';
import { WorkList } from '#app/features/projects/work/work-list.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { pickSide } from '#server/services/conflicts/pick-side.server.ts';
import { projectWork } from '#server/services/projects/project-work.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Where things stand · ${data.work.project.title}` : 'Where things stand' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const [shell, work] = await Promise.all([shellFor(context), orRefuse(projectWork(context.call(), idParam(params.projectId)))]);
  return { shell, work };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const projectId = idParam(params.projectId);
  return answerForm(
    await request.formData(),
    conflictPick,
    async (input) => {
      await pickSide(context.call(), input);
      throw redirect(`/projects/${projectId}/work`);
    },
    { form: 'pick' },
  );
}

export default function Work() {
  const { shell, work } = useLoaderData<typeof loader>();
  const { project, tracks, conflicts, decides } = work;
  const nothing = [work.toCheck, work.toBook, work.doing, work.accepted, work.withStudio, work.declined, conflicts].every((list) => list.length === 0);
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: 'Where things stand' }]}>
      <Title order={1} size="h2" mb="lg">
        Where things stand
      </Title>
      <Stack gap="lg">
        <Refused answer={useActionData()} forms={['pick']} />
        {conflicts.length > 0 && (
          <Section title={decides ? 'Yours to decide' : 'Waiting for a decision'} lead="Two people ask for opposite things. Neither is done until one is picked.">
            <Stack gap="md">
              {conflicts.map((conflict) => (
                <ConflictCard key={conflict.id} conflict={conflict} decides={decides} />
              ))}
            </Stack>
          </Section>
        )}
        <WorkList title="Listen: did it land?" lead="Done, and waiting for whoever asked." lines={work.toCheck} />
        <WorkList title="Needs booked time" lines={work.toBook}>
          <Link className={styles.link} to={`/projects/${project.id}/bookings`}>
            Booked time
          </Link>
        </WorkList>
        <WorkList title="Being worked on" lines={work.doing} />
        <WorkList title="Accepted, not begun" lines={work.accepted} />
        <WorkList title="With the studio" lead="Somebody of the studio looks at it first." lines={work.withStudio} />
        <WorkList title="Will not be done" lines={work.declined} />
        {nothing && <Text c="dimmed">Nothing is open. What you ask for on a track shows up here.</Text>}
        {tracks.length > 0 && (
          <Section title="Free until when">
            <Rows>
              {tracks.map(({ id, title, open, sentence, addsUp }) => (
                <Row key={id} title={<Link className={styles.wish} to={`/tracks/${id}`}>{title}</Link>} detail={open ? `${sentence} ${addsUp.used} of ${addsUp.limit} minutes used.` : sentence} />
              ))}
            </Rows>
          </Section>
        )}
      </Stack>
    </AppShell>
  );
}
