import type { checkEdit, checkWithdraw, NoteRefusal } from '#app/domain/notes/note.ts';
import { ServiceError } from '../errors.server.ts';

type EditRefusal = Extract<ReturnType<typeof checkEdit> | ReturnType<typeof checkWithdraw>, { ok: false }>['reason'];

const PLACE: Record<NoteRefusal, [field: string, message: string]> = {
  body_empty: ['body', 'Write something.'],
  body_too_long: ['body', 'Use at most 4,000 characters.'],
  time_not_whole: ['at', 'Use whole milliseconds.'],
  time_outside: ['at', 'This moment lies outside the version.'],
  range_backwards: ['until', 'A range ends after it begins.'],
};

const EDIT: Record<EditRefusal, string> = {
  not_author: 'Only who wrote a note can change it. You can answer it.',
  withdrawn: 'This note was withdrawn.',
  already_done: 'The work is done already. You can answer the note instead.',
};

export function noteRefusal(reason: NoteRefusal): ServiceError {
  const [field, message] = PLACE[reason];
  return new ServiceError('invalid', message, { [field]: [message] });
}

export const editRefusal = (reason: EditRefusal): ServiceError =>
  new ServiceError(reason === 'not_author' ? 'forbidden' : 'conflict', EDIT[reason]);
