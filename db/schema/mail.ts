import { sql } from 'drizzle-orm';
import { check, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { CALENDAR_METHODS } from '#app/domain/booking/calendar-entry.ts';
import { createdAt, id, instant } from './columns.ts';

export const calendarMethodEnum = pgEnum('calendar_method', CALENDAR_METHODS);

/** Mail on its way out; kept for good where no mail server is configured. */
export const outgoingMail = pgTable(
  'outgoing_mail',
  {
    id: id(),
    /** One mail per person and event: the second insert with the same key does nothing. */
    dedupeKey: text().notNull().unique(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    /** An iCalendar file that goes with it, and what it asks of a calendar program. */
    calendar: text(),
    calendarMethod: calendarMethodEnum(),
    /** Mails about one thing share it, so that a mail program shows one conversation. */
    thread: text(),
    createdAt: createdAt(),
    sentAt: instant(),
    /** The mail server would not have it, for good: it is not tried again. */
    refusedAt: instant(),
    refusal: text(),
  },
  (t) => [
    check('outgoing_mail_calendar_has_method', sql`(${t.calendar} is null) = (${t.calendarMethod} is null)`),
    check('outgoing_mail_sent_or_refused', sql`${t.sentAt} is null or ${t.refusedAt} is null`),
    check('outgoing_mail_refused_has_words', sql`(${t.refusedAt} is null) = (${t.refusal} is null)`),
  ],
);
