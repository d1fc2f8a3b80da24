import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Week } from '#app/domain/booking/hours.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';

/** Rooms of the studio that a session takes. */
export const rooms = pgTable(
  'rooms',
  {
    id: id(),
    name: text().notNull(),
    /** Opening hours of its own; null: the studio's. */
    hours: jsonb().$type<Week>(),
    createdAt: createdAt(),
    archivedAt: instant(),
  },
  (t) => [uniqueIndex('rooms_name').on(sql`lower(${t.name})`).where(sql`${t.archivedAt} is null`)],
);

/** Days on which a room, an engineer, or (neither named) the whole studio is closed or keeps other hours. */
export const closures = pgTable(
  'closures',
  {
    id: id(),
    name: text().notNull(),
    roomId: uuid().references(() => rooms.id),
    userId: uuid().references(() => users.id),
    firstDay: date().notNull(),
    lastDay: date().notNull(),
    /** Minutes of the day; null: closed. */
    opens: integer(),
    closes: integer(),
    createdAt: createdAt(),
  },
  (t) => [
    index('closures_days').on(t.lastDay, t.firstDay),
    check('closures_order', sql`${t.lastDay} >= ${t.firstDay}`),
    check('closures_of_one', sql`${t.roomId} is null or ${t.userId} is null`),
    check('closures_hours', sql`(${t.opens} is null) = (${t.closes} is null) and (${t.opens} is null or (${t.opens} >= 0 and ${t.closes} > ${t.opens} and ${t.closes} <= 1440))`),
  ],
);
