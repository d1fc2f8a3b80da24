import { can } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { latestMail } from '#db/queries/mail.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { demoLinksOpen } from '../../auth/demo-links.server.ts';
import { env } from '../../platform/env.server.ts';
import { notFound } from '../errors.server.ts';

export type KeptMail = { id: string; recipient: string; subject: string; body: string; createdAt: string; sentAt: string | null };

/**
 * The latest mails of a demo, which has no mail server. They hold links that open accounts, so where
 * others can reach this server only the owner reads them.
 * @throws ServiceError not_found.
 */
export async function listKeptMail({ actor }: Call): Promise<KeptMail[]> {
  if (!demoLinksOpen() && !(env().DEMO && can(actor, 'studio.settings'))) throw notFound();
  const rows = await latestMail(db(), 100);
  return rows.map(({ id, recipient, subject, body, createdAt, sentAt }) => ({
    id,
    recipient,
    subject,
    body,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }));
}
