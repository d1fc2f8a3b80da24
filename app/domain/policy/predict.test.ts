import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { ledgerEntry, ledgerEntryOfAct } from './ledger.ts';
import { predict } from './predict.ts';
import { windowAt, type WindowFacts } from './window.ts';

const at = Date.parse('2026-03-16T12:00Z');
const facts: WindowFacts = {
  doneAt: Date.parse('2026-03-03T16:20Z'),
  bookings: [],
  terms: [{ effectiveFrom: 0, days: 14, timeZone: 'Europe/London' }],
};
const window = windowAt(facts, at);

test('the composer says what will happen, by the words or by the choice', () => {
  expect(predict({ body: '  ', at, facts })).toBeNull();
  expect(predict({ body: 'vocals up 1 dB in the chorus', at, facts })).toMatchObject({
    kind: 'minor',
    line: 'Free tweak, until Tuesday 17 March.',
  });
  expect(predict({ body: 'can I re-sing the bridge', at, facts })?.line).toMatch(
    /^Needs an attended mix, about 1 h: a change to the performance takes booked time/,
  );
  expect(predict({ body: "tiny tweak, I've re-sung it", kind: 'minor', at, facts })).toMatchObject({
    kind: 'minor',
    decision: { outcome: 'needs_decision' },
  });
});

test('the prediction is the decision of the same facts', () => {
  const body = 'snare down a touch';
  const prediction = predict({ body, kind: 'minor', at, facts });
  expect(prediction?.decision).toEqual(
    decide({ kind: 'minor', receivedAt: at, window, suggested: prediction?.suggested ?? null }),
  );
});

test('the ledger keeps the rule, the inputs, the outcome and the sentence', () => {
  const decision = decide({ kind: 'minor', receivedAt: at, window });
  expect(ledgerEntry(decision, { kind: 'minor', receivedAt: at, window })).toEqual({
    rule: 'open.minor',
    inputs: {
      kind: 'minor',
      receivedAt: at,
      windowState: 'open',
      opensAt: facts.doneAt,
      closesAt: Date.parse('2026-03-17T23:59:59.999Z'),
      bookingId: null,
    },
    outcome: 'accepted',
    basis: 'window',
    need: null,
    flags: [],
    sentence: 'Free tweak, until Tuesday 17 March.',
  });
});

test("a goodwill's reason is the studio's own, a decline's is for the client", () => {
  const act = { kind: 'major', receivedAt: at, window, bookingId: null } as const;
  const goodwill = ledgerEntryOfAct('goodwill', {
    ...act,
    state: 'accepted',
    basis: 'goodwill',
    reason: 'Long-standing client',
  });
  expect(goodwill.rule).toBe('person.goodwill');
  expect(goodwill.sentence).not.toContain('Long-standing');
  const decline = ledgerEntryOfAct('decline', { ...act, state: 'declined', basis: null, reason: 'No stems' });
  expect(decline.sentence).toBe('The studio will not do this: No stems');
});
