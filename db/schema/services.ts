import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { serviceEnum } from './bookings.ts';
import { id } from './columns.ts';
import { users } from './people.ts';

/** What the studio has set about a service; one without a row keeps the domain's defaults. */
export const serviceSettings = pgTable(
  'service_settings',
  {
    service: serviceEnum().primaryKey(),
    /** Whether clients may ask for it. */
    offered: boolean().notNull(),
    defaultMinutes: integer().notNull(),
    stepMinutes: integer().notNull(),
    minMinutes: integer().notNull(),
    maxMinutes: integer().notNull(),
    bufferBefore: integer().notNull(),
    bufferAfter: integer().notNull(),
    takesRoom: boolean().notNull(),
    takesEngineer: boolean().notNull(),
    preparationMinutes: integer().notNull(),
    preparationTakesRoom: boolean().notNull(),
    leadMinutes: integer().notNull(),
    horizonDays: integer().notNull(),
  },
  (t) => [
    check('service_settings_lengths', sql`${t.stepMinutes} > 0 and ${t.minMinutes} > 0 and ${t.maxMinutes} >= ${t.minMinutes} and ${t.defaultMinutes} between ${t.minMinutes} and ${t.maxMinutes} and ${t.maxMinutes} <= 1440`),
    check('service_settings_around', sql`least(${t.bufferBefore}, ${t.bufferAfter}, ${t.preparationMinutes}, ${t.leadMinutes}) >= 0 and greatest(${t.bufferBefore}, ${t.bufferAfter}, ${t.preparationMinutes}) <= 1440 and ${t.horizonDays} between 1 and 730`),
  ],
);

/** Hourly rates in minor units, for a service, an engineer, or both; where none fits, the studio's. */
export const rates = pgTable(
  'rates',
  {
    id: id(),
    service: serviceEnum(),
    engineerId: uuid().references(() => users.id),
    hourlyRate: integer().notNull(),
  },
  (t) => [
    unique('rates_one').on(t.service, t.engineerId).nullsNotDistinct(),
    check('rates_of_something', sql`${t.service} is not null or ${t.engineerId} is not null`),
    check('rates_amount', sql`${t.hourlyRate} >= 0`),
  ],
);
