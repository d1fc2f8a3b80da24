import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IconCalendarEvent } from '@tabler/icons-react';
import { Fragment } from 'react';
import { orRefuse } from '#server/http/errors.server.ts';
import { listKeptMail } from '#server/services/accounts/kept-mail.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { AppShell } from '../components/app-shell.tsx';
import { Section } from '../components/page-section.tsx';
import styles from '../components/page.module.css';

export const meta = () => [{ title: 'Kept mail' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const mails = await orRefuse(listKeptMail(context.call()));
  return { shell: await shellFor(context), mails };
}

const CALENDAR_WORDS = { REQUEST: 'puts it into the calendar, or moves it there', CANCEL: 'takes it out of the calendar' };

/** Text with its links made to be pressed. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, i) => (
    <Fragment key={i}>{i % 2 === 1 ? <Anchor href={part} c="var(--tb-accent-text)" underline="always">{part}</Anchor> : part}</Fragment>
  ));
}

export default function KeptMail() {
  const { shell, mails } = useLoaderData<typeof loader>();
  return (
    <AppShell shell={shell} crumbs={[{ label: 'Kept mail' }]}>
      <Title order={1} size="h2">
        Kept mail
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        The demo has no mail server: what it would have sent is kept here.
      </Text>
      <Stack gap="md">
        {mails.length === 0 && <Text>Nothing yet. Book time, invite somebody by mail, or ask for a new password.</Text>}
        {mails.map(({ id, recipient, subject, body, createdAt, sentAt, refusal, calendar }) => (
          <Section key={id} title={subject} lead={`To ${recipient} · ${createdAt.slice(0, 16).replace('T', ' ')} UTC`}>
            {(sentAt || refusal) && (
              <Group mb="xs">
                <Badge variant="light" color={refusal ? 'red' : undefined}>{refusal ? 'Refused' : 'Sent'}</Badge>
                {refusal && <Text size="sm">{refusal}</Text>}
              </Group>
            )}
            <Text component="div" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              <Linked text={body.trim()} />
            </Text>
            {calendar && (
              <Anchor href={`/dev/mail/${id}.ics`} download className={styles.attachment} c="var(--tb-accent-text)" underline="always">
                <IconCalendarEvent size={18} aria-hidden /> session.ics <Text span c="dimmed" size="sm">{CALENDAR_WORDS[calendar]}</Text>
              </Anchor>
            )}
          </Section>
        ))}
      </Stack>
    </AppShell>
  );
}
