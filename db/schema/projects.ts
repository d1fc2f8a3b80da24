import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { MIX_STATES } from '#app/domain/policy/words.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { studios } from './studio.ts';

export const mixStateEnum = pgEnum('mix_state', MIX_STATES);

export const projects = pgTable(
  'projects',
  {
    id: id(),
    studioId: uuid().notNull().references(() => studios.id),
    title: text().notNull(),
    artist: text().notNull(),
    /** Whether this project's clients may download the original files. */
    downloadsAllowed: boolean().notNull().default(true),
    /** Picks where two people ask for opposite things: one of its clients or of the studio, by trigger. */
    decisionMakerId: uuid().references((): AnyPgColumn => users.id),
    createdAt: createdAt(),
    archivedAt: instant(),
  },
  (t) => [index('projects_by_title').on(sql`lower(${t.title})`, t.id)],
);

export const tracks = pgTable(
  'tracks',
  {
    id: id(),
    projectId: uuid().notNull().references(() => projects.id),
    title: text().notNull(),
    position: integer().notNull(),
    mixState: mixStateEnum().notNull().default('in_progress'),
    doneAt: instant(),
    /** How many stems were delivered for the mix, where known: what an estimate goes by. */
    stems: integer(),
    /** Raised by every save of the track's sections and parts. */
    mapVersion: integer().notNull().default(0),
    /** Number of the last event of this track; raised under the row's lock, so events have no gaps. */
    eventSeq: integer().notNull().default(0),
    /** Number of the last version made; numbers are never used twice. */
    versionSeq: integer().notNull().default(0),
    /** The same for reference tracks. */
    referenceSeq: integer().notNull().default(0),
    createdAt: createdAt(),
    archivedAt: instant(),
  },
  (t) => [
    index('tracks_project').on(t.projectId, t.position),
    check('tracks_stems', sql`${t.stems} between 1 and 500`),
    check('tracks_done_has_moment', sql`(${t.mixState} = 'done') = (${t.doneAt} is not null)`),
  ],
);
