import type { DeskRequest } from '#app/contracts/triage.ts';
import { db } from '#db/client.server.ts';
import { deskRowsByIds } from '#db/queries/desk.server.ts';
import { changesSince } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow, allowNote } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { changeView } from '../requests/stale.server.ts';
import { deskRowsOf, deskTracksOf } from './desk-view.server.ts';

/** One request as the desk shows it, with its track and all that was decided about it. */
export async function deskRequest(call: Call, id: string): Promise<DeskRequest> {
  allow(call.actor, 'desk.read');
  const rows = await deskRowsByIds(db(), [id]);
  const found = rows[0];
  if (!found) throw notFound();
  await allowNote(db(), call.actor, 'request.read', found.request.noteId);
  const [[row], [track], changes] = await Promise.all([
    deskRowsOf(db(), rows),
    deskTracksOf(db(), call.at, [{ trackId: found.request.trackId, requests: 1 }]),
    changesSince(db(), id, 0),
  ]);
  if (!row || !track) throw notFound();
  return { row, track, changes: changes.map(changeView) };
}
