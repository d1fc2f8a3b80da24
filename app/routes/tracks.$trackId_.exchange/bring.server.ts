import { data } from '@remix-run/node';
import { IMPORT_AT_MOST, importMarks as contract } from '#app/contracts/exchange.ts';
import type { ImportState } from '#app/features/exchange/import-section.tsx';
import type { Call } from '#server/auth/actor.server.ts';
import { HTTP_STATUS, ServiceError } from '#server/services/errors.server.ts';
import { importMarks } from '#server/services/exchange/import-marks.server.ts';

/** Four bytes a character and the form around them; more is read by nobody. */
const BYTES_AT_MOST = IMPORT_AT_MOST * 4 + 16_384;

/** Looks at what a form brings, or makes notes of it when it was confirmed. */
export async function bring(call: Call, request: Request) {
  let text = '';
  try {
    if (!(Number(request.headers.get('content-length') ?? Infinity) <= BYTES_AT_MOST)) throw new ServiceError('invalid', 'The file is too long: at most 200,000 characters.');
    const form = await request.formData();
    text = await textOf(form);
    const input = contract.safeParse({
      id: form.get('version'),
      format: form.get('format') ?? undefined,
      clock: form.get('clock') ?? undefined,
      dryRun: form.get('intent') !== 'import',
      text,
    });
    if (!input.success) throw new ServiceError('invalid', text === '' ? 'Choose a file, or paste its lines.' : (input.error.issues[0]?.message ?? 'Please check what you brought.'));
    return data<ImportState>({ answer: await importMarks(call, input.data), text });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return data<ImportState>({ refusal: error.message, text: text.slice(0, IMPORT_AT_MOST) }, { status: HTTP_STATUS[error.code] });
  }
}

/** The file's words, or those that were pasted or kept from the look before. */
async function textOf(form: FormData): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return file.text();
  const words = form.get('text') ?? form.get('pasted');
  return typeof words === 'string' ? words : '';
}
