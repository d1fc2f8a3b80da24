import { describe, expect, test } from 'vitest';
import type { Suggestion } from '../notes/suggestion.ts';
import { decide, type DecideInput } from './decide.ts';
import { DEFAULT_POLICY } from './studio.ts';
import type { BookedTime, TweakWindow } from './window.ts';
import type { NoteKind, Service } from './words.ts';

const opensAt = Date.parse('2026-03-03T16:20Z');
const bounds = { opensAt, closesAt: Date.parse('2026-03-17T23:59:59.999Z'), timeZone: 'Europe/London' };
const hold = (service: Service): TweakWindow => {
  const startsAt = Date.parse('2026-03-10T14:00Z');
  const nextBooking: BookedTime = {
    id: 'next',
    service,
    startsAt,
    endsAt: startsAt + 3_600_000,
    confirmedAt: opensAt,
  };
  return { state: 'on_hold', ...bounds, nextBooking };
};
const open: TweakWindow = { state: 'open', ...bounds };
const closed: TweakWindow = { state: 'closed', ...bounds };
const before: TweakWindow = { state: 'not_started' };

const suggestion = (over: Partial<Suggestion>): Suggestion => ({
  kind: 'minor',
  confidence: 0.9,
  unsure: false,
  minutes: 3,
  category: 'level',
  levelDb: null,
  ...over,
});

const ask = (window: TweakWindow, kind: NoteKind, over: Partial<DecideInput> = {}) =>
  decide({ kind, receivedAt: opensAt, window, ...over });

describe('the decision table', () => {
  const none = { outcome: 'none' };
  const fault = { outcome: 'accepted', basis: 'fault', bookingId: null };
  const inSession = { outcome: 'accepted', basis: 'session', bookingId: null };
  const booked = { outcome: 'accepted', basis: 'booking', bookingId: 'next' };
  const needsAttended = { outcome: 'needs_booking', need: 'attended_mix' };

  test.each([
    ['not_started', before, 'comment', none],
    ['not_started', before, 'fault', fault],
    ['not_started', before, 'minor', { ...inSession, flags: [] }],
    ['not_started', before, 'major', { ...inSession, flags: ['time'] }],
    ['on_hold', hold('mix_time'), 'comment', none],
    ['on_hold', hold('mix_time'), 'fault', fault],
    ['on_hold, mix time', hold('mix_time'), 'minor', booked],
    ['on_hold, mastering', hold('mastering_session'), 'minor', booked],
    ['on_hold, attended', hold('attended_mix'), 'major', booked],
    ['on_hold, hybrid', hold('hybrid_mix'), 'major', booked],
    ['on_hold, mix time', hold('mix_time'), 'major', needsAttended],
    ['on_hold, recording', hold('recording_session'), 'major', needsAttended],
    ['on_hold, mastering', hold('mastering_session'), 'major', needsAttended],
    ['open', open, 'comment', none],
    ['open', open, 'fault', fault],
    ['open', open, 'minor', { outcome: 'accepted', basis: 'window', bookingId: null, flags: [] }],
    ['open', open, 'major', needsAttended],
    ['closed', closed, 'comment', none],
    ['closed', closed, 'fault', fault],
    ['closed', closed, 'minor', { outcome: 'needs_booking', need: 'mix_time' }],
    ['closed', closed, 'major', needsAttended],
  ] as const)('%s × %#: %s', (_state, window, kind, decision) => {
    expect(ask(window, kind)).toMatchObject(decision);
  });
});

describe('a kind that the words contradict', () => {
  const resung = suggestion({ kind: 'major', category: 'performance', minutes: 45 });

  test('a cheaper choice than the plain words waits for a person', () => {
    for (const kind of ['minor', 'fault'] as const) {
      expect(ask(open, kind, { suggested: resung })).toMatchObject({
        outcome: 'needs_decision',
        why: 'unsure_kind',
        rule: 'unsure_kind',
      });
    }
  });

  test('a dearer choice, a doubtful suggestion or a comment does not', () => {
    expect(ask(open, 'major', { suggested: suggestion({}) }).outcome).toBe('needs_booking');
    expect(ask(open, 'minor', { suggested: { ...resung, confidence: 0.5 } }).outcome).toBe('accepted');
    expect(ask(open, 'comment', { suggested: resung }).outcome).toBe('none');
  });

  test("an engineer's word is enough", () => {
    const decision = ask(open, 'minor', { suggested: resung, kindFrom: 'engineer' });
    expect(decision).toMatchObject({ outcome: 'accepted', basis: 'window' });
  });

  test('when only the words choose, faint words wait for a person', () => {
    const faint = suggestion({ confidence: 0.2, unsure: true });
    expect(ask(open, 'minor', { suggested: faint, kindFrom: 'words' }).outcome).toBe('needs_decision');
    expect(ask(open, 'minor', { suggested: suggestion({}), kindFrom: 'words' }).outcome).toBe('accepted');
  });

  test('the studio says which categories are minor', () => {
    const cleaning = suggestion({ kind: 'major', category: 'noise_cleanup' });
    const generous = {
      ...DEFAULT_POLICY,
      minorCategories: [...DEFAULT_POLICY.minorCategories, 'noise_cleanup' as const],
    };
    expect(ask(open, 'minor', { suggested: cleaning }).outcome).toBe('needs_decision');
    expect(ask(open, 'minor', { suggested: cleaning, policy: generous }).outcome).toBe('accepted');
  });
});

describe('what adds up', () => {
  test('a level move beyond the limit is marked, either way, and still accepted', () => {
    for (const levelDb of [-3.5, 4]) {
      expect(ask(open, 'minor', { suggested: suggestion({ levelDb }) })).toMatchObject({
        outcome: 'accepted',
        basis: 'window',
        flags: ['adds_up'],
        sentence: 'Free tweak, until Tuesday 17 March. It adds up: ask the engineer.',
      });
    }
    expect(ask(open, 'minor', { suggested: suggestion({ levelDb: 3 }) }).flags).toEqual([]);
  });

  test('minutes beyond the limit inside one window are marked', () => {
    const three = suggestion({ minutes: 3 });
    expect(ask(open, 'minor', { suggested: three, minutesInWindow: 27 }).flags).toEqual([]);
    expect(ask(open, 'minor', { suggested: three, minutesInWindow: 28 }).flags).toEqual(['adds_up']);
    expect(ask(before, 'minor', { suggested: three, minutesInWindow: 99 }).flags).toEqual([]);
  });

  test('the limits are the studio\'s', () => {
    const policy = { ...DEFAULT_POLICY, dbLimit: 6, minutesLimit: 10 };
    expect(ask(open, 'minor', { suggested: suggestion({ levelDb: 5 }), policy }).flags).toEqual([]);
    expect(ask(open, 'minor', { suggested: suggestion({ minutes: 11 }), policy }).flags).toEqual(['adds_up']);
  });
});

describe('what the client reads', () => {
  test.each([
    [open, 'minor', 'Free tweak, until Tuesday 17 March.'],
    [hold('attended_mix'), 'major', 'Collected for your session on Tuesday 10 March.'],
    [
      closed,
      'minor',
      'Needs mix time: the free window closed on 17 March. Ask the studio for a time, with you there or not.',
    ],
    [
      open,
      'major',
      'Needs an attended mix: a change to the performance takes booked time, also while small tweaks are free. Ask the studio for a session and it goes in then.',
    ],
    [closed, 'fault', 'Ours to repair, free at any time.'],
  ] as const)('%#: %s', (window, kind, sentence) => {
    expect(ask(window, kind).sentence).toBe(sentence);
  });
});
