import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from './decide.ts';
import { isFinal, LIFE, REQUEST_EVENTS, transition, type RequestEvent } from './life.ts';
import { BASES, FINAL_STATES, NEEDS, NOTE_KINDS, PROMISED_STATES, REQUEST_STATES } from './words.ts';

const says = { rule: 'open.minor', sentence: 'Because.', flags: [] } as const;
const accepted: Decision = { ...says, outcome: 'accepted', basis: 'window', bookingId: null };
const needsBooking: Decision = { ...says, outcome: 'needs_booking', need: 'attended_mix' };
const needsDecision: Decision = { ...says, outcome: 'needs_decision', why: 'unsure_kind' };
const nothing: Decision = { ...says, outcome: 'none' };

const by = 'engineer' as const;

describe('a request on its way', () => {
  test.each([
    ['new', { type: 'decide', by: 'rule', decision: accepted }, 'accepted'],
    ['new', { type: 'decide', by: 'rule', decision: needsBooking }, 'needs_booking'],
    ['new', { type: 'decide', by: 'rule', decision: needsDecision }, 'needs_decision'],
    ['new', { type: 'decide', by: 'rule', decision: nothing }, 'new'],
    ['new', { type: 'answer', by, kind: 'comment' }, 'answered'],
    ['needs_decision', { type: 'accept', by, decision: accepted }, 'accepted'],
    ['needs_decision', { type: 'reclassify', by, decision: needsBooking }, 'needs_booking'],
    ['in_progress', { type: 'reclassify', by, decision: accepted }, 'in_progress'],
    ['in_progress', { type: 'reclassify', by, decision: needsBooking }, 'needs_booking'],
    ['needs_booking', { type: 'goodwill', by, reason: 'Our pleasure', engineerId: 'e' }, 'accepted'],
    ['needs_booking', { type: 'booking_confirmed', by: 'rule', bookingId: 'b' }, 'accepted'],
    ['accepted', { type: 'booking_cancelled', by: 'rule', decision: needsBooking }, 'needs_booking'],
    ['accepted', { type: 'start', by }, 'in_progress'],
    ['in_progress', { type: 'done', by, versionId: 'v4' }, 'done'],
    ['done', { type: 'verify', by: 'author', versionPublished: true }, 'verified'],
    ['done', { type: 'reopen', by: 'author', versionPublished: true, how: 'more' }, 'reopened'],
    ['reopened', { type: 'start', by }, 'in_progress'],
    ['needs_booking', { type: 'decline', by, reason: 'Not on the stems' }, 'declined'],
    ['accepted', { type: 'withdraw', by: 'author' }, 'withdrawn'],
  ] as const)('%s + %o', (from, event, to) => {
    expect(transition(from, event)).toMatchObject({ ok: true, state: to });
  });

  test.each([
    ['needs_decision', { type: 'accept', by, decision: needsBooking }, 'needs_booking'],
    ['new', { type: 'accept', by, decision: nothing }, 'not_a_request'],
    ['needs_booking', { type: 'goodwill', by, reason: '  ', engineerId: 'e' }, 'reason_required'],
    ['needs_booking', { type: 'goodwill', by, reason: 'Why not', engineerId: '' }, 'engineer_required'],
    ['accepted', { type: 'decline', by, reason: '' }, 'reason_required'],
    ['accepted', { type: 'done', by, versionId: 'v' }, 'not_from_here'],
    ['in_progress', { type: 'done', by, versionId: '' }, 'version_required'],
    ['done', { type: 'verify', by: 'author', versionPublished: false }, 'version_not_published'],
    ['done', { type: 'withdraw', by: 'author' }, 'not_from_here'],
    ['new', { type: 'answer', by, kind: 'minor' }, 'not_a_comment'],
    ['accepted', { type: 'withdraw', by: 'engineer' }, 'not_yours'],
    ['verified', { type: 'start', by }, 'final'],
  ] as const)('%s + %o is refused', (from, event, reason) => {
    expect(transition(from, event)).toEqual({ ok: false, reason });
  });
});

test('a client decides no kind: nothing that carries a decision is theirs', () => {
  for (const type of ['decide', 'accept', 'reclassify', 'booking_cancelled'] as const) {
    expect(LIFE[type].by).not.toContain('author');
    for (const state of REQUEST_STATES.filter((one) => !isFinal(one))) {
      expect(transition(state, { type, by: 'author', decision: accepted })).toMatchObject({ ok: false });
    }
  }
});

test('a reopened request keeps its basis: nothing but the state changes', () => {
  const event = { type: 'reopen', by: 'author', versionPublished: true, how: 'less' } as const;
  expect(transition('done', event)).toEqual({ ok: true, state: 'reopened', change: {} });
});

test('a new decision ends a goodwill given before, a goodwill ends a booking', () => {
  expect(transition('accepted', { type: 'reclassify', by, decision: needsBooking })).toMatchObject({
    change: { basis: null, bookingId: null, need: 'attended_mix', goodwillReason: null, goodwillBy: null },
  });
  const goodwill = { type: 'goodwill', by, reason: ' A favour ', engineerId: 'e' } as const;
  expect(transition('accepted', goodwill)).toMatchObject({
    change: { basis: 'goodwill', bookingId: null, need: null, goodwillReason: 'A favour', goodwillBy: 'e' },
  });
});

describe('whatever happens to a request', () => {
  const decision: fc.Arbitrary<Decision> = fc.oneof(
    fc.record({
      rule: fc.constant('open.minor' as const),
      sentence: fc.constant('Because.'),
      flags: fc.constant([]),
      outcome: fc.constant('accepted' as const),
      basis: fc.constantFrom(...BASES.filter((basis) => basis !== 'goodwill')),
      bookingId: fc.constant('b'),
    }),
    fc.constantFrom(...NEEDS).map((need) => ({ ...needsBooking, need })),
    fc.constant(needsDecision),
    fc.constant(nothing),
  );
  const event = fc.record({
    type: fc.constantFrom(...REQUEST_EVENTS),
    by: fc.constantFrom('rule', 'engineer', 'author'),
    decision,
    reason: fc.constantFrom('', 'Because'),
    engineerId: fc.constantFrom('', 'e'),
    versionId: fc.constantFrom('', 'v'),
    versionPublished: fc.boolean(),
    how: fc.constant('more'),
    kind: fc.constantFrom(...NOTE_KINDS),
    bookingId: fc.constant('b'),
  }) as unknown as fc.Arbitrary<RequestEvent>;
  const life = fc.array(event, { maxLength: 60 });

  test('it never leaves a final state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FINAL_STATES), event, (state, one) => {
        expect(transition(state, one)).toEqual({ ok: false, reason: 'final' });
      }),
    );
  });

  test('promised work always has a basis, goodwill its reason and name, and the rest has none', () => {
    fc.assert(
      fc.property(life, (events) => {
        let state: (typeof REQUEST_STATES)[number] = 'new';
        let row: Record<string, unknown> = { basis: null };
        for (const one of events) {
          const verdict = transition(state, one);
          if (!verdict.ok) continue;
          state = verdict.state;
          row = { ...row, ...verdict.change };
          const promised = (PROMISED_STATES as readonly string[]).includes(state);
          if (promised) expect(BASES).toContain(row.basis);
          if (state === 'needs_booking') expect(NEEDS).toContain(row.need);
          if (promised && row.basis === 'booking') expect(row.bookingId).toBeTruthy();
          if (row.basis === 'goodwill') expect([row.goodwillReason, row.goodwillBy]).toEqual(['Because', 'e']);
        }
      }),
      { numRuns: 500 },
    );
  });
});
