import { describe, expect, test } from 'vitest';
import { endOfDayAfter } from '../shared/instant.ts';
import { windowAt, type BookedTime, type WindowFacts } from './window.ts';

describe('the end of a local day', () => {
  test.each([
    // The clock jumps from 24:00 to 01:00 of 25 April.
    ['Africa/Cairo', '2025-04-10T12:00Z', '2025-04-24T23:59:59.999+02:00'],
    ['America/Santiago', '2025-08-23T12:00Z', '2025-09-06T23:59:59.999-04:00'],
    // 23:00 to 24:00 comes twice on 25 October: the later one counts.
    ['Asia/Beirut', '2025-10-11T12:00Z', '2025-10-25T23:59:59.999+02:00'],
  ])('%s', (timeZone, from, end) => {
    expect(endOfDayAfter(Date.parse(from), 14, timeZone)).toBe(Date.parse(end));
  });
});

describe('a window at its edges', () => {
  const at = (iso: string) => Date.parse(iso);
  const base: WindowFacts = {
    doneAt: at('2026-03-03T16:20Z'),
    bookings: [],
    terms: [{ effectiveFrom: 0, days: 14, timeZone: 'Europe/London' }],
  };
  const session = (id: string, from: string, to: string, confirmed: string): BookedTime => ({
    id,
    service: 'attended_mix',
    startsAt: at(from),
    endsAt: at(to),
    confirmedAt: at(confirmed),
  });

  test('opens in the very millisecond the mix is done, and not before', () => {
    expect(windowAt(base, base.doneAt! - 1).state).toBe('not_started');
    expect(windowAt(base, base.doneAt!).state).toBe('open');
  });

  test('holds while a session runs and opens as it ends', () => {
    const facts = {
      ...base,
      bookings: [session('s', '2026-03-10T14:00Z', '2026-03-10T17:00Z', '2026-03-04T09:00Z')],
    };
    expect(windowAt(facts, at('2026-03-10T16:59:59.999Z'))).toMatchObject({ state: 'on_hold' });
    expect(windowAt(facts, at('2026-03-10T17:00Z'))).toMatchObject({ state: 'open' });
  });

  test('done while a session runs: holds until the session ends', () => {
    const facts = {
      ...base,
      bookings: [session('s', '2026-03-03T15:00Z', '2026-03-03T18:00Z', '2026-03-01T09:00Z')],
    };
    const window = windowAt(facts, base.doneAt!);
    expect(window).toMatchObject({ state: 'on_hold', opensAt: at('2026-03-03T18:00Z') });
  });

  test('of several sessions the earliest not over is next, the last end opens', () => {
    const facts = {
      ...base,
      bookings: [
        session('third', '2026-03-12T10:00Z', '2026-03-12T12:00Z', '2026-03-04T09:00Z'),
        session('first', '2026-03-05T10:00Z', '2026-03-05T12:00Z', '2026-03-04T09:00Z'),
        session('second', '2026-03-09T10:00Z', '2026-03-09T12:00Z', '2026-03-04T09:00Z'),
      ],
    };
    expect(windowAt(facts, at('2026-03-06T12:00Z'))).toMatchObject({
      state: 'on_hold',
      opensAt: at('2026-03-12T12:00Z'),
      nextBooking: { id: 'second' },
    });
  });

  test('a session entered after it was over opens the window at its end', () => {
    const facts = {
      ...base,
      bookings: [session('s', '2026-03-10T14:00Z', '2026-03-10T17:00Z', '2026-03-11T09:00Z')],
    };
    expect(windowAt(facts, at('2026-03-10T20:00Z'))).toMatchObject({ opensAt: base.doneAt });
    expect(windowAt(facts, at('2026-03-11T09:00Z'))).toMatchObject({
      state: 'open',
      opensAt: at('2026-03-10T17:00Z'),
    });
  });

  test('new settings apply only to windows that open from then on', () => {
    const change = { effectiveFrom: at('2026-03-05T00:00Z'), days: 7, timeZone: 'Europe/Berlin' };
    const facts = { ...base, terms: [...base.terms, change] };
    const now = at('2026-03-06T00:00Z');
    expect(windowAt(facts, now)).toMatchObject({ closesAt: at('2026-03-17T23:59:59.999Z') });
    expect(windowAt({ ...facts, doneAt: change.effectiveFrom }, now)).toMatchObject({
      closesAt: at('2026-03-12T23:59:59.999+01:00'),
      timeZone: 'Europe/Berlin',
    });
  });
});
