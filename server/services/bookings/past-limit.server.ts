import { windowAt } from '#app/domain/policy/window.ts';
import { addsUp } from '#app/domain/triage/adds-up.ts';
import type { Queryable } from '#db/client.server.ts';
import { freeWork } from '#db/queries/desk.server.ts';
import { theStudio, windowFacts } from '#db/queries/facts.server.ts';
import { type RequestRow, requestsByIds } from '#db/queries/notes.server.ts';
import type { TrackRow } from './effects.server.ts';

type Which = { /** Only these. */ only: readonly string[]; /** As if this booking were not there: it puts the window on hold itself. */ without?: string };

/** Of the requests named, those that the desk may propose mix time for: promised on the free window past the studio's limit, and not begun. */
export async function pastLimit(q: Queryable, tracks: TrackRow[], at: Date, { only, without }: Which): Promise<RequestRow[]> {
  if (only.length === 0 || tracks.length === 0) return [];
  const [work, studio] = await Promise.all([freeWork(q, tracks.map(({ id }) => id)), theStudio(q)]);
  const found: string[] = [];
  for (const track of tracks) {
    const mine = work.filter(({ trackId }) => trackId === track.id).map((one) => ({ ...one, receivedAt: one.receivedAt.getTime() }));
    if (!mine.some(({ id }) => only.includes(id))) continue;
    const facts = await windowFacts(q, track);
    const window = windowAt({ ...facts, bookings: facts.bookings.filter(({ id }) => id !== without) }, at.getTime());
    found.push(...(addsUp(mine, window, studio?.minutesLimit ?? 0).rest?.requestIds ?? []));
  }
  const wanted = found.filter((id) => only.includes(id));
  return wanted.length ? (await requestsByIds(q, wanted)).map(({ request }) => request) : [];
}
