import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tracks } from './projects.ts';

/** The track's sections on the song's clock. The key orders them, and no two begin at once. */
export const trackSections = pgTable(
  'track_sections',
  {
    trackId: uuid().notNull().references(() => tracks.id),
    startMs: integer().notNull(),
    /** Where it stops before the next begins; else null. */
    endMs: integer(),
    name: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trackId, t.startMs] }),
    uniqueIndex('track_sections_name').on(t.trackId, sql`lower(${t.name})`),
    check('track_sections_named', sql`${t.name} = btrim(${t.name}) and length(${t.name}) between 1 and 40`),
    check('track_sections_place', sql`${t.startMs} between -60000 and 86400000 and ${t.endMs} <= 86400000`),
    check('track_sections_forwards', sql`${t.endMs} is null or ${t.endMs} > ${t.startMs}`),
  ],
);

/** What the track calls its parts, in the order of its list. */
export const trackParts = pgTable(
  'track_parts',
  {
    trackId: uuid().notNull().references(() => tracks.id),
    position: integer().notNull(),
    name: text().notNull(),
    /** The common part it is, where it is one. */
    part: text(),
  },
  (t) => [
    primaryKey({ columns: [t.trackId, t.position] }),
    uniqueIndex('track_parts_name').on(t.trackId, sql`lower(${t.name})`),
    check('track_parts_named', sql`${t.name} = btrim(${t.name}) and length(${t.name}) between 1 and 40`),
    check('track_parts_position', sql`${t.position} >= 0 and ${t.position} < 60`),
  ],
);
