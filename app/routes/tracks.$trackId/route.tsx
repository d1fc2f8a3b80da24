import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { AppShell } from '#app/components/app-shell.tsx';
import type { PersonView } from '#app/contracts/views.ts';
import { ReviewPage } from '#app/features/review/review-page.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { newId } from '#server/platform/ids.server.ts';
import { readPolicy } from '#server/services/studio/read-policy.server.ts';
import { listBlindTests } from '#server/services/blind/list-blind-tests.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { answer } from './answer.server.ts';
import { sentenceOf } from './said.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.snapshot.track.title} · ${data.project.title}` : 'Track' }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requirePerson({ request, context });
  const call = context.call();
  const trackId = idParam(params.trackId);
  const [{ project, ...snapshot }, shell, policy, blindTests] = await orRefuse(
    Promise.all([trackSnapshot(call, trackId), shellFor(context), readPolicy(call), listBlindTests(call, trackId)]),
  );
  const viewer = { id: actor.userId, name: actor.name, role: actor.role } as PersonView;
  return { snapshot, project, blindTests, shell, policy, viewer, serverNow: call.at.toISOString(), formId: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  return answer(context.call(), await request.formData(), new URL(request.url));
}

export default function Track() {
  const { snapshot, project, blindTests, shell, policy, viewer, serverNow, formId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { track } = snapshot;
  const query = { version: search.get('v'), at: momentOf(search.get('t')), wholeList: search.get('notes') === 'all' };
  const said = search.get('said');
  useEffect(() => {
    // Said once: a reload does not say it again.
    if (said) history.replaceState(history.state, '', withoutSaid());
  }, [said]);
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title, to: `/projects/${project.id}` }]} wide>
      <ReviewPage
        key={track.id}
        snapshot={snapshot}
        project={project}
        blindTests={blindTests}
        viewer={viewer}
        serverNow={serverNow}
        formId={formId}
        policy={policy}
        asked={query}
        said={sentenceOf(said)}
        refusal={refused?.intent === 'note' ? refused.refusal : null}
        problem={refused && refused.intent !== 'note' ? refused.refusal.message : null}
        signInHref={`/sign-in?${new URLSearchParams({ redirectTo: `/tracks/${track.id}` })}`}
      />
    </AppShell>
  );
}

function momentOf(text: string | null): number | null {
  const ms = Number(text);
  return text && Number.isInteger(ms) && ms >= 0 ? ms : null;
}

function withoutSaid(): string {
  const url = new URL(location.href);
  url.searchParams.delete('said');
  return url.href;
}
