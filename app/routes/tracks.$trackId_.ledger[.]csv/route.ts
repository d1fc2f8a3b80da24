import type { LoaderFunctionArgs } from '@remix-run/node';
import { slug } from '#app/domain/exchange/file.ts';
import { isUuid } from '#app/domain/shared/id.ts';
import { ledgerCsv } from '#app/features/projects/ledger/csv.ts';
import { orRefuse } from '#server/http/errors.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { ledgerPage } from '#server/services/tracks/ledger-page.server.ts';

/** The whole ledger of a track as a file, or of the request it is asked for. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const asked = new URL(request.url).searchParams.get('request');
  const requestId = asked && isUuid(asked) ? asked : undefined;
  const { entries, track, timeZone } = await orRefuse(ledgerPage(context.call(), { trackId: idParam(params.trackId), requestId, whole: true }));
  return new Response(ledgerCsv(entries, timeZone), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="decisions-${slug(track.title)}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
