import { Text } from '@mantine/core';
import type { MemberView } from '#app/contracts/accounts.ts';
import { formatDay } from '#app/domain/shared/instant.ts';
import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Confirm } from '#app/components/page-confirm.tsx';
import { SecretOnce } from '#app/components/page-secret.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import type { OpenInvitation } from '#server/services/projects/project-page.server.ts';

type Props = { clients: MemberView[]; studio: MemberView[]; invitations: OpenInvitation[]; mayInvite: boolean; timeZone: string };

/** Who hears this project, and the way in for one more. */
export function PeopleSection({ clients, studio, invitations, mayInvite, timeZone }: Props) {
  return (
    <Section title="People" lead={`From the studio: ${studio.map(({ name }) => name).join(', ')}.`}>
      {clients.length > 0 || invitations.length > 0 ? (
        <Rows>
          {clients.map(({ id, name, email }) => (
            <Row key={id} title={name} detail={email} />
          ))}
          {invitations.map(({ id, email, invitedBy, expiresAt }) => (
            <Row
              key={id}
              title={email ?? 'Whoever has the link'}
              detail={`Invited by ${invitedBy}, until ${formatDay(Date.parse(expiresAt), timeZone)}`}
            >
              <Confirm label="Take back" about={email ?? 'invitation by link'} question="The link will no longer open." sure="Take it back" form="revoke" id={id} />
            </Row>
          ))}
        </Rows>
      ) : (
        <Text c="dimmed">{mayInvite ? 'No client hears this project yet.' : 'Nobody else hears this project.'}</Text>
      )}
      {mayInvite && <Invite />}
    </Section>
  );
}

type Invited = { link: string; email: string | null };

function Invite() {
  const { form, fields, done } = useAnswered<{ email: string }, Invited>('invite');
  return (
    <div style={{ marginTop: 16 }}>
      {done && (
        <SecretOnce
          title={done.email ? `A mail to ${done.email} is on its way` : 'The invitation is ready'}
          label="Link of the invitation"
          value={done.link}
          note="Send it to one person. It is shown this once; if it gets lost, make a new one."
        />
      )}
      <FormFrame form={form} submit="Invite a client">
        <TextField
          field={fields.email}
          type="email"
          label="Email, if we should mail the link"
          description="Leave it empty to send the link yourself."
          autoComplete="off"
          required={false}
        />
      </FormFrame>
    </div>
  );
}
