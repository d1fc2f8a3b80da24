import { Button, Title } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AppShell } from '#app/components/app-shell.tsx';
import { NoProjects } from '#app/features/projects/empty.tsx';
import { ProjectCard } from '#app/features/projects/project-card.tsx';
import styles from '#app/features/projects/projects.module.css';
import { waitingSentence } from '#app/features/projects/waiting.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { overview } from '#server/services/projects/overview.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

const wanted = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  show: z.literal('archived').optional().catch(undefined),
  archived: z.uuid().optional().catch(undefined),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Projects · ${data.shell.studioName}` : 'Projects' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requirePerson({ request, context });
  const { page, show, archived } = wanted.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [shell, list] = await Promise.all([shellFor(context), orRefuse(overview(context.call(), { page, archived: show === 'archived' }))]);
  return { shell, role, list, justArchived: archived ?? null };
}

export default function Home() {
  const { shell, role, list, justArchived } = useLoaderData<typeof loader>();
  const { projects, page, hasMore, archived, mayCreate } = list;
  const ofStudio = role !== 'client';
  const first = page === 1;
  const query = (next: number) => `?${new URLSearchParams({ ...(archived ? { show: 'archived' } : {}), page: String(next) })}`;
  return (
    <AppShell shell={shell} crumbs={archived ? [{ label: 'Archived projects' }] : []}>
      {justArchived && ofStudio && (
        <div className={styles.notice} role="status">
          <span>The project is archived. Nothing in it is lost, and its links still work.</span>
          <Form method="post" action={`/projects/${justArchived}/edit`}>
            <input type="hidden" name="form" value="restore" />
            <Button type="submit" variant="default" mih={44}>
              Undo
            </Button>
          </Form>
        </div>
      )}
      <header className={styles.head}>
        <div className={styles.headText}>
          <Title order={1} size="h2">
            {archived ? 'Archived projects' : 'Projects'}
          </Title>
          {!archived && first && !hasMore && projects.length > 0 && (
            <p className={styles.sum}>{waitingSentence(projects.map(({ waiting }) => waiting), ofStudio)}</p>
          )}
        </div>
        {mayCreate && !archived && projects.length > 0 && (
          <Button component={Link} to="/projects/new" mih={44}>
            New project
          </Button>
        )}
      </header>
      {projects.length > 0 ? (
        <div className={styles.stack}>
          {projects.map((line) => (
            <ProjectCard key={line.project.id} line={line} ofStudio={ofStudio} />
          ))}
        </div>
      ) : archived || !first ? (
        <p className={styles.quiet}>{archived ? 'No project is archived.' : 'There are no more projects.'}</p>
      ) : (
        <NoProjects role={role} studioName={shell.studioName} />
      )}
      <nav className={styles.foot} aria-label="More projects">
        {!first && (
          <Link className={styles.link} to={query(page - 1)}>
            Newer
          </Link>
        )}
        {hasMore && (
          <Link className={styles.link} to={query(page + 1)}>
            Older
          </Link>
        )}
        {ofStudio && (
          <Link className={styles.link} to={archived ? '/' : '?show=archived'}>
            {archived ? 'Back to the projects' : 'Archived projects'}
          </Link>
        )}
      </nav>
    </AppShell>
  );
}
