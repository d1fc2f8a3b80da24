import { minorDigits } from '../shared/money.ts';
import { refuse, type Verdict } from '../shared/result.ts';

const AMOUNT = /^(\d{1,7})(?:[.,](\d{1,3}))?$/;
/** What the database's integer column holds. */
const MOST = 2_147_483_647;

/** "112.50" or "112,5" → 11 250 minor units of GBP. */
export function parsePrice(text: string, currency: string): Verdict<{ minor: number }, 'not_an_amount' | 'too_fine' | 'too_much'> {
  const match = AMOUNT.exec(text.trim());
  if (!match) return refuse('not_an_amount');
  const digits = minorDigits(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return refuse('too_fine');
  const minor = Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
  return minor > MOST ? refuse('too_much') : { ok: true, minor };
}

/** 11 250 minor units of GBP → "112.50", as a form field holds it. */
export function priceText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}
