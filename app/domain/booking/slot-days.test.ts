import { expect, test } from 'vitest';
import { clockSpan, slotDays } from './slot-days.ts';

const slot = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });

test('times stand under the day of the zone, not of the world', () => {
  const slots = [slot('2026-03-10T22:30:00Z', '2026-03-10T23:30:00Z'), slot('2026-03-11T01:00:00Z', '2026-03-11T02:00:00Z')];
  expect(slotDays(slots, 'Europe/London').map(({ day, times }) => [day, times.map(({ label }) => label)])).toEqual([
    ['2026-03-10', ['22:30–23:30']],
    ['2026-03-11', ['01:00–02:00']],
  ]);
  expect(slotDays(slots, 'America/New_York').map(({ label, times }) => [label, times.length])).toEqual([['Tuesday 10 March', 2]]);
});

test('a time that ends on another day names it; midnight still belongs to its evening', () => {
  expect(clockSpan(Date.parse('2026-03-10T22:00:00Z'), Date.parse('2026-03-11T00:00:00Z'), 'Europe/London')).toBe('22:00–00:00');
  expect(clockSpan(Date.parse('2026-03-10T22:00:00Z'), Date.parse('2026-03-11T02:00:00Z'), 'Europe/London')).toBe('22:00–Wednesday 11 March, 02:00');
});
