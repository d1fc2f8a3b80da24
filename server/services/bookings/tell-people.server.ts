import { calendarEntry, type CalendarMethod } from '#app/domain/booking/calendar-entry.ts';
import type { BookingStep } from '#app/domain/booking/life.ts';
import { type Told, whoIsTold } from '#app/domain/booking/mail-rule.ts';
import { bookingMail } from '#app/domain/booking/mail-words.ts';
import type { Tx } from '#db/client.server.ts';
import { type BookingInWords, bookingInWords, type RequestToMail, requestsToMail } from '#db/queries/calendar-feeds.server.ts';
import type { BookingRow } from '#db/queries/bookings.server.ts';
import { activeUsersOfProject, type UserRow } from '#db/queries/users.server.ts';
import { calendarMessage } from '../../platform/icalendar.server.ts';
import { senderOf } from '../../platform/mailer.server.ts';
import { queueMail } from '../accounts/mail.server.ts';
import { inCalendar } from '../calendar/entry.server.ts';
import { type StudioWithTerms, studioWithTerms } from '../studio/studio-settings.server.ts';
import type { Taker } from './effects.server.ts';

type Step = {
  step: BookingStep;
  bookingId: string;
  reason: string | null;
  /** As it was before the step; null where there was none. */
  before: Pick<BookingRow, 'state' | 'startsAt' | 'endsAt'> | null;
};

/**
 * Writes the mails about a step of a booking, with calendar files where calendars change, in the step's
 * own transaction and after all it changes: each step has its mails, or neither exists.
 */
export async function tellPeople(tx: Tx, taker: Taker, step: Step): Promise<void> {
  const found = await bookingInWords(tx, step.bookingId);
  if (!found) return;
  const { booking } = found;
  // What is booked afterwards, for the books, is news to nobody.
  if (step.step === 'book' && booking.endsAt <= taker.at) return;
  const people = await activeUsersOfProject(tx, booking.projectId);
  const told = whoIsTold(step.step, taker.side, booking, people.map(({ id, role }) => ({ userId: id, role })));
  if (told.length === 0) return;
  const house = await studioWithTerms(tx);
  const requests = await requestsToMail(tx, booking);
  for (const one of told) {
    const person = people.find(({ id }) => id === one.userId);
    if (person) await mailOne(tx, taker, { ...step, found, house, requests, told: one, person });
  }
}

type Letter = Step & { found: BookingInWords; house: StudioWithTerms; requests: RequestToMail[]; told: Told; person: UserRow };

async function mailOne(tx: Tx, taker: Taker, letter: Letter): Promise<void> {
  const { step, found, told, person } = letter;
  const { booking } = found;
  const calendar = told.calendar && { method: told.calendar, content: calendarFile(taker, letter, told.calendar) };
  await queueMail(
    tx,
    {
      dedupeKey: `booking:${booking.id}:${step}:${booking.rowVersion}:${person.id}`,
      recipient: person.email,
      ...words(taker, letter),
      ...(calendar ? { calendar } : {}),
      thread: `booking-${booking.id}`,
    },
    taker.at,
  );
}

function calendarFile(taker: Taker, { found, house, told, person }: Letter, method: CalendarMethod): string {
  const { studio, terms } = house;
  return calendarMessage(calendarEntry(inCalendar(found), told.side, { name: studio.name, timeZone: terms.timeZone }), {
    method,
    organizer: { name: studio.name, address: senderOf().address },
    attendee: { name: person.name, address: person.email },
    stamp: taker.at,
  });
}

function words(taker: Taker, { step, reason, before, found, house, requests, told, person }: Letter) {
  const { booking, project, track, engineer, room } = found;
  const { side, actor } = taker;
  return bookingMail({
    step,
    at: taker.at.getTime(),
    studio: { name: house.studio.name, timeZone: house.terms.timeZone },
    reader: { name: person.name, side: told.side },
    by: side === 'rule' ? null : { name: actor.name, side, isReader: actor.userId === person.id },
    calendar: told.calendar,
    service: booking.service,
    project: project.title,
    artist: project.artist,
    track,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    preparationMinutes: booking.preparationMinutes,
    before: before && { startsAt: before.startsAt.getTime(), endsAt: before.endsAt.getTime() },
    proposedStartsAt: booking.proposedStartsAt?.getTime() ?? null,
    answerBy: (booking.proposalExpiresAt ?? booking.expiresAt)?.getTime() ?? null,
    wasOffered: before?.state === 'offered',
    room,
    engineer,
    price: booking.price,
    currency: booking.currency,
    notice: booking.quote.inputs.notice,
    fee: booking.cancelFee,
    reason,
    note: booking.note,
    requests,
    link: inCalendar(found).link,
  });
}
