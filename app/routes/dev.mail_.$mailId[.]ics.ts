import type { LoaderFunctionArgs } from '@remix-run/node';
import { orRefuse } from '#server/http/errors.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { keptCalendarFile } from '#server/services/accounts/kept-mail.server.ts';

/** The calendar file that came with a kept mail. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = await orRefuse(keptCalendarFile(context.call(), idParam(params.mailId)));
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="session.ics"',
      'Cache-Control': 'private, no-store',
    },
  });
}
