import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { BASES, NEEDS, NOTE_KINDS, REQUEST_STATES } from '#app/domain/policy/words.ts';
import { bookings } from './bookings.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { versions } from './versions.ts';

export const noteKindEnum = pgEnum('note_kind', NOTE_KINDS);
export const basisEnum = pgEnum('basis', BASES);
export const needEnum = pgEnum('need', NEEDS);
export const requestStateEnum = pgEnum('request_state', REQUEST_STATES);

/** What the writer was hearing: stream and gain, kept so that nobody argues about it. */
export type Heard = { stream: 'lossless' | 'low'; gainDb: number; sampleRate?: number; bitDepth?: number; difference?: { from: string; gainDb: number } };

/**
 * A voice that came to be part of a note: one file of Ogg Opus in the media store. Its id is made by the client. Until a
 * note takes it nobody hears it, and after a day it is removed.
 */
export const recordings = pgTable(
  'recordings',
  {
    id: id(),
    versionId: uuid().notNull().references(() => versions.id),
    authorId: uuid().notNull().references(() => users.id),
    durationMs: integer().notNull(),
    bytes: integer().notNull(),
    /** How loud it is where, 0 to 100, in equal stretches. */
    peaks: smallint().array().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    // What a note repeats of it, so that the database holds the two together.
    unique('recordings_as_taken').on(t.id, t.versionId, t.authorId, t.durationMs),
    index('recordings_age').on(t.createdAt),
    check('recordings_length', sql`${t.durationMs} between 1 and 62000`),
  ],
);

/**
 * A message pinned to a moment or a range of one version; the id is made by the client. Its words are
 * indexed for the desk's search in a migration of their own.
 */
export const notes = pgTable(
  'notes',
  {
    id: id(),
    trackId: uuid().notNull(),
    versionId: uuid().notNull(),
    parentId: uuid().references((): AnyPgColumn => notes.id),
    authorId: uuid().notNull().references(() => users.id),
    /** Milliseconds from the version's first sample. */
    atMs: integer().notNull(),
    untilMs: integer(),
    /** Empty only where a voice says it all. */
    body: text().notNull(),
    /** The author's own voice on the same version, and how long it is. */
    recordingId: uuid(),
    recordingMs: integer(),
    kind: noteKindEnum().notNull(),
    heard: jsonb().$type<Heard>(),
    /** When it was written by the writer's clock; shown, never judged by. */
    writtenAt: instant().notNull(),
    /** When the server received it: the moment that counts. */
    receivedAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    foreignKey({ columns: [t.versionId, t.trackId], foreignColumns: [versions.id, versions.trackId] }),
    index('notes_track').on(t.trackId, t.receivedAt),
    index('notes_parent').on(t.parentId),
    check('notes_range', sql`${t.atMs} >= 0 and (${t.untilMs} is null or ${t.untilMs} > ${t.atMs})`),
    foreignKey({
      name: 'notes_recording',
      columns: [t.recordingId, t.versionId, t.authorId, t.recordingMs],
      foreignColumns: [recordings.id, recordings.versionId, recordings.authorId, recordings.durationMs],
    }),
    unique('notes_one_recording').on(t.recordingId),
    check('notes_recording_length', sql`(${t.recordingId} is null) = (${t.recordingMs} is null)`),
    check('notes_body', sql`length(btrim(${t.body})) <= 4000 and (length(btrim(${t.body})) > 0 or ${t.recordingId} is not null)`),
  ],
);

const promised = sql.raw(`state in ('accepted', 'in_progress', 'done', 'reopened', 'verified')`);

/**
 * A note's wish for a change. The checks are the studio's promises: they hold against
 * direct SQL too.
 */
export const requests = pgTable(
  'requests',
  {
    id: id(),
    noteId: uuid().notNull().references(() => notes.id),
    trackId: uuid().notNull(),
    kind: noteKindEnum().notNull(),
    state: requestStateEnum().notNull(),
    basis: basisEnum(),
    need: needEnum(),
    bookingId: uuid().references(() => bookings.id),
    goodwillReason: text(),
    goodwillBy: uuid().references(() => users.id),
    minutes: integer().notNull(),
    /** Level move asked for in dB, where the words say one. */
    levelDb: real(),
    /** Takes time although it is promised (work on a mix in progress). */
    takesTime: boolean().notNull().default(false),
    /** Beyond the studio's limits for one window: the engineer is asked, nobody is blocked. */
    addsUp: boolean().notNull().default(false),
    /** What the client reads about it. */
    sentence: text().notNull(),
    /** Why it was declined, reopened or answered. */
    reason: text(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    doneVersionId: uuid().references(() => versions.id),
    /** Which of the studio's own people has taken it on. */
    assigneeId: uuid().references(() => users.id),
    /** The same wish in other words: it follows that request, by trigger, and is not work of its own. */
    mergedIntoId: uuid().references((): AnyPgColumn => requests.id),
    rowVersion: integer().notNull().default(1),
    /** When the server received what it asks for: the note, or the edit that changed its meaning. */
    receivedAt: instant().notNull(),
  },
  (t) => [
    index('requests_note').on(t.noteId),
    index('requests_track').on(t.trackId, t.state),
    index('requests_booking').on(t.bookingId),
    index('requests_desk').on(t.trackId, t.receivedAt, t.id),
    index('requests_merged').on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    check('merged_into_another', sql`${t.mergedIntoId} is distinct from ${t.id}`),
    check('promise_has_a_basis', sql`not (${promised}) or ${t.basis} is not null`),
    check('promise_major_never_in_window', sql`not (${promised} and ${t.kind} = 'major' and ${t.basis} = 'window')`),
    check('promise_booking_is_named', sql`${t.basis} is distinct from 'booking' or ${t.bookingId} is not null`),
    check(
      'promise_goodwill_is_signed',
      sql`${t.basis} is distinct from 'goodwill' or (length(btrim(coalesce(${t.goodwillReason}, ''))) > 0 and ${t.goodwillBy} is not null)`,
    ),
    check('promise_fault_is_a_fault', sql`${t.basis} is distinct from 'fault' or ${t.kind} = 'fault'`),
    check('promise_never_for_comments', sql`not (${promised}) or ${t.kind} <> 'comment'`),
    check('needs_booking_says_which', sql`${t.state} <> 'needs_booking' or ${t.need} is not null`),
    check('declined_says_why', sql`${t.state} <> 'declined' or length(btrim(coalesce(${t.reason}, ''))) > 0`),
    check('done_names_a_version', sql`${t.state} not in ('done', 'verified') or ${t.doneVersionId} is not null`),
    check('requests_minutes', sql`${t.minutes} >= 0`),
  ],
);

/**
 * What the words of a note ask for, wish by wish, as they were read when it came or was last mended. Offered and
 * compared, never decided by: a promise hangs on the note's request.
 */
export const wishes = pgTable(
  'wishes',
  {
    noteId: uuid().notNull().references(() => notes.id),
    /** In the order they are written. */
    position: integer().notNull(),
    kind: noteKindEnum().notNull(),
    part: text(),
    direction: text(),
    size: text(),
    /** The move in dB where a number is said. */
    db: real(),
    section: text(),
    /** "2" of the second chorus, "last" of the last. */
    sectionNumber: text(),
    /** Characters of the note that ask for it, from the first up to the one after the last. */
    wordsFrom: integer().notNull(),
    wordsTo: integer().notNull(),
    /** Milliseconds in the version, where the words say a time. */
    saidAtMs: integer(),
    saidUntilMs: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.position] }),
    check('wishes_words', sql`${t.wordsFrom} >= 0 and ${t.wordsTo} > ${t.wordsFrom}`),
    check('wishes_time', sql`${t.saidUntilMs} is null or ${t.saidUntilMs} > ${t.saidAtMs}`),
  ],
);

/** Somebody who asks for the same, without words of their own: once a person, never the author, by trigger. */
export const voices = pgTable(
  'voices',
  {
    requestId: uuid().notNull().references(() => requests.id),
    userId: uuid().notNull().references(() => users.id),
    joinedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.userId] }), index('voices_user').on(t.userId)],
);
