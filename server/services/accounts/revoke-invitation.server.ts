import { db } from '#db/client.server.ts';
import { invitationById, revokeInvitationRow } from '#db/queries/invitations.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow, allowProject } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';

/** Takes an invitation back: its link no longer opens. Who may invite may also take back. */
export async function revokeInvitation(call: Call, { id }: { id: string }): Promise<void> {
  await db().transaction(async (tx) => {
    allow(call.actor, 'member.list');
    const invitation = await invitationById(tx, id);
    if (!invitation) throw notFound();
    if (invitation.projectId) await allowProject(tx, call.actor, 'project.invite', invitation.projectId);
    else allow(call.actor, 'member.invite');
    const [revoked] = await revokeInvitationRow(tx, id, call.at);
    if (!revoked) throw new ServiceError('conflict', 'This invitation was used or taken back already.');
  });
}
