import { Button, Stack, Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { Refused } from '#app/components/page-refused.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import { clientInvitationForm, revokeForm, trackForm } from '#app/contracts/project-forms.ts';
import { When } from '#app/features/bookings/when.tsx';
import { BOOKING_WORDS, SERVICE_WORDS } from '#app/features/bookings/words.ts';
import { PeopleSection } from '#app/features/projects/people-section.tsx';
import styles from '#app/features/projects/projects.module.css';
import { AddTrack } from '#app/features/projects/track-forms.tsx';
import { TrackRow } from '#app/features/projects/track-row.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { revokeInvitation } from '#server/services/accounts/revoke-invitation.server.ts';
import { projectPage } from '#server/services/projects/project-page.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { createTrack } from '#server/services/tracks/tracks.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.line.project.title ?? 'Project' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { role } = await requirePerson({ request, context });
  const [shell, page] = await Promise.all([shellFor(context), orRefuse(projectPage(context.call(), idParam(params.projectId)))]);
  return { shell, page, ofStudio: role !== 'client' };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const projectId = idParam(params.projectId);
  const call = context.call();
  const body = await request.formData();
  switch (body.get('form')) {
    case 'track':
      return answerForm(
        body,
        trackForm,
        async ({ title }) => {
          await createTrack(call, { projectId, title });
          throw redirect(`/projects/${projectId}`);
        },
        { form: 'track' },
      );
    case 'invite':
      return answerForm(body, clientInvitationForm, async ({ email }) => ({ ...(await inviteMember(call, { role: 'client', projectId, email })), email: email ?? null }), {
        form: 'invite',
        reset: true,
      });
    case 'revoke':
      return answerForm(body, revokeForm, (input) => revokeInvitation(call, input), { form: 'revoke' });
    default:
      throw data(null, { status: 400 });
  }
}

export default function Project() {
  const { shell, page, ofStudio } = useLoaderData<typeof loader>();
  const { line, clients, studio, invitations, upcoming, waiting, timeZone, may } = page;
  const { project, tracks } = line;
  const bookings = `/projects/${project.id}/bookings`;
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title }]}>
      {project.archivedAt && <ArchivedNotice id={project.id} mayRestore={may.edit} />}
      <header className={styles.head}>
        <div className={styles.headText}>
          <Title order={1} size="h2">
            {project.title}
          </Title>
          <Text c="dimmed">{project.artist}</Text>
        </div>
        {may.edit && (
          <Button component={Link} to="edit" variant="default" mih={44}>
            Edit
          </Button>
        )}
      </header>
      <Stack gap="lg">
        <Refused answer={useActionData()} forms={['revoke']} />
        <Section title="Tracks" lead={tracks.length === 0 && !may.addTrack ? 'No track to hear yet. The studio is on it.' : undefined}>
          {tracks.length === 0 && may.addTrack && (
            <Text c="dimmed" mb="md">
              One song each. On a track’s page you upload its mixes, and your client says what they hear.
            </Text>
          )}
          {tracks.length > 0 && (
            <ol className={`${styles.tracks} ${styles.bare}`}>
              {tracks.map((track) => (
                <TrackRow key={track.id} track={track} ofStudio={ofStudio} />
              ))}
            </ol>
          )}
          {may.addTrack && (
            <div className={tracks.length ? styles.under : undefined}>
              <AddTrack key={tracks.length} first={tracks.length === 0} />
            </div>
          )}
        </Section>
        <Link to={`/projects/${project.id}/work`} className={styles.link}>
          Where things stand: what is being done, what waits for whom
        </Link>
        <Section title="Booked time" lead={`By the studio’s clock, ${timeZone.replaceAll('_', ' ')}.`}>
          {waiting.length + upcoming.length > 0 ? (
            <Rows>
              {[...waiting, ...upcoming.slice(0, 3)].map((booking) => (
                <Row
                  key={booking.id}
                  title={
                    <Link to={`/bookings/${booking.id}`}>
                      <When text={booking.when} />
                    </Link>
                  }
                  detail={[booking.state === 'confirmed' ? null : BOOKING_WORDS[booking.state], SERVICE_WORDS[booking.service], booking.track ?? 'whole project', booking.engineer?.name].filter(Boolean).join(' · ')}
                />
              ))}
            </Rows>
          ) : (
            <Text c="dimmed">Nothing is booked ahead.</Text>
          )}
          <div className={styles.actions} style={{ marginTop: 12 }}>
            {may.book && (
              <Button component={Link} to={`${bookings}?new=1`} variant="default" mih={44}>
                Book time
              </Button>
            )}
            {may.ask && (
              <Button component={Link} to={`${bookings}/ask`} variant="default" mih={44}>
                Ask for a time
              </Button>
            )}
            <Link to={bookings} className={styles.link}>
              All booked time
            </Link>
          </div>
        </Section>
        <PeopleSection clients={clients} studio={studio} invitations={invitations} mayInvite={may.invite} timeZone={timeZone} />
      </Stack>
    </AppShell>
  );
}

function ArchivedNotice({ id, mayRestore }: { id: string; mayRestore: boolean }) {
  return (
    <div className={styles.notice}>
      <span>This project is archived. Everything in it is kept.</span>
      {mayRestore && (
        <Form method="post" action={`/projects/${id}/edit`}>
          <input type="hidden" name="form" value="restore" />
          <Button type="submit" variant="default" mih={44}>
            Bring it back
          </Button>
        </Form>
      )}
    </div>
  );
}
