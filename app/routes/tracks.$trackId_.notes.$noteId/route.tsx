import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import type { PersonView } from '#app/contracts/views.ts';
import { placeWords } from '#app/features/notes/marks.ts';
import { ThreadPage } from '#app/features/notes/thread/thread-page.tsx';
import { threadsOf } from '#app/features/notes/threads.ts';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { newId } from '#server/platform/ids.server.ts';
import { notFound } from '#server/services/errors.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { answer } from '../tracks.$trackId/answer.server.ts';
import { sentenceOf } from '../tracks.$trackId/said.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Note at ${placeWords(data.thread.note)} · ${data.track.title}` : 'Note' }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requirePerson({ request, context });
  const [trackId, noteId] = [idParam(params.trackId), idParam(params.noteId)];
  const [{ track, project, notes, versions }, shell] = await orRefuse(Promise.all([trackSnapshot(context.call(), trackId), shellFor(context)]));
  const thread = threadsOf(notes).find(({ note, replies }) => note.id === noteId || replies.some(({ id }) => id === noteId));
  if (!thread) return orRefuse(Promise.reject(notFound()));
  const viewer = { id: actor.userId, name: actor.name, role: actor.role } as PersonView;
  return { thread, track: { id: track.id, title: track.title }, project: { id: project.id, title: project.title }, decideAt: project.decisionMakerId === viewer.id ? `/projects/${project.id}/work` : null, versions, timeZone: track.window.timeZone, shell, viewer, formId: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  return answer(context.call(), await request.formData(), new URL(request.url));
}

export default function Note() {
  const { thread, track, project, decideAt, versions, timeZone, shell, viewer, formId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  const said = refused ? null : sentenceOf(search.get('said'));
  const { note } = thread;
  const version = versions.find(({ id }) => id === note.versionId);
  const there = `/tracks/${track.id}?${new URLSearchParams({ ...(version ? { v: String(version.number) } : {}), t: String(note.at) })}`;
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: track.title, to: `/tracks/${track.id}` }, { label: 'Note' }]}>
      <div className="tb-thread-page">
        <h1>
          Note at {placeWords(note)}
          {version ? `, v${version.number}` : ''}
        </h1>
        {said ? (
          <p className="tb-thread-said" role="status">
            {said}
          </p>
        ) : null}
        <ThreadPage thread={thread} versions={versions} viewer={viewer} timeZone={timeZone} askAt={viewer.role === 'client' ? `/projects/${project.id}/bookings/ask` : null} decideAt={decideAt} formId={formId} refused={refused} />
        <Link className="tb-thread-back" to={there}>
          Back to “{track.title}”
        </Link>
      </div>
    </AppShell>
  );
}
