import { expect, it } from 'vitest';
import { quote } from './quote.ts';

const hour = 3_600_000;

it('charges the hourly rate for the time between', () => {
  expect(quote(4500, 0, 2 * hour)).toBe(9000);
  expect(quote(4500, 0, 1.5 * hour)).toBe(6750);
});

it('rounds to whole minor units', () => {
  expect(quote(100, 0, hour / 3)).toBe(33);
  expect(quote(4501, 0, hour / 2)).toBe(2251);
});
