import { parseTyped } from '#app/domain/shared/timecode.ts';

export type NoteFormInput = { id: string; versionId: string; at: number; until: number | null; body: string; kind?: string; parent?: string };
export type EditFormInput = { id: string; body?: string; at?: number; until?: number | null; kind?: string };

type Read<T> = { ok: true; input: T } | { ok: false; fields: Record<string, string[]> };

const TIME = 'Write the time as 0:12 or 1:05.5.';

/**
 * The composer's form as it is posted without JavaScript, with its times in whole milliseconds. What it gives is for
 * the note's contract to judge; only a time that cannot be read is refused here.
 */
export function readNoteForm(form: FormData): Read<NoteFormInput> {
  const at = parseTyped(text(form, 'at'));
  const until = text(form, 'until') === '' ? null : parseTyped(text(form, 'until'));
  if (at === null) return { ok: false, fields: { at: [TIME] } };
  if (until === null && text(form, 'until') !== '') return { ok: false, fields: { until: [TIME] } };
  const kind = text(form, 'kind');
  const parent = text(form, 'parent');
  return {
    ok: true,
    input: { id: text(form, 'id'), versionId: text(form, 'versionId'), at, until, body: text(form, 'body'), ...(kind ? { kind } : {}), ...(parent ? { parent } : {}) },
  };
}

/**
 * The form that mends a note. Beside a field `x` it posts `was-x`, what stood there: only what differs is a change, so
 * a place shown in tenths keeps its milliseconds and a decided kind is not named anew.
 */
export function readEditForm(form: FormData): Read<EditFormInput> {
  const changed = (name: string): boolean => form.has(name) && text(form, name) !== text(form, `was-${name}`);
  const input: EditFormInput = { id: text(form, 'id'), ...(form.has('body') ? { body: text(form, 'body') } : {}) };
  if (changed('at')) {
    const at = parseTyped(text(form, 'at'));
    if (at === null) return { ok: false, fields: { at: [TIME] } };
    input.at = at;
  }
  if (changed('until')) {
    const until = text(form, 'until') === '' ? null : parseTyped(text(form, 'until'));
    if (until === null && text(form, 'until') !== '') return { ok: false, fields: { until: [TIME] } };
    input.until = until;
  }
  if (changed('kind')) input.kind = text(form, 'kind');
  return { ok: true, input };
}

/** Browsers post every line's end as CR LF; notes keep LF. */
function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
}
