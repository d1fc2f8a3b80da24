import { Badge, Group, Stack, Text } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { invitationForm, type InvitationView, type MemberView } from '#app/contracts/accounts.ts';
import { uuid } from '#app/contracts/fields.ts';
import { can } from '#app/domain/access/access.ts';
import { formatDay } from '#app/domain/shared/instant.ts';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { listInvitations } from '#server/services/accounts/list-invitations.server.ts';
import { listPeople } from '#server/services/accounts/list-people.server.ts';
import { removeMember } from '#server/services/accounts/remove-member.server.ts';
import { revokeInvitation } from '#server/services/accounts/revoke-invitation.server.ts';
import { listProjects } from '#server/services/projects/projects.server.ts';
import { studioZone } from '#server/services/studio/studio-settings.server.ts';
import { SelectField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { Confirm } from '../components/page-confirm.tsx';
import { Refused } from '../components/page-refused.tsx';
import { SecretOnce } from '../components/page-secret.tsx';
import { Row, Rows, Section } from '../components/page-section.tsx';

export const meta = () => [{ title: 'People · Settings' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const call = context.call();
  const [invitations, people, projects, zone] = await orRefuse(
    Promise.all([listInvitations(call), listPeople(call), listProjects(call), studioZone()]),
  );
  const places = projects.map(({ id, title, artist }) => ({ value: id, label: `Client of “${title}” by ${artist}` }));
  if (can(call.actor, 'member.invite')) places.push({ value: 'engineer', label: 'Engineer of the studio' });
  return { people, invitations, places, mayRemove: can(call.actor, 'member.remove'), me: call.actor.userId, zone };
}

const byId = z.object({ id: uuid });

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const body = await request.formData();
  const call = context.call();
  switch (body.get('form')) {
    case 'invite':
      return answerForm(body, invitationForm, async (input) => ({ ...(await inviteMember(call, input)), email: input.email ?? null }), { form: 'invite', reset: true });
    case 'revoke':
      return answerForm(body, byId, (input) => revokeInvitation(call, input), { form: 'revoke' });
    case 'remove':
      return answerForm(body, byId, (input) => removeMember(call, input), { form: 'remove' });
    default:
      throw data(null, { status: 400 });
  }
}

type Invite = { to: string; email: string };
type Invited = { link: string; email: string | null };

export default function People() {
  const { people, invitations, places, mayRemove, me, zone } = useLoaderData<typeof loader>();
  const { form, fields, done } = useAnswered<Invite, Invited>('invite', { to: places[0]?.value });
  return (
    <Stack gap="lg">
      <Refused answer={useActionData()} forms={['revoke', 'remove']} />
      <Section title="Invite somebody" lead="By a link that works once, within 14 days.">
        {done && (
          <SecretOnce
            title={done.email ? `A mail to ${done.email} is on its way` : 'The invitation is ready'}
            label="Link of the invitation"
            value={done.link}
            note="Send it to one person. It is shown this once; if it gets lost, make a new one."
          />
        )}
        {places.length === 0 ? (
          <Text c="dimmed">Make a project first: clients are invited to one.</Text>
        ) : (
          <FormFrame form={form} submit="Make a link">
            <SelectField field={fields.to} label="As" options={places} />
            <TextField
              field={fields.email}
              type="email"
              label="Email, if we should mail it"
              description="Leave it empty to send the link yourself."
              autoComplete="off"
              required={false}
            />
          </FormFrame>
        )}
      </Section>
      {invitations.length > 0 && <Waiting invitations={invitations} zone={zone} />}
      <Section title="People">
        <Rows>
          {people.map((person) => (
            <Person key={person.id} person={person} me={person.id === me} mayRemove={mayRemove} />
          ))}
        </Rows>
      </Section>
    </Stack>
  );
}

function Waiting({ invitations, zone }: { invitations: InvitationView[]; zone: string }) {
  return (
    <Section title="Waiting for an answer">
      <Rows>
        {invitations.map(({ id, email, role, projectTitle, invitedBy, expiresAt }) => (
          <Row
            key={id}
            title={email ?? 'Whoever has the link'}
            detail={`${role === 'engineer' ? 'Engineer' : `Client of “${projectTitle}”`} · from ${invitedBy} · until ${formatDay(Date.parse(expiresAt), zone)}`}
          >
            <Confirm label="Take back" about={email ?? 'invitation by link'} question="The link will no longer open." sure="Take it back" form="revoke" id={id} />
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

const ROLES = { owner: 'Owner', engineer: 'Engineer', client: 'Client' };

function Person({ person, me, mayRemove }: { person: MemberView; me: boolean; mayRemove: boolean }) {
  const { id, name, email, role, projects } = person;
  const where = projects.map(({ title }) => `“${title}”`).join(', ');
  return (
    <Row
      title={
        <Group gap="xs">
          {name}
          <Badge variant="default" tt="none" fw={500}>
            {me ? `${ROLES[role]}, you` : ROLES[role]}
          </Badge>
        </Group>
      }
      detail={[email, where].filter(Boolean).join(' · ')}
    >
      {mayRemove && role !== 'owner' && (
        <Confirm
          label="Remove"
          about={name}
          question={`${name} is signed out and cannot come back without a new invitation. What they wrote stays.`}
          sure={`Remove ${name}`}
          form="remove"
          id={id}
        />
      )}
    </Row>
  );
}
