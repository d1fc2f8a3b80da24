import type { InvitationCreate } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { insertInvitation } from '#db/queries/invitations.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { env } from '../../platform/env.server.ts';
import { hashSecret, newId, newSecret } from '../../platform/ids.server.ts';
import { allow, allowProject } from '../authorize.server.ts';
import { queueMail } from './mail.server.ts';
import { personOnly } from './refusals.server.ts';
import { invitationMail } from './words.server.ts';

export const INVITATION_DAYS = 14;

/**
 * Makes a link that lets one person join: a client to a project, or an engineer to the studio. With
 * an address the link is mailed as well.
 * @returns the link, which is shown once; only its hash is kept.
 */
export async function inviteMember(call: Call, input: InvitationCreate): Promise<{ id: string; link: string; expiresAt: string }> {
  const { userId, name } = call.actor;
  const id = newId();
  const secret = newSecret();
  const link = `${env().ORIGIN}/invite/${secret}`;
  const expiresAt = new Date(call.at.getTime() + INVITATION_DAYS * 86_400_000);
  await db().transaction(async (tx) => {
    const scope = input.projectId ? await allowProject(tx, call.actor, 'project.invite', input.projectId) : null;
    if (!scope) allow(call.actor, 'member.invite');
    if (!userId) throw personOnly();
    await insertInvitation(tx, {
      id,
      tokenHash: hashSecret(secret),
      email: input.email ?? null,
      role: input.role,
      projectId: scope?.project.id ?? null,
      invitedBy: userId,
      createdAt: call.at,
      expiresAt,
    });
    if (input.email) {
      const studioName = (await theStudio(tx))?.name ?? 'the studio';
      const words = invitationMail({ studioName, invitedBy: name, projectTitle: scope?.project.title ?? null, link, days: INVITATION_DAYS });
      await queueMail(tx, { dedupeKey: `invitation:${id}`, recipient: input.email, ...words }, call.at);
    }
  });
  return { id, link, expiresAt: expiresAt.toISOString() };
}
