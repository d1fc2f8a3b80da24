import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { noteCreate, noteWithdraw, requestDecide } from '#app/contracts/notes.ts';
import { uuid } from '#app/contracts/fields.ts';
import { trackUpdate, versionUpdate } from '#app/contracts/studio.ts';
import { readNoteForm } from '#app/features/notes/note-form.ts';
import type { Call } from '#server/auth/actor.server.ts';
import { HTTP_STATUS, ServiceError } from '#server/services/errors.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { updateTrack } from '#server/services/tracks/tracks.server.ts';
import { deleteVersion } from '#server/services/versions/delete-version.server.ts';
import { publishVersion } from '#server/services/versions/publish-version.server.ts';
import { updateVersion } from '#server/services/versions/update-version.server.ts';
import type { Said } from './said.ts';

export type FormRefusal = { intent: string; refusal: { message: string; fields: Record<string, string[]>; /** What was written, so that it is not lost. */ body?: string } };
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
  async withdraw(call, form) {
    await withdrawNote(call, parse(noteWithdraw, fieldsOf(form)));
    return 'withdrawn';
  },
  async decide(call, form) {
    await decideRequest(call, parse(requestDecide, fieldsOf(form)));
    return 'decided';
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
  const asked = form.get('intent');
  const intent = typeof asked === 'string' ? asked : '';
  try {
    const door = Object.hasOwn(DOORS, intent) ? DOORS[intent] : undefined;
    if (!door) throw new ServiceError('invalid', 'This form is not known. Reload the page.');
    back.searchParams.set('said', await door(call, form));
    return redirect(`${back.pathname}${back.search}`, 303);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const body = form.get('body');
    const written = typeof body === 'string' ? { body } : {};
    return data<FormRefusal>({ intent, refusal: { message: error.message, fields: error.fields, ...written } }, { status: HTTP_STATUS[error.code] });
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
