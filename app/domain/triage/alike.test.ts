import { expect, test } from 'vitest';
import { readNote } from '../notes/read-note.ts';
import { areOpposite, relationOf } from './alike.ts';
import { checkJoin } from './voice.ts';

const wish = (body: string, at = 10_000, until: number | null = null) => {
  const [read] = readNote(body).requests;
  return { part: read?.part?.name ?? null, direction: read?.direction?.name ?? null, at, until };
};

test.each([
  ['vocals up a touch', 'can you bring the vox up please', 'same'],
  ['more snare please', 'snare up 1 dB', 'same'],
  ['vocals up a touch', 'the vocal is too loud', 'opposite'],
  ['less bass', 'bass up', 'opposite'],
  ['drier vocals please', 'more reverb on the vocal', 'opposite'],
  ['vocals up a touch', 'vocals brighter', null],
  ['vocals up a touch', 'snare up a touch', null],
  ['louder please', 'louder please', null],
])('%s / %s: %s', (a, b, relation) => {
  expect(relationOf(wish(a), wish(b))).toBe(relation);
  expect(relationOf(wish(b), wish(a))).toBe(relation);
});

test('only in one place: moments with what is around them, ranges as they are', () => {
  const a = wish('snare up', 60_000);
  expect(relationOf(a, wish('snare up', 69_000))).toBe('same');
  expect(relationOf(a, wish('snare up', 71_000))).toBe(null);
  expect(relationOf(a, wish('snare down', 20_000, 56_000))).toBe('opposite');
  expect(relationOf(a, wish('snare down', 20_000, 54_000))).toBe(null);
});

test('opposite is so both ways, and never of itself', () => {
  expect([areOpposite('up', 'down'), areOpposite('down', 'up'), areOpposite('less', 'up'), areOpposite('up', 'up'), areOpposite('up', 'left')]).toEqual([true, true, true, false, false]);
});

test('a voice is for somebody else’s wish while it is still to be done', () => {
  const open = { authorId: 'ana', withdrawnAt: null, kind: 'minor', state: 'accepted' } as const;
  expect(checkJoin(open, 'ben')).toEqual({ ok: true });
  expect(checkJoin(open, 'ana')).toEqual({ ok: false, reason: 'own' });
  expect(checkJoin({ ...open, state: 'done' }, 'ben')).toEqual({ ok: false, reason: 'over' });
  expect(checkJoin({ ...open, withdrawnAt: new Date(0) }, 'ben')).toEqual({ ok: false, reason: 'over' });
  expect(checkJoin({ ...open, kind: 'comment', state: 'new' }, 'ben')).toEqual({ ok: false, reason: 'asks_nothing' });
});
