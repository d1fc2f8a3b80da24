import { z } from 'zod';
import { parseHours } from '#app/domain/booking/hours-text.ts';
import type { DayHours, Week } from '#app/domain/booking/hours.ts';
import { parsePrice } from '#app/domain/booking/price.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { uuid } from './fields.ts';

/** What a studio sets about its bookings, as forms and scripts send it and as it is shown. */

const ofDay = z.int().min(0, 'Minutes after midnight.').max(1440, 'At most 1440, the midnight that ends the day.');
/** Opening hours: a weekday (1 is Monday) and minutes after midnight. */
export const week = z
  .array(z.object({ day: z.int().min(1).max(7), opens: ofDay, closes: ofDay }).refine(({ opens, closes }) => opens < closes, { path: ['closes'], error: 'It closes after it opens.' }))
  .max(70);

const whole = (least: number, most: number, what: string) => z.coerce.number(`Enter whole ${what}.`).int(`Enter whole ${what}.`).min(least, `At least ${least}.`).max(most, `At most ${most}.`);
const minutes = (least: number, most = 1440) => whole(least, most, 'minutes');
const name = z.string('Enter a name.').trim().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.');
const ticked = z.coerce.boolean().default(false);
const date = z.iso.date('Choose a day.');

export const bookingTermsUpdate = z.object({
  noticeHours: whole(0, 8760, 'hours').optional(),
  latePercent: whole(0, 100, 'percent').optional(),
  answerHours: whole(1, 8760, 'hours').optional(),
  /** Minor units. */
  roundTo: whole(1, 100_000, 'numbers').optional(),
  hours: week.optional(),
});
export type BookingTermsUpdate = z.output<typeof bookingTermsUpdate>;

export const serviceUpdate = z
  .object({
    service: z.enum(SERVICES),
    offered: ticked,
    defaultMinutes: minutes(5),
    stepMinutes: minutes(5),
    minMinutes: minutes(5),
    maxMinutes: minutes(5),
    bufferBefore: minutes(0),
    bufferAfter: minutes(0),
    takesRoom: ticked,
    takesEngineer: ticked,
    preparationMinutes: minutes(0),
    preparationTakesRoom: ticked,
    leadMinutes: minutes(0, 525_600),
    horizonDays: whole(1, 730, 'days'),
  })
  .refine(({ minMinutes, maxMinutes }) => minMinutes <= maxMinutes, { path: ['maxMinutes'], error: 'Not shorter than the shortest.' })
  .refine(({ defaultMinutes, minMinutes, maxMinutes }) => minMinutes <= defaultMinutes && defaultMinutes <= maxMinutes, { path: ['defaultMinutes'], error: 'Between the shortest and the longest.' })
  .refine(({ defaultMinutes, minMinutes, stepMinutes }) => (defaultMinutes - minMinutes) % stepMinutes === 0, { path: ['defaultMinutes'], error: 'The shortest and some whole steps.' })
  .refine(({ takesRoom, takesEngineer }) => takesRoom || takesEngineer, { path: ['takesEngineer'], error: 'It takes the engineer, a room, or both.' });
export type ServiceUpdate = z.output<typeof serviceUpdate>;

export const roomCreate = z.object({ name, hours: week.nullish() });
export type RoomCreate = z.output<typeof roomCreate>;
export const roomUpdate = z.object({ id: uuid, name: name.optional(), hours: week.nullish(), archived: z.boolean().optional() });
export type RoomUpdate = z.output<typeof roomUpdate>;

export const engineerUpdate = z.object({ id: uuid, bookable: z.boolean().optional(), hours: week.nullish() });
export type EngineerUpdate = z.output<typeof engineerUpdate>;

export const closureCreate = z
  .object({ name, firstDay: date, lastDay: date, roomId: uuid.nullish(), userId: uuid.nullish(), opens: ofDay.nullish(), closes: ofDay.nullish() })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'], error: 'Not before the first day.' })
  .refine(({ roomId, userId }) => !roomId || !userId, { path: ['userId'], error: 'Name a room or an engineer, not both.' })
  .refine(({ opens, closes }) => (opens ?? null) === null === ((closes ?? null) === null) && (opens ?? 0) < (closes ?? 1), { path: ['closes'], error: 'Say both, or neither for a closed day.' });
export type ClosureCreate = z.output<typeof closureCreate>;

export const rateSet = z
  .object({ service: z.enum(SERVICES).nullish(), engineerId: uuid.nullish(), /** Minor units; null takes the rate away. */ hourlyRate: z.int().min(0).max(100_000_000).nullable() })
  .refine(({ service, engineerId }) => Boolean(service ?? engineerId), { path: ['service'], error: 'Say for which service, which engineer, or both. The studio’s own rate is under Studio.' });
export type RateSet = z.output<typeof rateSet>;

const id = z.uuid();
const weekView = z.array(z.object({ day: z.int(), opens: z.int(), closes: z.int() }));
export const serviceSettingsView = z.object({ ...serviceUpdate.shape, offered: z.boolean(), takesRoom: z.boolean(), takesEngineer: z.boolean(), preparationTakesRoom: z.boolean() });
export const roomView = z.object({ id, name: z.string(), hours: weekView.nullable() });
export const closureView = z.object({ id, name: z.string(), roomId: id.nullable(), userId: id.nullable(), firstDay: z.iso.date(), lastDay: z.iso.date(), opens: z.int().nullable(), closes: z.int().nullable() });
export const engineerHoursView = z.object({ id, name: z.string(), bookable: z.boolean(), hours: weekView.nullable() });
export const bookingSettingsView = z.object({
  timeZone: z.string(),
  currency: z.string(),
  /** The studio's own rate, where no other fits. */
  hourlyRate: z.int(),
  hours: weekView,
  noticeHours: z.int(),
  latePercent: z.int(),
  answerHours: z.int(),
  roundTo: z.int(),
  services: z.array(serviceSettingsView),
  rooms: z.array(roomView),
  engineers: z.array(engineerHoursView),
  /** Those that are not over. */
  closures: z.array(closureView),
  rates: z.array(z.object({ service: z.enum(SERVICES).nullable(), engineerId: id.nullable(), hourlyRate: z.int() })),
});
export type BookingSettingsView = z.output<typeof bookingSettingsView>;

// The forms: what people write, read into the contracts above.

const WORDS = { not_hours: 'Write it like 10:00–18:00, or 10:00–13:00, 14:00–18:00.', not_in_order: 'Later times come later.' };

function stretchesOf(text: string, context: z.RefinementCtx): DayHours[] {
  const read = parseHours(text);
  if (read.ok) return read.stretches;
  context.addIssue({ code: 'custom', message: WORDS[read.reason] });
  return z.NEVER;
}

const dayText = z.string().max(200, 'Use at most 200 characters.').default('').transform(stretchesOf);
/** Monday to Sunday. */
const writtenDays = z.array(dayText).max(7).transform((days): Week => days.flatMap((stretches, index) => stretches.map((stretch) => ({ day: index + 1, ...stretch }))));

export const studioHoursForm = z.object({ days: writtenDays.default([]) });

/** Of a room or an engineer: the studio's hours, or their own. */
const ownHours = { own: ticked, days: writtenDays.default([]) };
const chosenHours = <T extends { own: boolean; days: Week }>({ own, days, ...rest }: T) => ({ ...rest, hours: own ? days : null });
export const roomForm = z.object({ id: uuid.optional(), name, ...ownHours }).transform(chosenHours);
export const engineerForm = z.object({ id: uuid, bookable: ticked, ...ownHours }).transform(chosenHours);

export const closureForm = z
  .object({ name, firstDay: date, lastDay: date.optional(), whom: z.string().max(60).default(''), hours: dayText })
  .transform(({ whom, hours, lastDay, ...rest }, context): ClosureCreate => {
    const [kind, of] = whom.split(':');
    if (hours.length > 1) context.addIssue({ code: 'custom', path: ['hours'], message: 'One stretch of hours, or none when it is closed.' });
    return { ...rest, lastDay: lastDay ?? rest.firstDay, roomId: kind === 'room' ? of : null, userId: kind === 'engineer' ? of : null, opens: hours[0]?.opens ?? null, closes: hours[0]?.closes ?? null };
  })
  .pipe(closureCreate);

export const termsForm = z.object({ noticeHours: whole(0, 8760, 'hours'), latePercent: whole(0, 100, 'percent'), answerHours: whole(1, 8760, 'hours'), roundTo: whole(1, 100_000, 'numbers') });

/** `amount` as written, in the studio's currency. */
export const rateForm = (currency: string) =>
  z
    .object({ service: z.enum(SERVICES).optional(), engineerId: uuid.optional(), amount: z.string('Enter an amount.').trim() })
    .transform(({ amount, ...of }, context): RateSet => {
      const read = parsePrice(amount, currency);
      if (!read.ok) context.addIssue({ code: 'custom', path: ['amount'], message: 'Enter an amount such as 45 or 45.50.' });
      return { ...of, hourlyRate: read.ok ? read.minor : 0 };
    })
    .pipe(rateSet);
export const rateRemoveForm = z.object({ id: z.string().max(120) }).transform(({ id: key }): RateSet => {
  const [service, engineerId] = key.split(':');
  return { service: (service || null) as RateSet['service'], engineerId: engineerId || null, hourlyRate: null };
}).pipe(rateSet);
