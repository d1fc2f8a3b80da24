import type { Tx } from '#db/client.server.ts';
import { followersOf, updateRequestRow } from '#db/queries/notes.server.ts';

/**
 * Before a request is withdrawn or asks for something else: who asked for the same still does. The
 * first of those merged into it stands for the others from now on, where it stood.
 * @returns the request that stands for them now, and the rest.
 */
export async function passOn(tx: Tx, requestId: string): Promise<string[]> {
  const [heir, ...rest] = (await followersOf(tx, [requestId])).map(({ request }) => request);
  if (!heir) return [];
  await updateRequestRow(tx, heir.id, { mergedIntoId: null });
  for (const { id } of rest) await updateRequestRow(tx, id, { mergedIntoId: heir.id });
  return [heir.id, ...rest.map(({ id }) => id)];
}
