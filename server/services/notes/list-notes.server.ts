import type { NoteList, Page } from '#app/contracts/api.ts';
import type { NoteView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { noteById, requestsOfNote } from '#db/queries/notes.server.ts';
import { notesPage, requestsOfNotes } from '#db/queries/pages.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowNote, allowTrack, allowVersion } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { pageOfRows, placeOf } from '../paging.server.ts';
import { noteView } from '../views.server.ts';

/** Notes of a track that this person may read, in the order they arrived, withdrawn ones too unless filtered. */
export async function listNotes({ actor }: Call, { limit, cursor, ...filter }: NoteList): Promise<Page<NoteView>> {
  await allowTrack(db(), actor, 'note.read', filter.trackId);
  if (filter.versionId) await allowVersion(db(), actor, 'note.read', filter.versionId);
  const rows = await notesPage(db(), { ...filter, publishedOnly: actor.role === 'client', after: placeOf(cursor), limit: limit + 1 });
  const requests = await requestsOfNotes(db(), rows.map(({ note }) => note.id));
  return pageOfRows(
    rows,
    limit,
    ({ note }) => ({ at: note.receivedAt, id: note.id }),
    (row) => noteView(row, requests.filter(({ request }) => request.noteId === row.note.id)),
  );
}

export async function getNote({ actor }: Call, id: string): Promise<NoteView> {
  await allowNote(db(), actor, 'note.read', id);
  const row = await noteById(db(), id);
  if (!row) throw notFound();
  return noteView(row, await requestsOfNote(db(), id));
}
