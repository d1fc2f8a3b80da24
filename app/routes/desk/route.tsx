import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { DeskPage } from '#app/features/triage/desk-page.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { deskChoices } from '#server/services/desk/desk-choices.server.ts';
import { deskPage } from '#server/services/desk/desk-page.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { readFilter } from './read-filter.ts';

const PAGE = 60;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Desk · ${data.shell.studioName}` : 'Desk' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = await requirePerson({ request, context });
  const call = context.call();
  const search = new URL(request.url).searchParams;
  const filter = readFilter(search);
  const cursor = search.get('cursor') ?? undefined;
  const [shell, page, choices] = await Promise.all([shellFor(context), orRefuse(deskPage(call, { ...filter, limit: PAGE, cursor })), orRefuse(deskChoices(call))]);
  return { shell, page, choices, filter, viewerId: userId as string, later: cursor !== undefined };
}

export default function Desk() {
  const { shell, ...desk } = useLoaderData<typeof loader>();
  return (
    <AppShell shell={shell} crumbs={[{ label: 'Desk' }]} wide>
      <DeskPage {...desk} />
    </AppShell>
  );
}
