import { Anchor, Button, Text } from '@mantine/core';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { type NewAccount, newAccount } from '#app/contracts/accounts.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { acceptInvitation, joinByInvitation, readInvitation } from '#server/services/accounts/accept-invitation.server.ts';
import { ServiceError } from '#server/services/errors.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { PasswordField, TextField } from '../components/form-field.tsx';
import { FormFrame } from '../components/form-frame.tsx';
import { useAnswered } from '../components/form-hook.tsx';
import { DoorPage } from '../components/page-door.tsx';

export const meta = () => [{ title: 'You are invited' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { studioName, person } = await shellFor(context);
  const token = params.token ?? '';
  try {
    return data({ studioName, person, token, closed: null, invitation: await readInvitation(context.call().at, token) });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return data({ studioName, person, token, closed: error.message, invitation: null }, { status: 404 });
  }
}

const home = (projectId: string | null): string => (projectId ? `/projects/${projectId}` : '/');

export async function action({ request, params, context }: ActionFunctionArgs) {
  const body = await request.formData();
  const token = params.token ?? '';
  if (body.get('form') === 'join') {
    return answerForm(
      body,
      z.object({}),
      async () => {
        throw redirect(home((await joinByInvitation(context.call(), token)).projectId));
      },
      { form: 'join' },
    );
  }
  return answerForm(body, newAccount, async (input) => {
    const { cookie, projectId } = await acceptInvitation(context.call(), token, input);
    throw redirect(home(projectId), { headers: { 'Set-Cookie': cookie } });
  });
}

function JoinAs({ name }: { name: string }) {
  const { form } = useAnswered('join');
  return (
    <>
      <FormFrame form={form} submit={`Join as ${name}`} fullWidth>
        {null}
      </FormFrame>
      <Form method="post" action="/sign-out">
        <Text size="sm" c="dimmed">
          Not you?{' '}
          <Anchor component="button" type="submit" size="sm" c="inherit" underline="always">
            Sign out
          </Anchor>
          , then open the link again.
        </Text>
      </Form>
    </>
  );
}

function NewPerson({ email, token }: { email: string | null; token: string }) {
  const { form, fields } = useAnswered<NewAccount>('form', { email: email ?? undefined });
  return (
    <>
      <FormFrame form={form} submit="Join" fullWidth>
        <TextField field={fields.name} label="Your name" description="The others see it beside what you say." autoComplete="name" maxLength={80} />
        <TextField field={fields.email} type="email" label="Email" autoComplete="username" />
        <PasswordField field={fields.password} label="Password" description="At least 10 characters; a few words in a row are good." autoComplete="new-password" />
      </FormFrame>
      <Text size="sm" c="dimmed">
        Do you have an account?{' '}
        <Anchor component={Link} to={`/sign-in?${new URLSearchParams({ redirectTo: `/invite/${token}` })}`} c="inherit" underline="always">
          Sign in and join with it
        </Anchor>
      </Text>
    </>
  );
}

export default function Invitation() {
  const { studioName, person, token, closed, invitation } = useLoaderData<typeof loader>();
  if (!invitation) {
    return (
      <DoorPage studioName={studioName} title="This invitation is closed" lead={`${closed} Ask the studio for a new one.`}>
        <Button component={Link} to={person ? '/' : '/sign-in'} variant="default" mih={44}>
          {person ? 'To your projects' : 'Sign in'}
        </Button>
      </DoorPage>
    );
  }
  const { projectTitle, invitedBy, email } = invitation;
  return (
    <DoorPage
      studioName={studioName}
      title={projectTitle ? `Listen to “${projectTitle}”` : `Work with ${studioName}`}
      lead={projectTitle ? `${invitedBy} invites you to hear the mixes and say what you hear.` : `${invitedBy} invites you as an engineer.`}
    >
      {!person && <NewPerson email={email} token={token} />}
      {person?.role === 'client' && <JoinAs name={person.name} />}
      {person && person.role !== 'client' && (
        <>
          <Text>You are of the studio and see every project already. The link still waits for the person it is for.</Text>
          <Button component={Link} to="/" mih={44}>
            To your projects
          </Button>
        </>
      )}
    </DoorPage>
  );
}
