import { sql } from 'drizzle-orm';
import { char, check, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { BOOKING_STATES, SERVICES } from '#app/domain/policy/words.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { projects, tracks } from './projects.ts';

export const serviceEnum = pgEnum('service', SERVICES);
export const bookingStateEnum = pgEnum('booking_state', BOOKING_STATES);

/** Time agreed for a project, or for one track of it. */
export const bookings = pgTable(
  'bookings',
  {
    id: id(),
    projectId: uuid().notNull().references(() => projects.id),
    trackId: uuid().references(() => tracks.id),
    service: serviceEnum().notNull(),
    state: bookingStateEnum().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Minor units of the currency: what was agreed, never recomputed. */
    price: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    engineerId: uuid().references(() => users.id),
    note: text(),
    createdBy: uuid().notNull().references(() => users.id),
    createdAt: createdAt(),
    confirmedAt: instant(),
    cancelledAt: instant(),
    cancelReason: text(),
  },
  (t) => [
    index('bookings_project').on(t.projectId, t.startsAt),
    check('bookings_order', sql`${t.endsAt} > ${t.startsAt}`),
    check('bookings_price', sql`${t.price} >= 0`),
    check('bookings_confirmed_has_moment', sql`${t.state} not in ('confirmed', 'held') or ${t.confirmedAt} is not null`),
  ],
);
