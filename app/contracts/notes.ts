import { z } from 'zod';
import { REOPEN_REASONS } from '#app/domain/policy/life.ts';
import { instantIso, milliseconds, noteKind, reason, uuid } from './fields.ts';

const body = z.string('Write something.').trim().min(1, 'Write something.').max(4000, 'Use at most 4,000 characters.');

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
    body,
    kind: noteKind.optional(),
    parent: uuid.nullish(),
    writtenAt: instantIso.optional(),
    heard: heard.optional(),
  })
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

const target = { requestId: uuid, rowVersion: z.int().positive().optional() };

/** What a person can decide about a request; the client's own answers are `verify` and `reopen`. */
export const requestDecide = z.discriminatedUnion(
  'action',
  [
    z.object({ ...target, action: z.literal('accept'), minutes: z.int().min(0).max(6000).optional() }),
    z.object({ ...target, action: z.literal('decline'), reason }),
    z.object({ ...target, action: z.literal('reclassify'), kind: noteKind }),
    z.object({ ...target, action: z.literal('goodwill'), reason }),
    z.object({ ...target, action: z.literal('start') }),
    z.object({ ...target, action: z.literal('done'), versionId: uuid }),
    z.object({ ...target, action: z.literal('answer'), reason: reason.optional() }),
    z.object({ ...target, action: z.literal('verify') }),
    z.object({ ...target, action: z.literal('reopen'), how: z.enum(REOPEN_REASONS).default('more'), reason: reason.optional() }),
  ],
  'Say what is decided: accept, decline, reclassify, goodwill, start, done, answer, verify or reopen.',
);
export type RequestDecide = z.output<typeof requestDecide>;
