import type { InvitationView } from '#app/contracts/accounts.ts';
import { can } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { openInvitations } from '#db/queries/invitations.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';

/** Invitations that still open and that this person may take back, newest first. */
export async function listInvitations(call: Call): Promise<InvitationView[]> {
  allow(call.actor, 'project.invite');
  const rows = await openInvitations(db(), call.at);
  return rows
    .filter(({ invitation }) => invitation.role === 'client' || can(call.actor, 'member.invite'))
    .map(({ invitation, projectTitle, invitedByName }) => ({
      id: invitation.id,
      role: invitation.role === 'client' ? 'client' : 'engineer',
      projectTitle,
      email: invitation.email,
      invitedBy: invitedByName,
      expiresAt: invitation.expiresAt.toISOString(),
    }));
}
