import { sql } from 'drizzle-orm';
import { bigint, char, check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';

/** The studio of this installation: exactly one row. */
export const studios = pgTable('studios', {
  id: id(),
  name: text().notNull(),
  currency: char({ length: 3 }).notNull(),
  /** Minor units of the currency for one hour of mix time. */
  hourlyRate: integer().notNull(),
  minutesLimit: integer().notNull(),
  dbLimit: integer().notNull(),
  minorCategories: jsonb().$type<string[]>().notNull(),
  createdAt: createdAt(),
});

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
