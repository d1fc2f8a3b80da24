import type { CalendarMethod } from '#app/domain/booking/calendar-entry.ts';
import { db, type Queryable } from '#db/client.server.ts';
import { closeMail, insertMail, lockMail } from '#db/queries/mail.server.ts';
import { enqueue } from '../../jobs/enqueue.server.ts';
import { clock } from '../../platform/clock.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { log } from '../../platform/log.server.ts';
import { canSendMail, sendMail } from '../../platform/mailer.server.ts';

export type NewMail = {
  /** One mail per person and event: a second one with the same key is not made. */
  dedupeKey: string;
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  calendar?: { method: CalendarMethod; content: string };
  /** Mails with the same one are shown as one conversation. */
  thread?: string;
};

/** Keeps a mail and the job that sends it, in the caller's transaction: both exist exactly when it commits. */
export async function queueMail(q: Queryable, { calendar, thread, ...mail }: NewMail, at: Date): Promise<void> {
  const id = newId();
  const row = { id, ...mail, calendar: calendar?.content ?? null, calendarMethod: calendar?.method ?? null, thread: thread ?? null, createdAt: at };
  if (await insertMail(q, row)) await enqueue(q, 'mail', { mailId: id }, `mail:${id}`);
}

/**
 * Sends one kept mail, once. Without a mail server it stays kept. The row stays locked from before
 * the mail leaves until that is written down, so two workers never send it both. Killed in between, it
 * is sent again under the same Message-ID: SMTP has no way to ask what became of a mail.
 * @throws when the mail server refuses for now; the job is tried again.
 */
export async function deliverMail(mailId: string): Promise<void> {
  if (!canSendMail()) return;
  await db().transaction(async (tx) => {
    const mail = await lockMail(tx, mailId);
    if (!mail || mail.sentAt || mail.refusedAt) return;
    const { id, recipient, subject, body, thread, calendar, calendarMethod } = mail;
    const sending = await sendMail({
      messageId: id,
      recipient,
      subject,
      body,
      writtenAt: mail.createdAt,
      thread,
      calendar: calendar !== null && calendarMethod !== null ? { content: calendar, method: calendarMethod } : null,
    });
    const kept = withoutSecrets(body);
    if (sending.ok) return void (await closeMail(tx, id, { body: kept, sentAt: clock.now() }));
    log().warn({ mailId, said: sending.final }, 'the mail server will not have a mail');
    await closeMail(tx, id, { body: kept, refusedAt: clock.now(), refusal: sending.final });
  });
}

/** The database keeps hashes of links only, so a sent mail is kept without them. */
export function withoutSecrets(body: string): string {
  return body.replace(/(\/(?:invite|reset-password)\/)[\w-]+/g, '$1…');
}
