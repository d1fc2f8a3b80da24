import { z } from 'zod';
import { SERVICES } from '#app/domain/policy/words.ts';
import { instantIso, reason, title, uuid } from './fields.ts';

export const projectCreate = z.object({
  title,
  artist: title,
  downloadsAllowed: z.boolean().default(true),
});
export type ProjectCreate = z.output<typeof projectCreate>;

export const projectUpdate = z.object({
  id: uuid,
  title: title.optional(),
  artist: title.optional(),
  downloadsAllowed: z.boolean().optional(),
  /** One of the project's clients or of the studio; null: nobody yet. */
  decisionMakerId: uuid.nullable().optional(),
  archived: z.boolean().optional(),
});
export type ProjectUpdate = z.output<typeof projectUpdate>;

export const trackCreate = z.object({ projectId: uuid, title });
export type TrackCreate = z.output<typeof trackCreate>;

/** How many stems were delivered for the mix; null: not known. */
export const stems = z.int('Use whole numbers.').min(1, 'At least one.').max(500, 'At most 500.').nullable();

export const trackUpdate = z.object({ id: uuid, title: title.optional(), mixState: z.enum(['in_progress', 'done']).optional(), stems: stems.optional() });
export type TrackUpdate = z.output<typeof trackUpdate>;

export const versionCreate = z.object({
  trackId: uuid,
  fileName: z.string().trim().min(1).max(255),
  size: z.int().positive('The file is empty.').max(2 * 1024 ** 3, 'A file may have at most 2 GB.'),
  label: z.string().trim().max(80).optional(),
  publishWhenReady: z.boolean().default(true),
  role: z.enum(['mix', 'reference'], 'Say mix or reference.').default('mix'),
});
export type VersionCreate = z.output<typeof versionCreate>;

export const versionUpdate = z
  .object({
    id: uuid,
    /** Only while it is not published. */
    label: z.string().trim().min(1).max(80).optional(),
    /** Where the first sample lies on the song's clock, in samples at the version's own rate; at most a minute either way. */
    offsetSamples: z.int('Use whole samples.').optional(),
  })
  .refine((version) => version.label !== undefined || version.offsetSamples !== undefined, { path: ['label'], error: 'Say what changes: label or offsetSamples.' });
export type VersionUpdate = z.output<typeof versionUpdate>;

export const bookingCreate = z
  .object({
    projectId: uuid,
    trackId: uuid.nullish(),
    service: z.enum(SERVICES),
    startsAt: instantIso,
    endsAt: instantIso,
    /** Minor units; absent: the studio's hourly rate for the length. */
    price: z.int().min(0).optional(),
    engineerId: uuid.nullish(),
    /** Absent: a free room, where the service takes one. */
    roomId: uuid.nullish(),
    /** Minutes of the engineer's work before the start; absent: what the studio has set for the service. */
    preparationMinutes: z.int().min(0).max(1440).optional(),
    /** Whether the client has agreed already; false: it is offered, and kept for them until they answer. */
    agreed: z.boolean().default(true),
    note: z.string().trim().max(1000).nullish(),
    /** Requests this time is for; absent: all of the track or project that wait for such time. */
    requestIds: z.array(uuid).max(200).optional(),
  })
  .refine((b) => Date.parse(b.endsAt) > Date.parse(b.startsAt), { path: ['endsAt'], error: 'It ends after it begins.' });
export type BookingCreate = z.input<typeof bookingCreate>;

export const bookingCancel = z.object({ id: uuid, rowVersion: z.coerce.number().int().optional(), reason: reason.optional() });
export type BookingCancel = z.output<typeof bookingCancel>;
