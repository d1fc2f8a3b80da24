import type { LoaderFunctionArgs } from '@remix-run/node';
import { paging } from '#app/contracts/api.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { asJson } from '#server/http/json.server.ts';
import { deskPage } from '#server/services/desk/desk-page.server.ts';
import { ServiceError } from '#server/services/errors.server.ts';
import { readFilter } from './desk/read-filter.ts';

/** One page of the desk's list, as its script reads it while somebody scrolls. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const search = new URL(request.url).searchParams;
  const wanted = paging.safeParse(Object.fromEntries(search));
  return asJson(async () => {
    if (!wanted.success) throw new ServiceError('invalid', 'That page of the list cannot be read. Reload the desk.');
    return deskPage(context.call(), { ...readFilter(search), ...wanted.data });
  });
}
