import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SERVICES } from '../policy/words.ts';
import { amountFor, quote, quoteFor, rateFor, totalOf } from './quote.ts';

const hour = 3_600_000;
const inputs = { service: 'hybrid_mix' as const, engineerId: null, minutes: 180, preparationMinutes: 60, hourlyRate: 4500, roundTo: 1, notice: { hours: 48, percent: 50 } };

it('charges the hourly rate for the time between', () => {
  expect(quote(4500, 0, 2 * hour)).toBe(9000);
  expect(quote(4500, 0, 1.5 * hour)).toBe(6750);
});

it('rounds to whole minor units, or to the studio’s step', () => {
  expect(quote(100, 0, hour / 3)).toBe(33);
  expect(quote(4501, 0, hour / 2)).toBe(2251);
  expect(amountFor(5501, 25, 50)).toBe(2300);
});

it('has a line for each part that is paid, and one for what was agreed beside the rate', () => {
  expect(quoteFor(inputs, 'GBP')).toMatchObject({ total: 18_000, lines: [{ what: 'preparation', amount: 4500 }, { what: 'session', amount: 13_500 }] });
  expect(quoteFor(inputs, 'GBP', 16_500).lines.at(-1)).toMatchObject({ what: 'agreed', amount: -1500 });
  expect(quoteFor({ ...inputs, preparationMinutes: 0 }, 'GBP', 13_500).lines).toHaveLength(1);
});

it('is the sum of its lines in integers, whatever goes in', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...SERVICES), fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }), amount, fc.constantFrom(1, 5, 50, 100), fc.option(amount, { nil: undefined }), (service, minutes, preparationMinutes, hourlyRate, roundTo, agreed) => {
      const { lines, total } = quoteFor({ ...inputs, service, minutes, preparationMinutes, hourlyRate, roundTo }, 'GBP', agreed);
      expect(lines.every((line) => Number.isSafeInteger(line.amount))).toBe(true);
      expect(total).toBe(totalOf(lines));
      if (agreed === undefined) expect(total % roundTo).toBe(0);
      else expect(total).toBe(agreed);
    }),
    { numRuns: 300 },
  );
});

it('goes by the nearest rate that is set', () => {
  const rates = [
    { service: 'attended_mix' as const, engineerId: 'mara', hourlyRate: 1 },
    { service: 'attended_mix' as const, engineerId: null, hourlyRate: 2 },
    { service: null, engineerId: 'mara', hourlyRate: 3 },
  ];
  expect(rateFor(rates, 'attended_mix', 'mara', 4)).toBe(1);
  expect(rateFor(rates, 'attended_mix', 'idris', 4)).toBe(2);
  expect(rateFor(rates, 'attended_mix', null, 4)).toBe(2);
  expect(rateFor(rates, 'mix_time', 'mara', 4)).toBe(3);
  expect(rateFor(rates, 'mix_time', null, 4)).toBe(4);
});
