import { expect, it } from 'vitest';
import { parsePrice, priceText } from './price.ts';

it.each([
  ['112.50', 'GBP', 11_250],
  ['112,5', 'GBP', 11_250],
  [' 45 ', 'GBP', 4_500],
  ['0', 'GBP', 0],
  ['45.00', 'JPY', 45],
  ['1.250', 'BHD', 1_250],
  ['45.5', 'JPY', 'too_fine'],
  ['1.255', 'GBP', 'too_fine'],
  ['-3', 'GBP', 'not_an_amount'],
  ['£3', 'GBP', 'not_an_amount'],
  ['9999999', 'BHD', 'too_much'],
])('%s %s', (text, currency, expected) => {
  const parsed = parsePrice(text, currency);
  expect(parsed.ok ? parsed.minor : parsed.reason).toBe(expected);
});

it('a price reads back as it was written', () => {
  expect(priceText(11_250, 'GBP')).toBe('112.50');
  expect(priceText(45, 'JPY')).toBe('45');
});
