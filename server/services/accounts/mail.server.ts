import { db, type Queryable } from '#db/client.server.ts';
import { insertMail, mailById, markMailSent } from '#db/queries/mail.server.ts';
import { enqueue } from '../../jobs/enqueue.server.ts';
import { clock } from '../../platform/clock.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { canSendMail, sendMail } from '../../platform/mailer.server.ts';

export type NewMail = {
  /** One mail per person and event: a second one with the same key is not made. */
  dedupeKey: string;
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
};

/** Keeps a mail and the job that sends it, in the caller's transaction: both exist exactly when it commits. */
export async function queueMail(q: Queryable, mail: NewMail, at: Date): Promise<void> {
  const id = newId();
  if (await insertMail(q, { id, ...mail, createdAt: at })) await enqueue(q, 'mail', { mailId: id }, `mail:${id}`);
}

/**
 * Sends one kept mail, once. Without a mail server it stays kept.
 * @throws when the mail server refuses; the job is tried again.
 */
export async function deliverMail(mailId: string): Promise<void> {
  const mail = await mailById(db(), mailId);
  if (!mail || mail.sentAt || !canSendMail()) return;
  await sendMail({ messageId: mail.id, recipient: mail.recipient, subject: mail.subject, body: mail.body });
  await markMailSent(db(), mail.id, clock.now(), withoutSecrets(mail.body));
}

/** The database keeps hashes of links only, so a sent mail is kept without them. */
export function withoutSecrets(body: string): string {
  return body.replace(/(\/(?:invite|reset-password)\/)[\w-]+/g, '$1…');
}
