import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_WEEK } from './hours.ts';
import { hoursText, parseHours, weekSummary, weekText } from './hours-text.ts';

it.each([
  ['10:00–18:00', [[600, 1080]]],
  ['9-13, 14.30 to 24', [[540, 780], [870, 1440]]],
  ['', []],
  ['Closed', []],
])('reads %s', (text, stretches) => {
  expect(parseHours(text)).toEqual({ ok: true, stretches: stretches.map(([opens, closes]) => ({ opens, closes })) });
});

it.each([
  ['ten to six', 'not_hours'],
  ['10:61-12', 'not_hours'],
  ['10-25', 'not_hours'],
  ['18-10', 'not_in_order'],
  ['10-14, 12-16', 'not_in_order'],
])('does not read %s', (text, reason) => expect(parseHours(text)).toEqual({ ok: false, reason }));

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 }), (drawn) => {
      const minutes = [...drawn].sort((a, b) => a - b);
      const stretches = Array.from({ length: Math.floor(minutes.length / 2) }, (_, n) => ({ opens: minutes[2 * n] as number, closes: minutes[2 * n + 1] as number }));
      expect(parseHours(hoursText(stretches))).toEqual({ ok: true, stretches });
    }),
    { numRuns: 100 },
  );
});

it('sums up a week', () => {
  expect(weekText(DEFAULT_WEEK)).toEqual([...Array.from({ length: 5 }, () => '10:00–18:00'), '', '']);
  expect(weekSummary([...DEFAULT_WEEK, { day: 6, opens: 720, closes: 960 }])).toBe('Mon–Fri 10:00–18:00; Sat 12:00–16:00');
  expect(weekSummary([])).toBe('Never open');
});
