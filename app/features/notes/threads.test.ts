import { describe, expect, test } from 'vitest';
import { aNote, ANA, aRequest, NOW, TOM } from '#tests/realtime/views.ts';
import { readNoteForm } from './note-form.ts';
import { neighbour, noteAt, passes, threadsOf } from './threads.ts';

const answer = aNote(9, { parent: aNote(1).id, at: 1000, author: TOM, requests: [], receivedAt: '2026-03-05T13:00:00.000Z' });
const earlier = aNote(8, { parent: aNote(1).id, at: 1000, requests: [] });
const gone = aNote(2, { withdrawnAt: NOW });
const notes = [aNote(1), answer, earlier, gone, aNote(3), aNote(5, { requests: [aRequest(5, { state: 'verified' })] })];

describe('threads', () => {
  test('answers stand under their note, oldest first', () => {
    const threads = threadsOf(notes);
    expect(threads.map(({ note }) => note.at)).toEqual([1000, 2000, 3000, 5000]);
    expect(threads[0]?.replies).toEqual([earlier, answer]);
  });

  test('filters', () => {
    const shown = (filter: Parameters<typeof passes>[1], viewer: string) => threadsOf(notes).filter((thread) => passes(thread, filter, viewer)).map(({ note }) => note.at);
    expect(shown('all', ANA.id)).toEqual([1000, 2000, 3000, 5000]);
    expect(shown('open', ANA.id)).toEqual([1000, 3000]);
    expect(shown('done', ANA.id)).toEqual([2000, 5000]);
    expect(shown('mine', TOM.id)).toEqual([1000]);
  });
});

describe('the playhead', () => {
  test('is at the note at or just before it', () => {
    const at = (ms: number) => noteAt(notes, ms)?.at ?? null;
    expect([0, 999, 1000, 2500, 3000, 99_000].map(at)).toEqual([null, null, 1000, 1000, 3000, 5000]);
    expect(noteAt([], 5)).toBeNull();
  });

  test('goes to the next and the previous one, over what was taken back', () => {
    expect(neighbour(notes, { id: aNote(1).id, ms: 0 }, 1)?.at).toBe(3000);
    expect(neighbour(notes, { id: aNote(5).id, ms: 0 }, 1)).toBeNull();
    expect(neighbour(notes, { id: null, ms: 2500 }, 1)?.at).toBe(3000);
    expect(neighbour(notes, { id: null, ms: 2500 }, -1)?.at).toBe(1000);
    expect(neighbour(notes, { id: null, ms: 500 }, -1)).toBeNull();
  });
});

describe('the plain form', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ id: 'i', versionId: 'v', at: '0:12.3', until: '', body: ' snare ', ...fields })) data.set(name, value);
    return readNoteForm(data);
  };

  test('reads times as people write them', () => {
    expect(form({})).toEqual({ ok: true, input: { id: 'i', versionId: 'v', at: 12_300, until: null, body: 'snare' } });
    expect(form({ at: '12' })).toMatchObject({ ok: true, input: { at: 12_000 } });
    expect(form({ until: '1:05', kind: 'minor', parent: 'p' })).toMatchObject({ ok: true, input: { until: 65_000, kind: 'minor', parent: 'p' } });
  });

  test('says what is wrong with a time', () => {
    expect(form({ at: 'soon' })).toMatchObject({ ok: false, fields: { at: [expect.stringContaining('0:12')] } });
    expect(form({ until: '0.30' })).toMatchObject({ ok: false, fields: { until: [expect.stringContaining('0:12')] } });
  });
});
