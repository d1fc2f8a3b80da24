import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { CONFLICT_STATES } from '#app/domain/triage/words.ts';
import { createdAt, id, instant } from './columns.ts';
import { noteKindEnum, requests, requestStateEnum } from './notes.ts';
import { users } from './people.ts';
import { tracks } from './projects.ts';
import { studios } from './studio.ts';

export const conflictStateEnum = pgEnum('conflict_state', CONFLICT_STATES);

/** Opposite wishes for one part in one place. While it is open none of them is work, by trigger. */
export const conflicts = pgTable(
  'conflicts',
  {
    id: id(),
    trackId: uuid().notNull().references(() => tracks.id),
    part: text().notNull(),
    state: conflictStateEnum().notNull(),
    createdAt: createdAt(),
    pickedRequestId: uuid().references(() => requests.id),
    /** The project's decision maker at that moment: nobody else's pick is taken, by trigger. */
    pickedBy: uuid().references(() => users.id),
    endedAt: instant(),
  },
  (t) => [
    index('conflicts_track').on(t.trackId, t.state),
    check('conflicts_picked_by_somebody', sql`(${t.state} = 'picked') = (${t.pickedBy} is not null and ${t.pickedRequestId} is not null)`),
    check('conflicts_end', sql`(${t.state} = 'open') = (${t.endedAt} is null)`),
  ],
);

/** The requests of a conflict; those of one direction stand together. */
export const conflictSides = pgTable(
  'conflict_sides',
  {
    conflictId: uuid().notNull().references(() => conflicts.id),
    requestId: uuid().notNull().references(() => requests.id),
    direction: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.conflictId, t.requestId] }), index('conflict_sides_request').on(t.requestId)],
);

/** A person's own way to look at the desk. */
export const savedFilters = pgTable(
  'saved_filters',
  {
    id: id(),
    userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    filter: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('saved_filters_name').on(t.userId, sql`lower(${t.name})`), check('saved_filters_named', sql`length(btrim(${t.name})) between 1 and 60`)],
);

/** Reasons to decline that the studio gives often. */
export const declineReasons = pgTable(
  'decline_reasons',
  {
    id: id(),
    studioId: uuid().notNull().references(() => studios.id),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('decline_reasons_body').on(t.studioId, sql`lower(${t.body})`), check('decline_reasons_say_something', sql`length(btrim(${t.body})) between 1 and 1000`)],
);

/**
 * How many requests of a track stand where, kept by trigger with every change of one: the desk's
 * counts cost the same however many requests there are. Merged ones are not counted.
 */
export const requestTallies = pgTable(
  'request_tallies',
  {
    trackId: uuid().notNull().references(() => tracks.id),
    state: requestStateEnum().notNull(),
    kind: noteKindEnum().notNull(),
    assigneeId: uuid().references(() => users.id),
    askedByClient: boolean().notNull(),
    count: integer().notNull(),
  },
  (t) => [unique('request_tallies_once').on(t.trackId, t.state, t.kind, t.assigneeId, t.askedByClient).nullsNotDistinct()],
);
