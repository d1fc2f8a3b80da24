import { sql } from 'drizzle-orm';
import { boolean, char, check, customType, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Estimate } from '#app/domain/booking/estimate.ts';
import type { Quote } from '#app/domain/booking/quote.ts';
import { SIDES } from '#app/domain/booking/life.ts';
import { BOOKING_STATES, SERVICES } from '#app/domain/policy/words.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { projects, tracks } from './projects.ts';
import { rooms } from './rooms.ts';

export const serviceEnum = pgEnum('service', SERVICES);
export const bookingStateEnum = pgEnum('booking_state', BOOKING_STATES);
export const bookingSideEnum = pgEnum('booking_side', SIDES);

/** Times that do not follow each other; written by the trigger `bookings_take_time` alone. */
const times = customType<{ data: string }>({ dataType: () => 'tstzmultirange' });

/**
 * Time asked for, offered or agreed for a project, or for one track of it. `startsAt` to `endsAt` is
 * the session; a preparation without the client ends where it starts.
 */
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
    preparationMinutes: integer().notNull().default(0),
    preparationTakesRoom: boolean().notNull().default(true),
    /** Minutes kept free around it, as set when it was made. */
    bufferBefore: integer().notNull().default(0),
    bufferAfter: integer().notNull().default(0),
    /** Minor units of the currency: the sum of the quote's lines. */
    price: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    /** How the price came about; never recomputed, and fixed once agreed. */
    quote: jsonb().$type<Quote>().notNull(),
    /** What the client was told it would take. */
    estimate: jsonb().$type<Estimate>(),
    /** What it took, by the engineer. */
    actualMinutes: integer(),
    engineerId: uuid().references(() => users.id),
    roomId: uuid().references(() => rooms.id),
    note: text(),
    /** Requests it was asked for; confirmed, it carries those that it is fit for. */
    requestIds: uuid().array().notNull().default(sql`'{}'`),
    createdBy: uuid().notNull().references(() => users.id),
    createdAt: createdAt(),
    /** Until when somebody has to answer what was asked or offered. */
    expiresAt: instant(),
    confirmedAt: instant(),
    cancelledAt: instant(),
    /** Why it was declined, withdrawn or cancelled. */
    cancelReason: text(),
    /** Minor units charged for cancelling late. */
    cancelFee: integer(),
    /** Another start that one side proposes; the agreed one stands meanwhile. */
    proposedStartsAt: instant(),
    proposedBy: uuid().references(() => users.id),
    proposedSide: bookingSideEnum(),
    proposalExpiresAt: instant(),
    proposalNote: text(),
    /** Raised by everything a calendar program must hear of (iCalendar's SEQUENCE). */
    sequence: integer().notNull().default(0),
    rowVersion: integer().notNull().default(1),
    /** What it takes of the engineer and of the room, with buffers, proposed time too. */
    engineerTimes: times().notNull().default(sql`'{}'`),
    roomTimes: times().notNull().default(sql`'{}'`),
  },
  (t) => [
    index('bookings_project').on(t.projectId, t.startsAt),
    index('bookings_to_end').on(t.endsAt).where(sql`${t.state} = 'confirmed'`),
    index('bookings_to_expire').on(t.expiresAt).where(sql`${t.state} in ('requested', 'offered')`),
    check('bookings_order', sql`${t.endsAt} > ${t.startsAt}`),
    check('bookings_price', sql`${t.price} >= 0`),
    check('bookings_minutes', sql`${t.preparationMinutes} between 0 and 1440 and ${t.bufferBefore} between 0 and 1440 and ${t.bufferAfter} between 0 and 1440 and ${t.actualMinutes} >= 0`),
    check('bookings_confirmed_has_moment', sql`${t.state} not in ('confirmed', 'held') or ${t.confirmedAt} is not null`),
    check('bookings_wait_until', sql`${t.state} not in ('requested', 'offered') or ${t.expiresAt} is not null`),
    check('bookings_fee', sql`${t.cancelFee} is null or (${t.state} = 'cancelled' and ${t.cancelFee} between 0 and ${t.price})`),
    check(
      'bookings_proposal_is_whole',
      sql`num_nulls(${t.proposedStartsAt}, ${t.proposedBy}, ${t.proposedSide}, ${t.proposalExpiresAt}) in (0, 4) and (${t.proposedStartsAt} is null or ${t.state} = 'confirmed')`,
    ),
  ],
);
