import { z } from 'zod';
import type { Page, Paging } from '#app/contracts/api.ts';
import { ServiceError } from './errors.server.ts';

/** Where a page ended: a moment and an id, which every list has in its order. */
export type Place = { at: Date; id: string };

const place = z.tuple([z.iso.datetime(), z.uuid()]);

const cursorOf = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** @throws ServiceError invalid when the cursor is none of ours. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    const [at, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    throw new ServiceError('invalid', 'The cursor is not one of ours.', { cursor: ['Use `next` of the page before, or leave it out.'] });
  }
}

/** A page of rows of which one more than `limit` was read, to know whether there is a next. */
export function pageOfRows<R, T>(rows: R[], limit: number, placeAt: (row: R) => Place, view: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last ? cursorOf(placeAt(last)) : null };
}

/** A page of a list short enough to be read whole; its cursor is the last item's id. */
export function pageOfList<T extends { id: string | number }>(items: T[], { limit, cursor }: Paging): Page<T> {
  const from = cursor === undefined ? 0 : items.findIndex(({ id }) => String(id) === cursor) + 1;
  if (cursor !== undefined && from === 0) throw new ServiceError('invalid', 'That place in the list is gone.', { cursor: ['Begin again without a cursor.'] });
  const shown = items.slice(from, from + limit);
  const last = shown.at(-1);
  return { items: shown, next: last && from + limit < items.length ? String(last.id) : null };
}
