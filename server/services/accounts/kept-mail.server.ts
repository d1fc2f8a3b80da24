import { can } from '#app/domain/access/access.ts';
import type { CalendarMethod } from '#app/domain/booking/calendar-entry.ts';
import { db } from '#db/client.server.ts';
import { latestMail, mailById } from '#db/queries/mail.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { demoLinksOpen } from '../../auth/demo-links.server.ts';
import { env } from '../../platform/env.server.ts';
import { notFound } from '../errors.server.ts';

export type KeptMail = {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: string;
  sentAt: string | null;
  /** Why the mail server will never have it. */
  refusal: string | null;
  /** It brings a file for the calendar. */
  calendar: CalendarMethod | null;
};

/**
 * The latest mails of a demo, which has no mail server. They hold links that open accounts, so where
 * others can reach this server only the owner reads them.
 * @throws ServiceError not_found.
 */
export async function listKeptMail(call: Call): Promise<KeptMail[]> {
  allowKeptMail(call);
  const rows = await latestMail(db(), 100);
  return rows.map(({ id, recipient, subject, body, createdAt, sentAt, refusal, calendarMethod }) => ({
    id,
    recipient,
    subject,
    body,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    refusal,
    calendar: calendarMethod,
  }));
}

/**
 * The calendar file of one of them.
 * @throws ServiceError not_found.
 */
export async function keptCalendarFile(call: Call, mailId: string): Promise<string> {
  allowKeptMail(call);
  const mail = await mailById(db(), mailId);
  if (!mail?.calendar) throw notFound();
  return mail.calendar;
}

function allowKeptMail({ actor }: Call): void {
  if (!demoLinksOpen() && !(env().DEMO && can(actor, 'studio.settings'))) throw notFound();
}
