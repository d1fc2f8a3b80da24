import type { z } from 'zod';
import { HTTP_STATUS, ServiceError } from '../services/errors.server.ts';

/** Runs what a page's script asks for and answers with JSON; a refusal as `{ message, fields }` under its status. */
export async function asJson(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work());
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return Response.json({ message: error.message, fields: error.fields }, { status: HTTP_STATUS[error.code] });
  }
}

/** The JSON in a form's field `input`, by its contract. @throws ServiceError `invalid`. */
export function inputOf<S extends z.ZodType>(form: FormData, schema: S): z.output<S> {
  const parsed = schema.safeParse(jsonOf(form.get('input')));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new ServiceError('invalid', first?.message ?? 'This could not be read. Reload the page.');
}

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
