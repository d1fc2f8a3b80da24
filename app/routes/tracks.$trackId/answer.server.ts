import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { noteCreate, noteUpdate, noteWithdraw, requestDecide, requestVoice } from '#app/contracts/notes.ts';
import { uuid } from '#app/contracts/fields.ts';
import { trackUpdate, versionUpdate } from '#app/contracts/studio.ts';
import { readEditForm, readNoteForm } from '#app/features/notes/note-form.ts';
import type { Call } from '#server/auth/actor.server.ts';
import { HTTP_STATUS, ServiceError } from '#server/services/errors.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { updateNote } from '#server/services/notes/update-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { joinRequest, leaveRequest } from '#server/services/requests/join-request.server.ts';
import { updateTrack } from '#server/services/tracks/tracks.server.ts';
import { deleteVersion } from '#server/services/versions/delete-version.server.ts';
import { publishVersion } from '#server/services/versions/publish-version.server.ts';
import { updateVersion } from '#server/services/versions/update-version.server.ts';
import type { Said } from './said.ts';

export type FormRefusal = {
  intent: string;
  /** The id of the note or request it was about, and what was to be decided. */
  about: string | null;
  action: string | null;
  /** With what was written, so that it is not lost. */
  refusal: { message: string; fields: Record<string, string[]>; body?: string; reason?: string };
};
type Door = (call: Call, form: FormData) => Promise<Said>;

const CHECK = 'Please check what you wrote.';

/** What the page's forms can ask for: the same contracts and services as the socket and the API. */
const DOORS: Record<string, Door> = {
  async note(call, form) {
    const read = readNoteForm(form);
    if (!read.ok) throw new ServiceError('invalid', CHECK, read.fields);
    const note = parse(noteCreate, read.input);
    await createNote(call, note);
    return note.parent ? 'answered' : 'note';
  },
  async edit(call, form) {
    const read = readEditForm(form);
    if (!read.ok) throw new ServiceError('invalid', CHECK, read.fields);
    await updateNote(call, parse(noteUpdate, read.input));
    return 'edited';
  },
  async withdraw(call, form) {
    await withdrawNote(call, parse(noteWithdraw, fieldsOf(form)));
    return 'withdrawn';
  },
  async decide(call, form) {
    const { rowVersion, ...asked } = fieldsOf(form);
    const { request } = await decideRequest(call, parse(requestDecide, { ...asked, ...(rowVersion === undefined ? {} : { rowVersion: Number(rowVersion) }) }));
    return request.state === 'verified' ? 'landed' : request.state === 'reopened' ? 'reopened' : 'decided';
  },
  async join(call, form) {
    await joinRequest(call, parse(requestVoice, fieldsOf(form)));
    return 'joined';
  },
  async leave(call, form) {
    await leaveRequest(call, parse(requestVoice, fieldsOf(form)));
    return 'left';
  },
  async publish(call, form) {
    await publishVersion(call, parse(z.object({ id: uuid }), fieldsOf(form)));
    return 'published';
  },
  async 'rename-version'(call, form) {
    await updateVersion(call, parse(versionUpdate, fieldsOf(form)));
    return 'renamed';
  },
  async 'delete-version'(call, form) {
    await deleteVersion(call, parse(z.object({ id: uuid }), fieldsOf(form)));
    return 'deleted';
  },
  async mix(call, form) {
    const { mixState } = await updateTrack(call, parse(trackUpdate, fieldsOf(form)));
    return mixState === 'done' ? 'mix-done' : 'mix-back';
  },
};

/**
 * Does what a form of the page asks and leads back to it; a refusal comes back as data, by field.
 * @param back where the page is, with its query.
 */
export async function answer(call: Call, form: FormData, back: URL) {
  const intent = textOf(form, 'intent') ?? '';
  try {
    const door = Object.hasOwn(DOORS, intent) ? DOORS[intent] : undefined;
    if (!door) throw new ServiceError('invalid', 'This form is not known. Reload the page.');
    back.searchParams.set('said', await door(call, form));
    return redirect(`${back.pathname}${back.search}`, 303);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const [body, reason] = [textOf(form, 'body'), textOf(form, 'reason')];
    const refusal = { message: error.message, fields: error.fields, ...(body === null ? {} : { body }), ...(reason === null ? {} : { reason }) };
    const about = textOf(form, 'requestId') ?? textOf(form, 'parent') ?? textOf(form, 'id');
    return data<FormRefusal>({ intent, about, action: textOf(form, 'action'), refusal }, { status: HTTP_STATUS[error.code] });
  }
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const { fieldErrors } = z.flattenError(result.error) as { fieldErrors: Record<string, string[]> };
  throw new ServiceError('invalid', CHECK, fieldErrors);
}

/** Empty fields are absent ones. */
const fieldsOf = (form: FormData): Record<string, FormDataEntryValue> =>
  Object.fromEntries([...form].filter(([name, value]) => name !== 'intent' && value !== ''));

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' ? value : null;
}
