import { describe, expect, test } from 'vitest';
import { readEditForm, readNoteForm } from './note-form.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('the form that writes', () => {
  test('gives whole milliseconds, and lines as they were written', () => {
    const read = readNoteForm(formOf({ id: 'a', versionId: 'b', at: '0:12.345', until: '', body: ' one\r\ntwo ' }));
    expect(read).toEqual({ ok: true, input: { id: 'a', versionId: 'b', at: 12_345, until: null, body: 'one\ntwo' } });
  });

  test('takes plain seconds', () => {
    expect(readNoteForm(formOf({ at: '12', until: '13.5' }))).toMatchObject({ ok: false, fields: { until: [expect.any(String)] } });
    expect(readNoteForm(formOf({ at: '12', until: '14' }))).toMatchObject({ ok: true, input: { at: 12_000, until: 14_000 } });
  });

  test('refuses a time that cannot be read', () => {
    expect(readNoteForm(formOf({ at: 'half past' }))).toMatchObject({ ok: false, fields: { at: [expect.any(String)] } });
  });
});

describe('the form that mends', () => {
  const shown = { id: 'a', body: 'x', at: '0:12.3', 'was-at': '0:12.3', until: '0:15.0', 'was-until': '0:15.0', kind: 'minor', 'was-kind': 'minor' };

  test('changes only what differs from what was shown', () => {
    expect(readEditForm(formOf(shown))).toEqual({ ok: true, input: { id: 'a', body: 'x' } });
    expect(readEditForm(formOf({ ...shown, at: '0:13', kind: 'major' }))).toEqual({ ok: true, input: { id: 'a', body: 'x', at: 13_000, kind: 'major' } });
  });

  test('makes a range a point again, and refuses a time that cannot be read', () => {
    expect(readEditForm(formOf({ ...shown, until: '' }))).toEqual({ ok: true, input: { id: 'a', body: 'x', until: null } });
    expect(readEditForm(formOf({ ...shown, until: 'later' }))).toMatchObject({ ok: false, fields: { until: [expect.any(String)] } });
  });
});
