import type { Instant } from '../shared/instant.ts';

/**
 * What booked time costs: the hourly rate for the minutes between two instants, rounded to the
 * nearest minor unit. Rates and prices are integers of minor units.
 */
export function quote(hourlyRate: number, startsAt: Instant, endsAt: Instant): number {
  const minutes = Math.round((endsAt - startsAt) / 60_000);
  return Math.round((hourlyRate * minutes) / 60);
}
