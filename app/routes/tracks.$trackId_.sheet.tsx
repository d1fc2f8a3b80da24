import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { formatDayTime } from '#app/domain/shared/day.ts';
import { RecallSheet } from '#app/features/exchange/recall-sheet.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { notFound } from '#server/services/errors.server.ts';
import { exchangePage } from '#server/services/exchange/exchange-page.server.ts';
import { readSheet } from '#server/services/exchange/read-sheet.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';
import { choiceIn } from './tracks.$trackId_.exchange/choice.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Recall sheet · ${data.sheet.track.title} ${data.sheet.version.name}` : 'Recall sheet' }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const call = context.call();
  const trackId = idParam(params.trackId);
  const { versionId, selection } = choiceIn(new URL(request.url).searchParams);
  const { version, track } = await orRefuse(exchangePage(call, { trackId, versionId, ...selection }));
  if (!version) return orRefuse(Promise.reject(notFound()));
  const [{ sheet }, shell] = await Promise.all([orRefuse(readSheet(call, { id: version.id, ...selection })), shellFor(context)]);
  return { sheet, trackId: track.id, versionId: version.id, studio: shell.studioName, at: formatDayTime(call.at.getTime(), track.window.timeZone) };
}

export default function RecallSheetPage() {
  const { sheet, trackId, versionId, studio, at } = useLoaderData<typeof loader>();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <main id="main" tabIndex={-1} className="rs-desk">
      <nav className="rs-bar" aria-label="Where you are">
        <Link to={`/tracks/${trackId}`}>Back to “{sheet.track.title}”</Link>
        <Link to={`/tracks/${trackId}/exchange?version=${versionId}`}>Other choices</Link>
        {scripted ? (
          <button type="button" className="rs-print" onClick={() => window.print()}>
            Print
          </button>
        ) : null}
      </nav>
      <RecallSheet sheet={sheet} studio={studio} at={at} />
    </main>
  );
}
