import { byId, noteCreateByApi, noteList, numberedNote, pageOf } from '#app/contracts/api.ts';
import { noteUpdate, noteWithdraw } from '#app/contracts/notes.ts';
import { noteView } from '#app/contracts/views.ts';
import { newId } from '../../../platform/ids.server.ts';
import { createNote } from '../../../services/notes/create-note.server.ts';
import { getNote, listNotes } from '../../../services/notes/list-notes.server.ts';
import { updateNote } from '../../../services/notes/update-note.server.ts';
import { withdrawNote } from '../../../services/notes/withdraw-note.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'notes';

export const noteOperations = [
  operation({
    id: 'listNotes',
    tag,
    method: 'GET',
    path: '/notes',
    summary: 'Notes of a track in the order they arrived, with their requests; withdrawn ones keep their place without words',
    actions: ['note.read'],
    input: noteList,
    status: 200,
    output: pageOf(noteView),
    handle: listNotes,
  }),
  operation({
    id: 'createNote',
    tag,
    method: 'POST',
    path: '/notes',
    summary: 'Pin a note to a version, or answer one with `parent`; the same id sent twice makes one note',
    actions: ['note.create', 'note.reply'],
    input: noteCreateByApi,
    status: 201,
    output: numberedNote,
    handle: async (call, input) => {
      const { note, seq } = await createNote(call, { ...input, id: input.id ?? newId() });
      return { ...note, seq };
    },
  }),
  operation({
    id: 'getNote',
    tag,
    method: 'GET',
    path: '/notes/:id',
    summary: 'A note with its requests',
    actions: ['note.read'],
    input: byId,
    status: 200,
    output: noteView,
    handle: (call, { id }) => getNote(call, id),
  }),
  operation({
    id: 'updateNote',
    tag,
    method: 'PATCH',
    path: '/notes/:id',
    summary: 'Mend your note\'s words, place or kind; a new wish is judged anew',
    actions: ['note.update'],
    input: noteUpdate,
    status: 200,
    output: numberedNote,
    handle: async (call, input) => {
      const { note, seq } = await updateNote(call, input);
      return { ...note, seq };
    },
  }),
  operation({
    id: 'withdrawNote',
    tag,
    method: 'DELETE',
    path: '/notes/:id',
    summary: 'Withdraw your note: its words and requests go, its place in the thread stays',
    actions: ['note.withdraw'],
    input: noteWithdraw,
    status: 204,
    output: null,
    handle: async (call, input) => void (await withdrawNote(call, input)),
  }),
];
