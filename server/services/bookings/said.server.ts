import { instantOfLocal } from '#app/domain/booking/local-time.ts';
import { parsePrice } from '#app/domain/booking/price.ts';
import { ServiceError } from '../errors.server.ts';

const SKIPPED = 'The clocks go forward over that time on that day. Choose an hour later.';
const PRICE_WORDS = {
  not_an_amount: 'Enter an amount such as 45 or 45.50.',
  too_fine: 'That is finer than the currency’s smallest coin.',
  too_much: 'That is more than can be written down here.',
};

const wrong = (field: string, message: string): ServiceError => new ServiceError('invalid', message, { [field]: [message] });

/** The moment somebody means by a day and a time of the studio's clock. @throws ServiceError invalid, by field. */
export function momentSaid({ date, time }: { date: string; time: string }, timeZone: string): number {
  const start = instantOfLocal(date, time, timeZone);
  if (start.ok) return start.at;
  throw start.reason === 'not_a_date' ? wrong('date', 'That day is not in the calendar.') : wrong('time', start.reason === 'skipped' ? SKIPPED : 'Choose a time such as 14:00.');
}

/** The minor units somebody means by an amount as written; undefined where nothing is. @throws ServiceError invalid. */
export function priceSaid(written: string | undefined, currency: string): number | undefined {
  if (!written) return undefined;
  const price = parsePrice(written, currency);
  if (!price.ok) throw wrong('price', PRICE_WORDS[price.reason]);
  return price.minor;
}

/** Names a refusal's fields as a form calls them. @throws what it was given. */
export const inFields = (names: Record<string, string>) => (error: unknown): never => {
  if (!(error instanceof ServiceError)) throw error;
  const fields = Object.fromEntries(Object.entries(error.fields).map(([field, messages]) => [names[field] ?? field, messages]));
  throw new ServiceError(error.code, error.message, fields, error.retryAfterSeconds, error.more);
};
