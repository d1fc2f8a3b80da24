import { z } from 'zod';
import { REOPEN_REASONS } from '#app/domain/policy/life.ts';
import { instantIso, milliseconds, noteKind, reason, uuid } from './fields.ts';

const body = z.string('Write something.').trim().max(4000, 'Use at most 4,000 characters.');

/** What was playing while it was written: stream and the gain that matching applied. */
export const heard = z.object({
  stream: z.enum(['lossless', 'low']),
  gainDb: z.number().min(-60).max(0),
  sampleRate: z.int().positive().optional(),
  bitDepth: z.int().positive().optional(),
  /** Not the version itself sounded, but what differs between it and this one. */
  difference: z.object({ from: z.uuid(), gainDb: z.number().min(0).max(40) }).optional(),
});

/** `note:create`, `POST /api/v1/notes` and the composer's form. `id` is made by the client: twice is once. */
export const noteCreate = z
  .object({
    id: uuid,
    versionId: uuid,
    at: milliseconds,
    until: milliseconds.nullish(),
    /** May be empty beside a voice. */
    body: body.default(''),
    /** A voice that was sent before, by `PUT /media/{versionId}/voice/{recordingId}`: one's own, on the same version, in no other note. */
    recordingId: uuid.nullish(),
    kind: noteKind.optional(),
    parent: uuid.nullish(),
    writtenAt: instantIso.optional(),
    heard: heard.optional(),
  })
  .refine((note) => note.body !== '' || note.recordingId != null, { path: ['body'], error: 'Write something.' })
  .refine((note) => note.until == null || note.until > note.at, { path: ['until'], error: 'A range ends after it begins.' });
export type NoteCreate = z.output<typeof noteCreate>;

export const noteUpdate = z
  .object({
    id: uuid,
    body: body.optional(),
    at: milliseconds.optional(),
    until: milliseconds.nullish(),
    kind: noteKind.optional(),
  })
  .refine((note) => note.at === undefined || note.until == null || note.until > note.at, { path: ['until'], error: 'A range ends after it begins.' });
export type NoteUpdate = z.output<typeof noteUpdate>;

export const noteWithdraw = z.object({ id: uuid });
export type NoteWithdraw = z.output<typeof noteWithdraw>;

const target = { requestId: uuid, /** As it was seen: a decision on a stale view is refused. */ rowVersion: z.int().positive().optional() };
const minutes = z.int('Use whole minutes.').min(0, 'Not below zero.').max(6000, 'At most 6,000 minutes.');

/** What an engineer can decide, by action. */
const ACTS = {
  accept: z.object({ action: z.literal('accept'), minutes: minutes.optional() }),
  decline: z.object({ action: z.literal('decline'), reason }),
  reclassify: z.object({ action: z.literal('reclassify'), kind: noteKind }),
  goodwill: z.object({ action: z.literal('goodwill'), reason }),
  start: z.object({ action: z.literal('start') }),
  done: z.object({ action: z.literal('done'), versionId: uuid }),
  answer: z.object({ action: z.literal('answer'), reason: reason.optional() }),
  /** `assigneeId` null gives it back. */
  assign: z.object({ action: z.literal('assign'), assigneeId: uuid.nullable() }),
  minutes: z.object({ action: z.literal('minutes'), minutes }),
  book: z.object({ action: z.literal('book'), bookingId: uuid }),
  /** The request is the same wish as `into`, which stays. */
  merge: z.object({ action: z.literal('merge'), into: uuid }),
  unmerge: z.object({ action: z.literal('unmerge') }),
};

const { accept, decline, reclassify, goodwill, start, done, answer, assign, minutes: setMinutes, book, merge, unmerge } = ACTS;

/** The same decision about one request or many. */
export const decision = z.discriminatedUnion(
  'action',
  [accept, decline, reclassify, goodwill, start, done, answer, assign, setMinutes, book, merge, unmerge],
  `Say what is decided: ${Object.keys(ACTS).join(', ')}.`,
);
export type EngineerDecision = z.output<typeof decision>;

/** What a person can decide about a request; the client's own answers are `verify` and `reopen`. */
export const requestDecide = z.discriminatedUnion(
  'action',
  [
    accept.extend(target),
    decline.extend(target),
    reclassify.extend(target),
    goodwill.extend(target),
    start.extend(target),
    done.extend(target),
    answer.extend(target),
    assign.extend(target),
    setMinutes.extend(target),
    book.extend(target),
    merge.extend(target),
    unmerge.extend(target),
    /** Takes back one's own last decision while nothing has happened since. */
    z.object({ ...target, action: z.literal('undo') }),
    z.object({ ...target, action: z.literal('verify') }),
    z.object({ ...target, action: z.literal('reopen'), how: z.enum(REOPEN_REASONS).default('more'), reason: reason.optional() }),
  ],
  `Say what is decided: ${[...Object.keys(ACTS), 'undo', 'verify', 'reopen'].join(', ')}.`,
);
export type RequestDecide = z.output<typeof requestDecide>;

/** `request:join` and `request:leave`: adds one's voice to somebody else's wish, or takes it back. */
export const requestVoice = z.object({ requestId: uuid });
export type RequestVoice = z.output<typeof requestVoice>;
