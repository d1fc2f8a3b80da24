import { parseTimecode } from '#app/domain/shared/timecode.ts';

export type NoteFormInput = { id: string; versionId: string; at: number; until: number | null; body: string; kind?: string; parent?: string };

type Read = { ok: true; input: NoteFormInput } | { ok: false; fields: Record<string, string[]> };

const TIME = 'Write the time as 0:12 or 1:05.5.';

/**
 * The composer's form as it is posted without JavaScript, with its times in whole milliseconds. What it gives is for
 * the note's contract to judge; only a time that cannot be read is refused here.
 */
export function readNoteForm(form: FormData): Read {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const at = parseTimecode(text('at'));
  const until = text('until') === '' ? null : parseTimecode(text('until'));
  if (at === null) return { ok: false, fields: { at: [TIME] } };
  if (until === null && text('until') !== '') return { ok: false, fields: { until: [TIME] } };
  const kind = text('kind');
  const parent = text('parent');
  return {
    ok: true,
    input: { id: text('id'), versionId: text('versionId'), at, until, body: text('body'), ...(kind ? { kind } : {}), ...(parent ? { parent } : {}) },
  };
}
