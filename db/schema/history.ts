import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { bookings } from './bookings.ts';
import { users } from './people.ts';
import { tracks } from './projects.ts';
import { requests } from './notes.ts';

/** Every decision, one row each, append-only by trigger. `actorId` null means the policy itself. */
export const ledger = pgTable(
  'ledger',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    trackId: uuid().notNull().references(() => tracks.id),
    requestId: uuid().references(() => requests.id),
    bookingId: uuid().references(() => bookings.id),
    at: instant().notNull(),
    actorId: uuid().references(() => users.id),
    rule: text().notNull(),
    inputs: jsonb().$type<Record<string, unknown>>().notNull(),
    outcome: text().notNull(),
    sentence: text().notNull(),
    /** The request's row version that this decision led to. */
    rowVersion: integer(),
    /** What a person's decision changed, as it was: what taking it back restores. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** Decisions made in one go. */
    batchId: uuid(),
  },
  (t) => [
    index('ledger_track').on(t.trackId, t.id),
    index('ledger_request').on(t.requestId, t.id),
    index('ledger_batch').on(t.batchId).where(sql`${t.batchId} is not null`),
  ],
);

/** What happened on a track, numbered without gaps; append-only by trigger. */
export const trackEvents = pgTable(
  'track_events',
  {
    trackId: uuid().notNull().references(() => tracks.id),
    seq: integer().notNull(),
    type: text().notNull(),
    at: instant().notNull(),
    actorId: uuid().references(() => users.id),
    actorName: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.trackId, t.seq] })],
);
