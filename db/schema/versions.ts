import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  real,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { tracks } from './projects.ts';

export const VERSION_STATES = ['uploading', 'processing', 'ready', 'failed'] as const;
export const versionStateEnum = pgEnum('version_state', VERSION_STATES);

/** A mix is numbered v1, v2 … and talked about; a reference, R1, R2 …, is only there to compare with. */
export const VERSION_ROLES = ['mix', 'reference'] as const;
export const versionRoleEnum = pgEnum('version_role', VERSION_ROLES);

/** One rendered file of a track's mix. A trigger keeps all but its offset as it is once it is published. */
export const versions = pgTable(
  'versions',
  {
    id: id(),
    trackId: uuid().notNull().references(() => tracks.id),
    role: versionRoleEnum().notNull().default('mix'),
    /** Counted by role. */
    number: integer().notNull(),
    label: text().notNull(),
    state: versionStateEnum().notNull(),
    /** Publish by itself as soon as it is ready to hear. */
    publishWhenReady: boolean().notNull(),
    uploadedBy: uuid().notNull().references(() => users.id),
    fileName: text().notNull(),
    fileSize: bigint({ mode: 'number' }).notNull(),
    createdAt: createdAt(),
    publishedAt: instant(),
    publishedBy: uuid().references(() => users.id),
    /** Why the file could not be read, in words for the uploader. */
    failure: text(),
    fileSha256: text(),
    pcmSha256: text(),
    codec: text(),
    container: text(),
    sampleRate: integer(),
    bitDepth: integer(),
    channels: integer(),
    /** Length in samples at the version's own rate. */
    samples: bigint({ mode: 'number' }),
    durationMs: integer(),
    /** Where the first sample lies on the song's clock, in samples at the version's own rate. */
    offsetSamples: bigint({ mode: 'number' }).notNull().default(0),
    /** LUFS by ITU-R BS.1770; null where the file is silent. */
    integratedLufs: real(),
    /** LU by EBU Tech 3342. */
    loudnessRange: real(),
    /** dBTP. */
    truePeakDb: real(),
    /** dBFS. */
    samplePeakDb: real(),
    /** What ingest reported beside the figures: conversions, files with their sizes. */
    report: jsonb().$type<Record<string, unknown>>(),
    deletedAt: instant(),
  },
  (t) => [
    unique('versions_number').on(t.trackId, t.role, t.number),
    unique('versions_in_track').on(t.id, t.trackId),
    check('versions_published_is_ready', sql`${t.publishedAt} is null or ${t.state} = 'ready'`),
    check(
      'versions_ready_is_measured',
      sql`${t.state} <> 'ready' or (${t.sampleRate} is not null and ${t.samples} is not null and ${t.durationMs} is not null)`,
    ),
    check('versions_offset_within_a_minute', sql`abs(${t.offsetSamples}) <= 60 * coalesce(${t.sampleRate}, 0)`),
    check('versions_failed_says_why', sql`${t.state} <> 'failed' or ${t.failure} is not null`),
  ],
);

/** One resumable upload on its way to becoming a version. */
export const uploads = pgTable(
  'uploads',
  {
    id: text().primaryKey(),
    versionId: uuid().notNull().references(() => versions.id),
    userId: uuid().notNull().references(() => users.id),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [uniqueIndex('uploads_version').on(t.versionId), index('uploads_user').on(t.userId)],
);
