import { z } from 'zod';
import { SERVICES } from '../domain/policy/words.ts';
import { email, reason, title, uuid } from './fields.ts';
import { stems } from './studio.ts';

/** The project pages' forms: as a browser sends them, so an unticked box is missing and means no. */

export const projectForm = z.object({ title, artist: title, downloadsAllowed: z.boolean().default(false) });
export type ProjectForm = z.output<typeof projectForm>;

/** Nobody chosen: the field is empty. */
export const deciderForm = z.object({ decisionMakerId: uuid.optional() });

export const trackForm = z.object({ title });
/** Empty stems: not known. */
export const trackNameForm = z.object({ id: uuid, title, stems: stems.default(null) });
export const clientInvitationForm = z.object({ email: email.optional() });
export const revokeForm = z.object({ id: uuid });

const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 24 * 60;

/** Booked time by the studio's clock; the server knows zone, currency and rate. */
export const bookingForm = z.object({
  projectId: uuid,
  /** A track's id, or "project" for all of it. */
  covers: z.union([z.literal('project'), uuid], 'Choose what it is for.'),
  service: z.enum(SERVICES, 'Choose a kind of session.'),
  date: z.iso.date('Choose a day.'),
  time: z.string('Choose a time.').regex(/^\d{2}:\d{2}$/, 'Choose a time such as 14:00.'),
  minutes: z.int('Choose a length.').min(SHORTEST_MINUTES, 'At least five minutes.').max(LONGEST_MINUTES, 'At most a day.'),
  /** As written, "90" or "112.50"; absent: the studio's rate for the length. */
  price: z.string().trim().max(20, 'Enter an amount such as 45 or 45.50.').optional(),
  engineerId: uuid.optional(),
  roomId: uuid.optional(),
  note: z.string().trim().max(1000, 'Use at most 1,000 characters.').optional(),
  /** The requests it is for: none ticked, none. */
  requestIds: z.array(uuid).max(200, 'At most 200 requests.').default([]),
  /** Whether the client has agreed to it already; else it is offered to them. */
  agreed: z.enum(['yes', 'no']).default('yes'),
});
export type BookingForm = z.output<typeof bookingForm>;

export const bookingCancelForm = z.object({ id: uuid, rowVersion: z.coerce.number().int().optional(), reason: reason.optional() });
