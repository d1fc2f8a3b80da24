import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, pgEnum, pgTable, primaryKey, real, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { BLIND_KINDS } from '#app/domain/blind/words.ts';
import { id, instant } from './columns.ts';
import { users } from './people.ts';
import { tracks } from './projects.ts';
import { versions } from './versions.ts';

export const blindKindEnum = pgEnum('blind_kind', BLIND_KINDS);

/** One person's blind test. What it plays is settled at its start, so that nothing moves while it runs. */
export const blindTests = pgTable(
  'blind_tests',
  {
    id: id(),
    trackId: uuid().notNull().references(() => tracks.id),
    kind: blindKindEnum().notNull(),
    /** Trials that were planned before the first. */
    planned: smallint().notNull(),
    startedBy: uuid().notNull().references(() => users.id),
    startedAt: instant().notNull(),
    /** No vote comes after this. */
    endedAt: instant(),
    /** Of all versions in it. */
    sampleRate: integer().notNull(),
    channels: smallint().notNull(),
    /** Length of every slot, in samples. */
    samples: bigint({ mode: 'number' }).notNull(),
    /** Where the slots' first sample lies on the song's clock, in samples. */
    offsetSamples: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    unique('blind_tests_in_track').on(t.id, t.trackId),
    index('blind_tests_track').on(t.trackId, t.startedAt),
    uniqueIndex('blind_tests_one_running').on(t.trackId, t.startedBy).where(sql`${t.endedAt} is null`),
    check('blind_tests_planned', sql`${t.planned} between 1 and 64`),
    check('blind_tests_end', sql`${t.endedAt} >= ${t.startedAt}`),
  ],
);

/** The versions of a test in the order they were chosen, and how each is played. */
export const blindTestVersions = pgTable(
  'blind_test_versions',
  {
    testId: uuid().notNull(),
    place: smallint().notNull(),
    trackId: uuid().notNull(),
    versionId: uuid().notNull(),
    /** Applied for equal loudness, never above 0. */
    gainDb: real().notNull(),
    /** Where its first sample lies on the song's clock, in samples. */
    offsetSamples: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.testId, t.place] }),
    unique('blind_test_versions_once').on(t.testId, t.versionId),
    foreignKey({ columns: [t.testId, t.trackId], foreignColumns: [blindTests.id, blindTests.trackId] }),
    foreignKey({ columns: [t.versionId, t.trackId], foreignColumns: [versions.id, versions.trackId] }),
    check('blind_test_versions_gain', sql`${t.gainDb} <= 0`),
  ],
);

/** One trial: its secret, and the one vote. Triggers let neither change. */
export const blindTrials = pgTable(
  'blind_trials',
  {
    testId: uuid().notNull().references(() => blindTests.id),
    /** From 1. */
    number: smallint().notNull(),
    /** The secret: which place of the test's versions is behind each slot. */
    slotOrder: smallint().array().notNull(),
    /** Secret too: where the dither of this trial's sound comes from, 32 hexadecimal digits. */
    seed: text().notNull(),
    startedAt: instant().notNull(),
    /** The number of the slot that was named, from 0. */
    vote: smallint(),
    votedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.testId, t.number] }),
    check('blind_trials_number', sql`${t.number} between 1 and 200`),
    check('blind_trials_vote', sql`(${t.vote} is null) = (${t.votedAt} is null) and ${t.vote} >= 0 and ${t.vote} < cardinality(${t.slotOrder})`),
    check('blind_trials_seed', sql`${t.seed} ~ '^[0-9a-f]{32}$'`),
  ],
);
