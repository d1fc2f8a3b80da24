import { z } from 'zod';
import { BOOKING_STEPS } from '#app/domain/booking/life.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { instantIso, reason, uuid } from './fields.ts';
import { bookingView, estimateView, personView } from './views.ts';

/** What is sent and shown about bookings on their way: slots, requests, offers, moves. */

const service = z.enum(SERVICES, 'Choose a kind of session.');
const minutes = z.coerce.number().int('Use whole minutes.').min(5, 'At least five minutes.').max(24 * 60, 'At most a day.');
const note = z.string().trim().max(1000, 'Use at most 1,000 characters.').nullish();
/** The version of the booking that was looked at: when somebody changed it meanwhile, the step is refused as `stale`. */
const rowVersion = z.coerce.number().int().optional();

const instant = z.iso.datetime();

export const slotsQuery = z.object({
  projectId: uuid,
  service,
  /** From this moment; now unless told. */
  from: instantIso.optional(),
  /** Four weeks unless told, 62 days at most. */
  until: instantIso.optional(),
  /** The service's default unless told. */
  minutes: minutes.optional(),
  /** Only with this engineer. */
  engineerId: uuid.optional(),
  /** The booking that would move: its own time counts as free, its engineer, room and length are kept. */
  bookingId: uuid.optional(),
});
export type SlotsQuery = z.output<typeof slotsQuery>;

export const slotView = z.object({
  startsAt: instant,
  endsAt: instant,
  /** When the engineer begins to prepare; the start where nothing is prepared. */
  preparesAt: instant,
  /** Who is free then; empty where the service takes nobody. */
  engineerIds: z.array(z.uuid()),
  roomIds: z.array(z.uuid()),
});
export type SlotView = z.output<typeof slotView>;

export const slotsView = z.object({
  minutes: z.int(),
  timeZone: z.string(),
  engineers: z.array(personView),
  rooms: z.array(z.object({ id: z.uuid(), name: z.string() })),
  slots: z.array(slotView),
});
export type SlotsView = z.output<typeof slotsView>;

/** A client's wish for one of the free slots. */
export const bookingRequest = z.object({
  projectId: uuid,
  /** Absent: the whole project. */
  trackId: uuid.nullish(),
  service,
  startsAt: instantIso,
  minutes,
  /** Absent: whoever is free. */
  engineerId: uuid.nullish(),
  note,
  /** What it is for. */
  requestIds: z.array(uuid).max(200, 'At most 200 requests.').default([]),
});
export type BookingRequest = z.output<typeof bookingRequest>;

export const estimateQuery = z.object({
  projectId: uuid,
  trackId: uuid.optional(),
  requestIds: z.union([uuid, z.array(uuid).max(200)]).transform((given) => [given].flat()).optional(),
});
export type EstimateQuery = z.output<typeof estimateQuery>;
export const estimateAnswer = z.object({ estimate: estimateView.nullable() });

/** The engineer's answer to a request, or a better offer in place of one that waits. What is absent stays as asked. */
export const bookingOffer = z.object({
  id: uuid,
  rowVersion,
  startsAt: instantIso.optional(),
  minutes: minutes.optional(),
  engineerId: uuid.nullish(),
  roomId: uuid.nullish(),
  /** Minor units; absent: the rate for the length, preparation included. */
  price: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  note,
});
export type BookingOffer = z.output<typeof bookingOffer>;

/** A step that says all by its name. */
export const bookingAnswer = z.object({ id: uuid, rowVersion });
export type BookingAnswer = z.output<typeof bookingAnswer>;

/** A step for which a reason may be given. */
export const bookingNo = z.object({ id: uuid, rowVersion, reason: reason.optional() });
export type BookingNo = z.output<typeof bookingNo>;

export const bookingMove = z.object({ id: uuid, rowVersion, startsAt: instantIso, note });
export type BookingMove = z.output<typeof bookingMove>;

export const bookingRecord = z.object({ id: uuid, rowVersion, actualMinutes: z.coerce.number().int('Use whole minutes.').min(0, 'Not below zero.').max(24 * 60, 'At most a day.') });
export type BookingRecord = z.output<typeof bookingRecord>;

/** A booking with what its reader may do next. */
export const bookingDetail = bookingView.extend({ steps: z.array(z.enum(BOOKING_STEPS)) });
export type BookingDetail = z.output<typeof bookingDetail>;

export const cancelPreviewView = z.object({
  id: z.uuid(),
  /** Whether it can still be cancelled. */
  open: z.boolean(),
  /** Minor units this person would be charged now; 0 where nothing. */
  fee: z.int(),
  currency: z.string(),
  percent: z.int(),
  /** Until when cancelling costs nothing. */
  freeUntil: instant,
  requests: z.array(
    z.object({ id: z.uuid(), body: z.string(), track: z.string(), at: z.string(), becomes: z.enum(['free', 'other_session', 'waits', 'stays']), sentence: z.string() }),
  ),
});
export type CancelPreview = z.output<typeof cancelPreviewView>;
