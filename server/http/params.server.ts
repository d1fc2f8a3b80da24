import { data } from '@remix-run/node';
import { isUuid } from '#app/domain/shared/id.ts';

/** An id from a page's address; what cannot be one is not found. */
export function idParam(value: string | null | undefined): string {
  if (value && isUuid(value)) return value.toLowerCase();
  throw data({ code: 'not_found', message: 'It does not exist, or you have not been invited to it.' }, { status: 404 });
}
