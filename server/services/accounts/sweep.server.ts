import { db } from '#db/client.server.ts';
import { deleteUnusedInvitations } from '#db/queries/invitations.server.ts';
import { deleteOldPasswordResets } from '#db/queries/password-resets.server.ts';
import { sweepSessions } from '../../auth/sessions.server.ts';

const KEPT_AFTER_EXPIRY_MS = 30 * 86_400_000;

/** Forgets what has run out: sessions and password resets at once, unused invitations after a month. */
export async function sweepAccounts(at: Date): Promise<void> {
  await sweepSessions();
  await deleteOldPasswordResets(db(), at);
  await deleteUnusedInvitations(db(), new Date(at.getTime() - KEPT_AFTER_EXPIRY_MS));
}
