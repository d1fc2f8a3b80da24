import { describe, expect, test } from 'vitest';
import { NOTE_KINDS, REQUEST_STATES } from '../policy/words.ts';
import { addsUp, type FreeWork } from './adds-up.ts';
import { pullsOf } from './aim.ts';
import { type Aim, conflicting } from './conflict.ts';
import { checkMerge, type Mergeable } from './merge.ts';
import { countTabs, DESK_TABS, inTab } from './tabs.ts';
import { checkUndo } from './undo.ts';

describe('the tabs', () => {
  test('hold every request once, beside "open", but for what the studio says to itself', () => {
    for (const state of REQUEST_STATES) {
      for (const kind of NOTE_KINDS) {
        for (const askedByClient of [true, false]) {
          const tabs = DESK_TABS.filter((tab) => tab !== 'open' && inTab(tab, { state, kind, askedByClient }));
          expect(tabs).toHaveLength(state === 'new' && kind === 'comment' && !askedByClient ? 0 : 1);
        }
      }
    }
  });

  test('are counted', () => {
    const counts = countTabs([
      { state: 'new', kind: 'comment', askedByClient: true, count: 2 },
      { state: 'new', kind: 'comment', askedByClient: false, count: 5 },
      { state: 'accepted', kind: 'minor', askedByClient: true, count: 3 },
    ]);
    expect(counts).toMatchObject({ open: 5, answer: 2, do: 3, decide: 0 });
  });
});

describe('what adds up', () => {
  const window = { state: 'open', opensAt: 100, closesAt: 200, timeZone: 'UTC' } as const;
  const work = (id: string, minutes: number, receivedAt: number, state: FreeWork['state'] = 'accepted'): FreeWork => ({ id, minutes, receivedAt, state });

  test('is free for who came first; the rest, whole and not begun, can be proposed', () => {
    const all = [work('c', 10, 130), work('a', 15, 110), work('b', 15, 120), work('d', 5, 140, 'done'), work('before', 99, 50)];
    expect(addsUp(all, window, 30)).toEqual({ limit: 30, used: 45, over: 15, rest: { requestIds: ['c'], minutes: 10 } });
    expect(addsUp(all, { state: 'not_started' }, 30)).toEqual({ limit: 30, used: 0, over: 0, rest: null });
  });
});

describe('a conflict', () => {
  const aim = (change: Partial<Aim> = {}): Aim => ({ requestId: 'r', authorId: 'a', part: 'snare', direction: 'up', at: 10_000, until: null, ...change });
  const against = aim({ authorId: 'b', direction: 'down' });
  const up: Partial<Aim> = { direction: 'up' };

  test.each([
    ['opposite ways for one part in one place', against, true],
    ['by one person', { ...against, authorId: 'a' }, false],
    ['the same way', { ...against, ...up }, false],
    ['another part', { ...against, part: 'kick' }, false],
    ['near enough', { ...against, at: 19_000 }, true],
    ['elsewhere', { ...against, at: 21_000 }, false],
    ['a range around it', { ...against, at: 0, until: 6000 }, true],
    ['a range before it', { ...against, at: 0, until: 4000 }, false],
  ])('%s', (_what, other, yes) => {
    expect(conflicting(aim(), other)).toBe(yes);
    expect(conflicting(other, aim())).toBe(yes);
  });

  test.each([
    ['Lead vocal up 1 dB please', 'lead vocal', 'up'],
    ['the vocal is too loud here', 'lead vocal', 'down'],
    ['more reverb on the harmonies', 'backing vocal', 'wetter'],
    ['snare a touch drier', 'snare', 'drier'],
    ['the guitars are too bright', 'guitar', 'darker'],
    ['a bit less bass', 'bass', 'less'],
  ])('is read from "%s"', (body, part, direction) => {
    expect(pullsOf(body)).toEqual([{ part, direction }]);
  });

  test.each(['make it better', 'louder please', 'love the vocal', 'there is a click on the snare'])('is not read from "%s"', (body) => {
    expect(pullsOf(body)).toEqual([]);
  });
});

describe('merging', () => {
  const one = (change: Partial<Mergeable> = {}): Mergeable => ({ id: 'a', trackId: 't', kind: 'minor', state: 'accepted', mergedIntoId: null, leads: false, ...change });

  test.each([
    [one(), one({ id: 'b' }), null],
    [one(), one(), 'itself'],
    [one(), one({ id: 'b', trackId: 'u' }), 'other_track'],
    [one({ mergedIntoId: 'c' }), one({ id: 'b' }), 'merged_already'],
    [one(), one({ id: 'b', state: 'declined' }), 'settled'],
    [one({ leads: true }), one({ id: 'b' }), 'leads_others'],
    [one({ kind: 'comment', state: 'new' }), one({ id: 'b' }), 'not_alike'],
    [one({ state: 'done' }), one({ id: 'b' }), 'done_already'],
    [one(), one({ id: 'b', state: 'needs_booking' }), 'loses_promise'],
    [one({ state: 'needs_booking' }), one({ id: 'b' }), null],
  ])('case %#', (duplicate, survivor, reason) => {
    expect(checkMerge(duplicate, survivor)).toEqual(reason ? { ok: false, reason } : { ok: true });
  });
});

test('a decision is taken back by who made it, soon, and while nothing followed', () => {
  const last = { actorId: 'me', at: 0, rowVersion: 3, keptBefore: true };
  expect(checkUndo(last, 3, 'me', 600_000)).toEqual({ ok: true });
  expect(checkUndo(last, 3, 'me', 600_001)).toEqual({ ok: false, reason: 'too_late' });
  expect(checkUndo(last, 4, 'me', 0)).toEqual({ ok: false, reason: 'changed_since' });
  expect(checkUndo(last, 3, 'you', 0)).toEqual({ ok: false, reason: 'not_yours' });
  expect(checkUndo({ ...last, keptBefore: false }, 3, 'me', 0)).toEqual({ ok: false, reason: 'nothing_to_undo' });
  expect(checkUndo(null, 3, 'me', 0)).toEqual({ ok: false, reason: 'nothing_to_undo' });
});
