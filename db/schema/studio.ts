import { sql } from 'drizzle-orm';
import { bigint, char, check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { DEFAULT_WEEK, type Week } from '#app/domain/booking/hours.ts';
import { DEFAULT_TERMS_OF_BOOKING as BOOKING } from '#app/domain/booking/terms.ts';
import { createdAt, id, instant } from './columns.ts';

/** The studio of this installation: exactly one row. */
export const studios = pgTable(
  'studios',
  {
    id: id(),
    name: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    /** Minor units of the currency for one hour of mix time. */
    hourlyRate: integer().notNull(),
    minutesLimit: integer().notNull(),
    dbLimit: integer().notNull(),
    minorCategories: jsonb().$type<string[]>().notNull(),
    /** Opening hours by weekday, in the studio's zone. */
    hours: jsonb().$type<Week>().notNull().default(DEFAULT_WEEK),
    /** Amounts of quotes are rounded to multiples of so many minor units. */
    roundTo: integer().notNull().default(BOOKING.roundTo),
    /** A client who cancels later than this before the start is charged the percentage. */
    noticeHours: integer().notNull().default(BOOKING.noticeHours),
    latePercent: integer().notNull().default(BOOKING.latePercent),
    /** How long a request, an offer or a proposed time waits for its answer. */
    answerHours: integer().notNull().default(BOOKING.answerHours),
    createdAt: createdAt(),
  },
  (t) => [
    check('studios_booking_terms', sql`${t.roundTo} > 0 and ${t.noticeHours} between 0 and 8760 and ${t.latePercent} between 0 and 100 and ${t.answerHours} between 1 and 8760`),
  ],
);

/**
 * Days and time zone of the tweak window, one row a change, never edited: a window
 * keeps the terms that were in force when it opened.
 */
export const windowTerms = pgTable(
  'window_terms',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    studioId: uuid().notNull().references(() => studios.id),
    effectiveFrom: instant().notNull(),
    days: integer().notNull(),
    timeZone: text().notNull(),
  },
  (t) => [check('window_terms_days', sql`${t.days} between 1 and 365`)],
);
