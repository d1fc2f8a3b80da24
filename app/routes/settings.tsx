import { Title } from '@mantine/core';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { NavLink, Outlet, useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access/access.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { AppShell } from '../components/app-shell.tsx';
import styles from '../components/page.module.css';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson({ request, context });
  const tabs = [
    { to: 'profile', label: 'You', show: true },
    { to: 'studio', label: 'Studio', show: can(actor, 'studio.settings') },
    { to: 'bookings', label: 'Bookings', show: can(actor, 'studio.settings') },
    { to: 'people', label: 'People', show: can(actor, 'project.invite') },
    { to: 'tokens', label: 'API tokens', show: can(actor, 'token.manage') },
  ];
  return { shell: await shellFor(context), tabs: tabs.filter((tab) => tab.show).map(({ to, label }) => ({ to, label })) };
}

export default function Settings() {
  const { shell, tabs } = useLoaderData<typeof loader>();
  return (
    <AppShell shell={shell} crumbs={[{ label: 'Settings' }]}>
      <Title order={1} size="h2">
        Settings
      </Title>
      <nav className={styles.tabs} aria-label="Settings">
        {tabs.map(({ to, label }) => (
          <NavLink key={to} to={to}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </AppShell>
  );
}
