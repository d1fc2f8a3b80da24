import { describe, expect, it } from 'vitest';
import { formatLength, formatSpan, instantOfLocal } from './local-time.ts';

const LONDON = 'Europe/London';
const iso = (date: string, time: string, zone = LONDON) => {
  const found = instantOfLocal(date, time, zone);
  return found.ok ? new Date(found.at).toISOString() : found.reason;
};

describe('a date and a time by the studio’s clock', () => {
  it.each([
    ['2026-03-28', '14:00', '2026-03-28T14:00:00.000Z'],
    ['2026-03-29', '14:00', '2026-03-29T13:00:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '14:00', '2026-10-25T14:00:00.000Z'],
  ])('%s %s is %s in London', (date, time, expected) => {
    expect(iso(date, time)).toBe(expected);
  });

  it('that the clocks skip is refused, that they show twice is the first', () => {
    expect(iso('2026-03-29', '01:30')).toBe('skipped');
    expect(iso('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-03-08', '02:30', 'America/New_York')).toBe('skipped');
  });

  it('that does not exist is no date', () => {
    expect(iso('2026-02-30', '10:00')).toBe('not_a_date');
    expect(iso('30.3.2026', '10:00')).toBe('not_a_date');
    expect(iso('2026-03-30', '24:00')).toBe('not_a_time');
    expect(iso('2026-03-30', 'noon')).toBe('not_a_time');
  });
});

describe('booked time in words', () => {
  const span = (from: string, to: string, zone = LONDON) => formatSpan(Date.parse(from), Date.parse(to), zone);
  it('names day, year and zone', () => {
    expect(span('2026-03-10T14:00:00Z', '2026-03-10T17:00:00Z')).toBe('Tuesday 10 March 2026, 14:00–17:00 GMT');
    expect(span('2026-07-10T13:00:00Z', '2026-07-10T17:00:00Z')).toBe('Friday 10 July 2026, 14:00–18:00 BST');
  });
  it('names both days, and both zones across a change of the clocks', () => {
    expect(span('2026-03-10T22:00:00Z', '2026-03-11T01:00:00Z')).toBe('Tuesday 10 March 2026, 22:00 – Wednesday 11 March, 01:00 GMT');
    expect(span('2026-03-29T00:30:00Z', '2026-03-29T02:30:00Z')).toBe('Sunday 29 March 2026, 00:30 GMT–03:30 BST');
  });
});

it.each([[30, '30 min'], [60, '1 h'], [150, '2 h 30 min'], [0, '0 min']])('%i minutes are %s', (minutes, words) => {
  expect(formatLength(minutes)).toBe(words);
});
