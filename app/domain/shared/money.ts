import { refuse, type Verdict } from './result.ts';

/** An amount in the currency's minor units (pence, cents, yen): always a whole number. */
export type Money = { minor: number; currency: string };

const CURRENCY = /^[A-Z]{3}$/;

/** Makes an amount, or says what is wrong with it. `currency` is an ISO 4217 code in capitals. */
export function money(
  minor: number,
  currency: string,
): Verdict<{ money: Money }, 'not_whole' | 'bad_currency'> {
  if (!Number.isSafeInteger(minor)) return refuse('not_whole');
  if (!CURRENCY.test(currency)) return refuse('bad_currency');
  return { ok: true, money: { minor, currency } };
}

/** The sum of two amounts of one currency. */
export function addMoney(
  a: Money,
  b: Money,
): Verdict<{ money: Money }, 'not_whole' | 'bad_currency' | 'currencies_differ'> {
  if (a.currency !== b.currency) return refuse('currencies_differ');
  return money(a.minor + b.minor, a.currency);
}

/** How many digits the currency has behind the point: GBP 2, JPY 0, BHD 3. */
export function minorDigits(currency: string): number {
  return format(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `{ minor: 4000, currency: 'GBP' }` → "£40.00". */
export function formatMoney({ minor, currency }: Money): string {
  return format(currency).format(minor / 10 ** minorDigits(currency));
}

function format(currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency });
}
