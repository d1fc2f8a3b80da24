import type { Service } from '../policy/words.ts';
import type { Instant } from '../shared/instant.ts';
import type { Notice } from './notice.ts';

export const LINES = ['preparation', 'session', 'agreed'] as const;

/** One line of a quote: time at a rate, or what was agreed beside it. Amounts are minor units. */
export type QuoteLine = { what: (typeof LINES)[number]; minutes: number; hourlyRate: number; amount: number };

/** A price with all that it was made of. It is stored with the booking as it is. */
export type Quote = {
  inputs: { service: Service; engineerId: string | null; minutes: number; preparationMinutes: number; hourlyRate: number; roundTo: number; notice: Notice };
  lines: QuoteLine[];
  /** The sum of the lines. */
  total: number;
  currency: string;
};

export type Rate = { service: Service | null; engineerId: string | null; hourlyRate: number };

/** The rate of an hour: for the service with the engineer, else for the service, else for the engineer, else the studio's. */
export function rateFor(rates: readonly Rate[], service: Service, engineerId: string | null, studioRate: number): number {
  const find = (s: Service | null, e: string | null) => rates.find((rate) => rate.service === s && rate.engineerId === e)?.hourlyRate;
  return (engineerId === null ? undefined : find(service, engineerId)) ?? find(service, null) ?? (engineerId === null ? undefined : find(null, engineerId)) ?? studioRate;
}

/** What time costs at a rate, rounded to the nearest multiple of `roundTo` minor units. */
export function amountFor(hourlyRate: number, minutes: number, roundTo = 1): number {
  return Math.round((hourlyRate * minutes) / 60 / roundTo) * roundTo;
}

/**
 * What booked time costs. `agreed` is a price both sides settled on: a line says what it adds to or
 * takes off the time at its rate.
 */
export function quoteFor(inputs: Quote['inputs'], currency: string, agreed?: number): Quote {
  const { minutes, preparationMinutes, hourlyRate, roundTo } = inputs;
  const line = (what: 'preparation' | 'session', of: number): QuoteLine => ({ what, minutes: of, hourlyRate, amount: amountFor(hourlyRate, of, roundTo) });
  const lines = [...(preparationMinutes > 0 ? [line('preparation', preparationMinutes)] : []), line('session', minutes)];
  const difference = agreed === undefined ? 0 : agreed - totalOf(lines);
  if (difference !== 0) lines.push({ what: 'agreed', minutes: 0, hourlyRate: 0, amount: difference });
  return { inputs, lines, total: totalOf(lines), currency };
}

export const totalOf = (lines: readonly QuoteLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** What time between two instants costs at a rate, in whole minor units. */
export function quote(hourlyRate: number, startsAt: Instant, endsAt: Instant): number {
  return amountFor(hourlyRate, Math.round((endsAt - startsAt) / 60_000));
}
