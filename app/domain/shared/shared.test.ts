import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUuid } from './id.ts';
import { daysLeft, formatDate, formatDay, formatDayTime, isTimeZone } from './instant.ts';
import { addMoney, formatMoney, money } from './money.ts';
import { formatTimecode, formatTimecodeExact, parseTimecode, parseTyped } from './timecode.ts';

describe('moments', () => {
  const at = Date.parse('2026-03-17T23:59:59.999Z');

  test('are said by the clock of the zone', () => {
    expect(formatDay(at, 'Europe/London')).toBe('Tuesday 17 March');
    expect(formatDate(at, 'Europe/London')).toBe('17 March');
    expect(formatDayTime(at, 'Europe/London')).toBe('Tuesday 17 March, 23:59');
    expect(formatDayTime(at, 'Asia/Tokyo')).toBe('Wednesday 18 March, 08:59');
    expect(formatDayTime(Date.parse('2026-03-17T00:00Z'), 'UTC')).toBe('Tuesday 17 March, 00:00');
  });

  test('days left are counted by the calendar, over a change of the clock too', () => {
    const london = (from: string, to: string) => daysLeft(Date.parse(from), Date.parse(to), 'Europe/London');
    expect(london('2026-03-08T23:59Z', '2026-03-17T23:59Z')).toBe(9);
    expect(london('2026-03-17T00:00Z', '2026-03-17T23:59Z')).toBe(0);
    expect(london('2026-03-18T00:00Z', '2026-03-17T23:59Z')).toBe(-1);
    expect(london('2026-03-28T12:00Z', '2026-03-30T22:59Z')).toBe(2);
    expect(london('2025-12-30T12:00Z', '2026-01-02T12:00Z')).toBe(3);
  });

  test('zones are known or not', () => {
    expect(isTimeZone('Europe/London')).toBe(true);
    expect(isTimeZone('Middle/Earth')).toBe(false);
  });
});

describe('timecodes', () => {
  test.each([
    [0, '0:00.0', '0:00:00.000'],
    [12_960, '0:12.9', '0:00:12.960'],
    [83_450, '1:23.4', '0:01:23.450'],
    [3_723_004, '62:03.0', '1:02:03.004'],
  ])('%i ms', (ms, short, exact) => {
    expect(formatTimecode(ms)).toBe(short);
    expect(formatTimecodeExact(ms)).toBe(exact);
    expect(parseTimecode(exact)).toBe(ms);
  });

  test.each([
    ['2:13', 133_000],
    [' 0:12.9 ', 12_900],
    ['1:02:03', 3_723_000],
    ['62:03.0', 3_723_000],
    ['1:60', null],
    ['1:75:00', null],
    ['12', null],
    ['soon', null],
  ])('reads %s', (text, ms) => {
    expect(parseTimecode(text)).toBe(ms);
  });

  test.each([
    ['12', 12_000],
    [' 90 ', 90_000],
    ['1:05.5', 65_500],
    ['0.30', null],
    ['12345', null],
    ['', null],
  ])('takes what is typed: %s', (text, ms) => {
    expect(parseTyped(text)).toBe(ms);
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.nat(24 * 3_600_000), (ms) => {
        expect(parseTimecode(formatTimecodeExact(ms))).toBe(ms);
        expect(parseTimecode(formatTimecode(ms))).toBe(Math.floor(ms / 100) * 100);
      }),
    );
  });
});

describe('money', () => {
  test('is whole and has a currency', () => {
    expect(money(4000, 'GBP')).toEqual({ ok: true, money: { minor: 4000, currency: 'GBP' } });
    expect(money(0.5, 'GBP')).toEqual({ ok: false, reason: 'not_whole' });
    expect(money(1, 'gbp')).toEqual({ ok: false, reason: 'bad_currency' });
  });

  test('adds up within one currency only', () => {
    const five = { minor: 500, currency: 'GBP' };
    expect(addMoney(five, five)).toEqual({ ok: true, money: { minor: 1000, currency: 'GBP' } });
    expect(addMoney(five, { minor: 1, currency: 'EUR' })).toEqual({ ok: false, reason: 'currencies_differ' });
  });

  test('is written with the digits of its currency', () => {
    expect(formatMoney({ minor: 4000, currency: 'GBP' })).toBe('£40.00');
    expect(formatMoney({ minor: 4000, currency: 'JPY' })).toMatch(/4,000$/);
  });
});

test('ids are UUIDs', () => {
  expect(isUuid('0195d2a4-7c1e-7f3a-9b1c-2d3e4f5a6b7c')).toBe(true);
  expect(isUuid('0195d2a4-7c1e-7f3a-9b1c-2d3e4f5a6b7')).toBe(false);
  expect(isUuid("' or 1=1 --")).toBe(false);
});
