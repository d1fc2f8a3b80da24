import { expect, test } from 'vitest';
import type { NoteView, RequestView } from '#app/contracts/views.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import { nearbyWish } from './nearby.ts';

const versions = [{ id: 'v1', offsetSamples: 0, sampleRate: 48_000 }, { id: 'v2', offsetSamples: 96_000, sampleRate: 48_000 }];

const note = (body: string, by: string, at = 10_000, state: RequestView['state'] = 'accepted'): NoteView => {
  const wishes = readNote(body).requests.map(({ part, direction }) => ({ part: part?.name ?? null, direction: direction?.name ?? null }));
  return { id: body, parent: null, versionId: 'v1', author: { id: by, name: by, role: 'client' }, at, until: null, body, withdrawnAt: null, wishes, requests: [{ id: body, kind: 'minor', state }] } as unknown as NoteView;
};
const near = (body: string, notes: NoteView[], { at = 10_000, versionId = 'v1' } = {}) => {
  const found = nearbyWish({ reading: readNote(body), place: { at, until: null }, versionId, notes, versions, viewerId: 'ben' });
  return found && [found.relation, found.note.body, found.mine];
};

test('finds who asked the same or the opposite, the opposite first', () => {
  const notes = [note('snare up a touch', 'ana'), note('the snare is too loud', 'cleo')];
  expect(near('snare up please', notes.slice(0, 1))).toEqual(['same', 'snare up a touch', false]);
  expect(near('snare up please', notes)).toEqual(['opposite', 'the snare is too loud', false]);
  expect(near('kick up please', notes)).toBe(null);
});

test('one’s own is named when it is the same, and is no conflict when it is the opposite', () => {
  expect(near('snare up please', [note('snare up a touch', 'ben')])).toEqual(['same', 'snare up a touch', true]);
  expect(near('snare down please', [note('snare up a touch', 'ben')])).toBe(null);
});

test('what is over asks for nothing any more', () => {
  expect(near('snare up please', [note('snare up a touch', 'ana', 10_000, 'done')])).toBe(null);
  expect(near('snare down please', [note('snare up a touch', 'ana', 10_000, 'in_progress')])).toBe(null);
});

test('places are on the song’s clock', () => {
  const notes = [note('snare up a touch', 'ana', 30_000)];
  expect(near('snare up please', notes, { at: 41_000 })).toBe(null);
  expect(near('snare up please', notes, { at: 38_500, versionId: 'v2' })).toBe(null);
  expect(near('snare up please', notes, { at: 37_500, versionId: 'v2' })).toEqual(['same', 'snare up a touch', false]);
});
