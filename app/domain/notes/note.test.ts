import { describe, expect, test } from 'vitest';
import { checkBody, checkEdit, checkNote, checkWithdraw, clampSpan } from './note.ts';

const minute = 60_000;

describe('a note', () => {
  test.each([
    ['a point', { body: ' Louder ', at: 12_000, until: null }, { ok: true, body: 'Louder' }],
    ['the very start', { body: 'x', at: 0, until: null }, { ok: true }],
    ['the very end', { body: 'x', at: minute, until: null }, { ok: true }],
    ['a range', { body: 'x', at: 15_000, until: 19_000 }, { ok: true, until: 19_000 }],
    ['no words', { body: ' \n', at: 0, until: null }, { ok: false, reason: 'body_empty' }],
    ['a place before', { body: 'x', at: -1, until: null }, { ok: false, reason: 'time_outside' }],
    ['a place behind', { body: 'x', at: minute + 1, until: null }, { ok: false, reason: 'time_outside' }],
    ['a range that leaves', { body: 'x', at: 1, until: minute + 1 }, { ok: false, reason: 'time_outside' }],
    ['a range backwards', { body: 'x', at: 9, until: 3 }, { ok: false, reason: 'range_backwards' }],
    ['an empty range', { body: 'x', at: 9, until: 9 }, { ok: false, reason: 'range_backwards' }],
    ['half a millisecond', { body: 'x', at: 0.5, until: null }, { ok: false, reason: 'time_not_whole' }],
    ['no number', { body: 'x', at: Number.NaN, until: null }, { ok: false, reason: 'time_not_whole' }],
  ] as const)('%s', (_name, note, verdict) => {
    expect(checkNote(note, minute)).toMatchObject(verdict);
  });

  test('has at most 4000 characters, counted as people count', () => {
    expect(checkBody('🎉'.repeat(4000)).ok).toBe(true);
    expect(checkBody('a'.repeat(4001))).toEqual({ ok: false, reason: 'body_too_long' });
  });
});

describe('a drawn place', () => {
  test.each([
    [{ at: -5, until: null }, { at: 0, until: null }],
    [{ at: 70_000, until: null }, { at: minute, until: null }],
    [{ at: 9000.4, until: 3000.6 }, { at: 3001, until: 9000 }],
    [{ at: 50_000, until: 90_000 }, { at: 50_000, until: minute }],
    [{ at: 5, until: 5.2 }, { at: 5, until: null }],
  ])('%o is kept inside', (drawn, kept) => {
    expect(clampSpan(drawn, minute)).toEqual(kept);
  });
});

describe('changing a note', () => {
  const note = {
    authorId: 'me',
    withdrawnAt: null,
    requests: [{ state: 'accepted', decidedByPerson: false } as const],
  };

  test('is for its author, while it stands', () => {
    expect(checkEdit(note, 'you', true)).toEqual({ ok: false, reason: 'not_author' });
    expect(checkEdit({ ...note, withdrawnAt: 1 }, 'me', true)).toEqual({ ok: false, reason: 'withdrawn' });
    expect(checkWithdraw(note, 'you')).toEqual({ ok: false, reason: 'not_author' });
    expect(checkWithdraw(note, 'me')).toEqual({ ok: true });
  });

  test('new words are judged again only while no person has decided', () => {
    expect(checkEdit(note, 'me', true)).toEqual({ ok: true, rejudge: true });
    expect(checkEdit(note, 'me', false)).toEqual({ ok: true, rejudge: false });
    const decided = { ...note, requests: [{ state: 'accepted', decidedByPerson: true } as const] };
    expect(checkEdit(decided, 'me', true)).toEqual({ ok: true, rejudge: false });
    const started = { ...note, requests: [{ state: 'in_progress', decidedByPerson: false } as const] };
    expect(checkEdit(started, 'me', true)).toEqual({ ok: true, rejudge: false });
  });

  test('delivered work cannot be withdrawn', () => {
    const done = { ...note, requests: [{ state: 'done', decidedByPerson: true } as const] };
    expect(checkWithdraw(done, 'me')).toEqual({ ok: false, reason: 'already_done' });
  });
});
