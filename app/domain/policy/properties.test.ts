import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Suggestion } from '../notes/suggestion.ts';
import { endOfDayAfter } from '../shared/instant.ts';
import { afterBookingCancelled } from './bookings.ts';
import { decide, TABLE_RULES } from './decide.ts';
import { grantOf, stateAfter } from './life.ts';
import { CATEGORIES } from './studio.ts';
import { termsAt, windowAt, type BookedTime, type WindowFacts } from './window.ts';
import { BASES, NOTE_KINDS, SERVICES } from './words.ts';

/** Also zones whose clocks skip or repeat midnight, go by half hours, or lie behind the date line. */
const ZONES = [
  'Europe/London',
  'America/New_York',
  'Africa/Cairo',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];

const between = (from: string, to: string) => fc.integer({ min: Date.parse(from), max: Date.parse(to) });
const anyInstant = between('2014-01-01T00:00Z', '2034-01-01T00:00Z');
// Close together, so that windows in every state come up, over several changes of the clock.
const instant = between('2025-09-15T00:00Z', '2026-05-15T00:00Z');
const zone = fc.constantFrom(...ZONES);

const booking: fc.Arbitrary<BookedTime> = fc
  .record({
    id: fc.uuid(),
    service: fc.constantFrom(...SERVICES),
    startsAt: instant,
    length: fc.integer({ min: 1, max: 12 * 3_600_000 }),
    confirmedAt: instant,
  })
  .map(({ length, ...rest }) => ({ ...rest, endsAt: rest.startsAt + length }));

const terms = fc.record({ effectiveFrom: instant, days: fc.integer({ min: 0, max: 60 }), timeZone: zone });

const facts: fc.Arbitrary<WindowFacts> = fc.record({
  doneAt: fc.option(instant, { nil: null }),
  bookings: fc.array(booking, { maxLength: 5 }),
  terms: fc.array(terms, { minLength: 1, maxLength: 3 }),
});

describe('the end of a local day, beside the Temporal proposal', () => {
  test('is the last millisecond of the n-th calendar day after', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 60 }), zone, (at, days, timeZone) => {
        const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
        const dayAfter = day.add({ days: days + 1 }).toZonedDateTime(timeZone);
        expect(endOfDayAfter(at, days, timeZone)).toBe(dayAfter.epochMilliseconds - 1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a window from random facts', () => {
  test('closes at the end of the n-th local day after the day it opens', () => {
    fc.assert(
      fc.property(facts, instant, (known, at) => {
        const window = windowAt(known, at);
        if (window.state === 'not_started') return;
        const { days, timeZone } = termsAt(known.terms, window.opensAt);
        const local = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
        const last = local(window.closesAt);
        expect(window.timeZone).toBe(timeZone);
        expect(last.toPlainDate()).toEqual(local(window.opensAt).toPlainDate().add({ days }));
        expect(last.toPlainTime().toString()).toBe('23:59:59.999');
        expect(local(window.closesAt + 1).toPlainDate()).toEqual(last.toPlainDate().add({ days: 1 }));
      }),
      { numRuns: 1000 },
    );
  });

  test('is in the state its own bounds say', () => {
    fc.assert(
      fc.property(facts, instant, (known, at) => {
        const window = windowAt(known, at);
        if (window.state === 'not_started') {
          expect(known.doneAt ?? Infinity).toBeGreaterThan(at);
        } else if (window.state === 'on_hold') {
          expect(window.opensAt).toBeGreaterThan(at);
          expect(window.nextBooking.endsAt).toBeGreaterThan(at);
          expect(window.nextBooking.confirmedAt).toBeLessThanOrEqual(at);
        } else {
          expect(window.opensAt).toBeLessThanOrEqual(at);
          expect(window.state).toBe(at <= window.closesAt ? 'open' : 'closed');
        }
      }),
    );
  });

  test('does not remember a booking that is gone', () => {
    fc.assert(
      fc.property(facts, booking, instant, fc.nat(), (known, extra, at, place) => {
        const bookings = [...known.bookings];
        bookings.splice(place % (bookings.length + 1), 0, extra);
        windowAt({ ...known, bookings }, at);
        const without = { ...known, bookings: bookings.filter((one) => one !== extra) };
        expect(windowAt(without, at)).toEqual(windowAt(known, at));
      }),
    );
  });

  test('does not depend on the order of its facts, nor change them', () => {
    fc.assert(
      fc.property(facts, instant, (known, at) => {
        const before = structuredClone(known);
        const turned = { ...known, bookings: [...known.bookings].reverse() };
        expect(windowAt(turned, at)).toEqual(windowAt(known, at));
        expect(known).toEqual(before);
      }),
    );
  });

  test('at a past moment does not know what was confirmed later', () => {
    fc.assert(
      fc.property(facts, booking, instant, (known, late, at) => {
        fc.pre(late.confirmedAt > at);
        const later = { ...known, bookings: [...known.bookings, late] };
        expect(windowAt(later, at)).toEqual(windowAt(known, at));
      }),
    );
  });
});

describe('a decision from random facts', () => {
  const kind = fc.constantFrom(...NOTE_KINDS);
  const suggested: fc.Arbitrary<Suggestion | null> = fc.option(
    fc.record({
      kind,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      unsure: fc.boolean(),
      minutes: fc.nat(120),
      category: fc.constantFrom(...CATEGORIES),
      levelDb: fc.option(fc.integer({ min: -12, max: 12 }), { nil: null }),
    }),
  );
  const input = fc
    .record({
      facts,
      receivedAt: instant,
      kind,
      kindFrom: fc.constantFrom('words' as const, 'client' as const, 'engineer' as const),
      suggested,
      minutesInWindow: fc.nat(60),
    })
    .map((all) => ({ ...all, window: windowAt(all.facts, all.receivedAt) }));

  test('accepted work has a basis, and basis booking a booking of the facts', () => {
    fc.assert(
      fc.property(input, (given) => {
        const decision = decide(given);
        if (decision.outcome !== 'accepted') return;
        expect(BASES).toContain(decision.basis);
        const ids = given.facts.bookings.map(({ id }) => id);
        if (decision.basis === 'booking') expect(ids).toContain(decision.bookingId);
        else expect(decision.bookingId).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('an accepted major change is never free by the window', () => {
    fc.assert(
      fc.property(input, (given) => {
        const decision = decide({ ...given, kind: 'major' });
        if (decision.outcome === 'accepted') expect(decision.basis).not.toBe('window');
      }),
      { numRuns: 1000 },
    );
  });

  test('an engineer always gets the plain table, and marks never change its outcome', () => {
    fc.assert(
      fc.property(input, (given) => {
        const byEngineer = decide({ ...given, kindFrom: 'engineer' });
        const plain = decide({ kind: given.kind, receivedAt: given.receivedAt, window: given.window });
        expect(byEngineer.rule).toBe(plain.rule);
        expect(byEngineer.outcome).toBe(plain.outcome);
        expect(byEngineer.outcome).not.toBe('needs_decision');
      }),
    );
  });

  test('a booking that is cancelled leaves requests as if it had never been made', () => {
    fc.assert(
      fc.property(input, booking, instant, ({ facts: known, receivedAt, kind }, extra, now) => {
        const never = { ...known, bookings: [] };
        const once = { ...never, bookings: [extra] };
        const decision = decide({ kind, receivedAt, window: windowAt(once, receivedAt) });
        if (decision.outcome !== 'accepted' || decision.basis !== 'booking') return;
        const request = { kind, state: 'accepted' as const, need: null, receivedAt, ...grantOf(decision) };
        const effect = afterBookingCancelled({ ...request, bookingId: extra.id }, extra.id, never, now);
        const expected = decide({ kind, receivedAt, window: windowAt(never, receivedAt) });
        expect(effect).toMatchObject({ state: stateAfter(expected), decision: expected });
      }),
    );
  });

  test('says something for every rule, and nothing is left blank in it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { sentence, rule } = decide(given);
        expect(TABLE_RULES).toContain(rule);
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(sentence).not.toMatch(/ {2}| \.|undefined|NaN|_/);
      }),
    );
  });
});
