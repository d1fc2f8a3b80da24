import { z } from 'zod';
import { CALENDAR_VIEWS } from '../domain/booking/calendar-views.ts';
import { SERVICES } from '../domain/policy/words.ts';
import { instantIso, uuid } from './fields.ts';

/** The booking pages' forms, as a browser sends them: days and times by the studio's clock, amounts as written. */

const service = z.enum(SERVICES, 'Choose a kind of session.');
const minutes = z.int('Choose a length.').min(5, 'At least five minutes.').max(24 * 60, 'At most a day.');
const note = z.string().trim().max(1000, 'Use at most 1,000 characters.').optional();
const rowVersion = z.int().optional();
const day = z.iso.date('Choose a day.');
const time = z.string('Choose a time.').regex(/^\d{2}:\d{2}$/, 'Choose a time such as 14:00.');
/** A track's id, or "project" for all of it. */
const covers = z.union([z.literal('project'), uuid], 'Choose what it is for.');

/** A client's wish for one of the times shown. */
export const askForm = z.object({
  projectId: uuid,
  covers,
  service,
  minutes,
  engineerId: uuid.optional(),
  startsAt: z.string('Choose one of the times.').pipe(instantIso),
  note,
  requestIds: z.array(uuid).max(200, 'At most 200 requests.').default([]),
});
export type AskForm = z.output<typeof askForm>;

/** What the address of the page to ask for a time may choose beforehand; what makes no sense is left out. */
export const askWish = z.object({
  service: service.optional().catch(undefined),
  covers: covers.optional().catch(undefined),
  minutes: z.coerce.number().int().min(5).max(24 * 60).optional().catch(undefined),
  engineerId: uuid.optional().catch(undefined),
  request: uuid.optional().catch(undefined),
});
export type AskWish = z.output<typeof askWish>;

/** The studio's answer to a wish. */
export const offerForm = z.object({
  id: uuid,
  rowVersion,
  date: day,
  time,
  minutes,
  engineerId: uuid.optional(),
  roomId: uuid.optional(),
  /** As written; absent: the rate. */
  price: z.string().trim().max(20, 'Enter an amount such as 45 or 45.50.').optional(),
  note,
});
export type OfferForm = z.output<typeof offerForm>;

/** Another time for what is agreed, as said by the studio's clock. */
export const moveForm = z.object({ id: uuid, rowVersion, date: day, time, note });
export type MoveForm = z.output<typeof moveForm>;

/** Another time for what is agreed: one of those shown, or where it was dropped. */
export const moveToForm = z.object({ id: uuid, rowVersion, startsAt: z.string('Choose one of the times.').pipe(instantIso), note });

export const recordForm = z.object({
  id: uuid,
  rowVersion,
  actualMinutes: z.int('Use whole minutes.').min(0, 'Not below zero.').max(24 * 60, 'At most a day.'),
});

/** What of the calendar an address asks for; what makes no sense is left out. */
export const calendarWish = z.object({
  view: z.enum(CALENDAR_VIEWS).optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  engineer: uuid.optional().catch(undefined),
  room: uuid.optional().catch(undefined),
});
export type CalendarWish = z.output<typeof calendarWish>;
