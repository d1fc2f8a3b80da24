import { expect, it } from 'vitest';
import { BOOKING_STATES } from '../policy/words.ts';
import { BOOKING_LIFE, BOOKING_STEPS, bookingStep, type BookingFacts, SIDES, stepsOpen } from './life.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const booking = (change: Partial<BookingFacts> = {}): BookingFacts => ({ state: 'confirmed', startsAt: NOW + 48 * HOUR, endsAt: NOW + 50 * HOUR, expiresAt: null, proposal: null, ...change });
const proposed = (side: 'client' | 'studio') => booking({ proposal: { side, startsAt: NOW + 72 * HOUR, expiresAt: NOW + HOUR } });

it('says for every state and side which steps are open', () => {
  const waiting = { expiresAt: NOW + HOUR };
  const open = (facts: BookingFacts) => [stepsOpen(facts, 'client', NOW), stepsOpen(facts, 'studio', NOW), stepsOpen(facts, 'rule', NOW)];
  expect(open(booking({ state: 'requested', ...waiting }))).toEqual([['withdraw'], ['offer', 'decline'], []]);
  expect(open(booking({ state: 'offered', ...waiting }))).toEqual([['agree', 'decline'], ['offer', 'withdraw'], []]);
  expect(open(booking())).toEqual([['proposeMove', 'cancel'], ['proposeMove', 'cancel'], []]);
  expect(open(proposed('studio'))).toEqual([['proposeMove', 'acceptMove', 'refuseMove', 'cancel'], ['proposeMove', 'withdrawMove', 'cancel'], []]);
  for (const state of ['declined', 'cancelled', 'expired'] as const) expect(open(booking({ state }))).toEqual([[], [], []]);
  expect(open(booking({ state: 'held', startsAt: NOW - 3 * HOUR, endsAt: NOW - HOUR }))).toEqual([[], ['record'], []]);
});

it('leaves to the clock what time decides, and not before it is due', () => {
  const late = NOW + HOUR;
  expect(stepsOpen(booking({ state: 'offered', expiresAt: late }), 'rule', late)).toEqual(['expire']);
  expect(bookingStep(booking({ state: 'offered', expiresAt: late }), 'agree', 'client', late)).toEqual({ ok: false, reason: 'expired' });
  expect(stepsOpen(proposed('client'), 'rule', late)).toEqual(['lapseMove']);
  expect(bookingStep(proposed('client'), 'acceptMove', 'studio', late)).toEqual({ ok: false, reason: 'expired' });
  expect(bookingStep(booking(), 'hold', 'rule', NOW + 49 * HOUR)).toEqual({ ok: false, reason: 'not_over' });
  expect(bookingStep(booking(), 'hold', 'rule', NOW + 50 * HOUR)).toEqual({ ok: true, state: 'held' });
  expect(bookingStep(booking(), 'cancel', 'client', NOW + 50 * HOUR)).toEqual({ ok: false, reason: 'over' });
  expect(bookingStep(booking(), 'proposeMove', 'client', NOW + 48 * HOUR)).toEqual({ ok: false, reason: 'begun' });
  expect(bookingStep(booking(), 'record', 'studio', NOW)).toEqual({ ok: false, reason: 'not_begun' });
});

it('never lets one side confirm or move by itself what it asked for', () => {
  for (const side of SIDES) {
    expect(bookingStep(proposed('client'), 'acceptMove', side, NOW).ok).toBe(side === 'studio');
    expect(bookingStep(booking({ state: 'offered', expiresAt: NOW + HOUR }), 'agree', side, NOW).ok).toBe(side === 'client');
    expect(bookingStep(booking({ state: 'requested', expiresAt: NOW + HOUR }), 'offer', side, NOW).ok).toBe(side === 'studio');
  }
});

it('leads only from and to states there are, and out of no final one', () => {
  const final = ['declined', 'cancelled', 'expired'];
  for (const step of BOOKING_STEPS) {
    const { by, to } = BOOKING_LIFE[step];
    for (const from of Object.keys(by)) {
      expect([...BOOKING_STATES, 'nothing']).toContain(from);
      expect(final).not.toContain(from);
    }
    expect([...BOOKING_STATES, 'same']).toContain(to);
  }
});
