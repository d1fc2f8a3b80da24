import { type Quote, quoteFor, rateFor } from '#app/domain/booking/quote.ts';
import type { Service } from '#app/domain/policy/words.ts';
import type { Queryable } from '#db/client.server.ts';
import { allRates } from '#db/queries/calendar.server.ts';
import type { StudioRow } from '#db/queries/studio.server.ts';

type Priced = { service: Service; engineerId: string | null; minutes: number; preparationMinutes: number; /** Minor units both agreed on; absent: the rate. */ agreed?: number };

/** What a booking costs at the rates of this moment, with all that went into it. */
export async function priceBooking(q: Queryable, studio: StudioRow, { agreed, ...time }: Priced): Promise<Quote> {
  const hourlyRate = rateFor(await allRates(q), time.service, time.engineerId, studio.hourlyRate);
  const notice = { hours: studio.noticeHours, percent: studio.latePercent };
  return quoteFor({ ...time, hourlyRate, roundTo: studio.roundTo, notice }, studio.currency, agreed);
}
