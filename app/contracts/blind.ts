import { z } from 'zod';
import { BLIND_STATES } from '../domain/blind/result.ts';
import { BLIND_KINDS, PLANNED_AT_MOST, VERSIONS_OF } from '../domain/blind/words.ts';
import { uuid } from './fields.ts';
import { personView } from './views.ts';

/** What starts, answers and shows a blind test. */

const slot = z.string('Name a slot.').regex(/^([abx]|[1-8])$/, 'A slot is a, b, x or a number.');

export const blindStart = z
  .object({
    trackId: uuid,
    kind: z.enum(BLIND_KINDS, 'Choose abx or preference.'),
    /** ABX: A and B. */
    versionIds: z.array(uuid).max(VERSIONS_OF.preference.most, `At most ${VERSIONS_OF.preference.most} versions.`),
    /** 16 for ABX, 5 rounds of preference unless told. */
    trials: z.coerce.number('Say how many trials.').int('Use a whole number.').min(1, 'At least one.').max(PLANNED_AT_MOST, `At most ${PLANNED_AT_MOST}.`).optional(),
  })
  .superRefine(({ kind, versionIds }, context) => {
    const { least, most } = VERSIONS_OF[kind];
    const distinct = new Set(versionIds).size;
    const message = kind === 'abx' ? 'Choose two versions to tell apart.' : `Choose ${least} to ${most} versions.`;
    if (distinct !== versionIds.length || distinct < least || distinct > most) context.addIssue({ code: 'custom', path: ['versionIds'], message });
  });
export type BlindStart = z.output<typeof blindStart>;

/** `slot` is the answer: in ABX the one that X is, in a preference round the best. */
export const blindVote = z.object({ id: uuid, trial: z.int('Use the trial’s number.').min(1), slot });
export type BlindVote = z.output<typeof blindVote>;

const version = z.object({ id: z.uuid(), number: z.int(), label: z.string() });

export const blindTestView = z.object({
  id: z.uuid(),
  trackId: z.uuid(),
  kind: z.enum(BLIND_KINDS),
  state: z.enum(BLIND_STATES),
  planned: z.int(),
  startedBy: personView,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** As they were chosen; in ABX A and B. */
  versions: z.array(version),
  /** How many trials were answered. */
  voted: z.int(),
  /** What is heard in each trial, by the names in addresses: `/media/blind/:id/:trial/:slot.pcm` with `.json` beside it. */
  slots: z.array(z.string()),
  /** Number of the trial that waits for an answer; null when none does. */
  trial: z.int().nullable(),
  /** Of every slot: raw 24-bit PCM. Times are samples, `offsetSamples` where it begins on the song's clock. */
  sound: z.object({ sampleRate: z.int(), channels: z.int(), samples: z.int(), offsetSamples: z.int() }),
  /** ABX: as far as it was answered. `p` is exact and one-sided, `anytimeP` also holds when the test was not stopped as planned. */
  abx: z.object({ correct: z.int(), trials: z.int(), p: z.number(), anytimeP: z.number(), heard: z.boolean() }).nullable(),
  /** Preference, after the end: how often each of the versions was chosen. */
  votes: z.array(z.int()).nullable(),
  /** The result in words, after the end. */
  sentence: z.string().nullable(),
});
export type BlindTestView = z.output<typeof blindTestView>;

/** What a vote is told: in ABX whether it was right, in preference nothing before the end. */
export const blindAnswer = z.object({
  test: blindTestView,
  revealed: z.object({ trial: z.int(), x: z.enum(['a', 'b']), correct: z.boolean() }).nullable(),
});
export type BlindAnswer = z.output<typeof blindAnswer>;
