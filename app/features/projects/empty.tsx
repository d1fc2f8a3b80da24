import { Button, Title } from '@mantine/core';
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './projects.module.css';

/** A designed nothing: what belongs here, and the way to it. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: { label: string; to: string } }) {
  return (
    <div className={styles.empty}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <div className={styles.emptyText}>{children}</div>
      {action && (
        <Button component={Link} to={action.to} mih={44}>
          {action.label}
        </Button>
      )}
    </div>
  );
}

/** The list of projects before there is one, for each role. */
export function NoProjects({ role, studioName }: { role: string; studioName: string }) {
  if (role === 'client') {
    return (
      <Empty title="Nothing to hear yet">
        {studioName} has not shared a project with you. When it does, it stands here; if you expected one, ask the studio for its link.
      </Empty>
    );
  }
  const first = { label: 'Make the first project', to: '/projects/new' };
  return role === 'owner' ? (
    <Empty title="Your studio is open" action={first}>
      A project is one client’s job: a single, an EP, a podcast. Make one, add its tracks, upload a mix, and invite the client by link.
    </Empty>
  ) : (
    <Empty title="No project yet" action={first}>
      {studioName} has no project at the moment. Make the first one, or wait for a colleague to; you see all of the studio’s projects here.
    </Empty>
  );
}
