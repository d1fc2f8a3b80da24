import type { NewAccount } from '#app/contracts/accounts.ts';
import { db, sqlError, type Tx } from '#db/client.server.ts';
import { type InvitationRow, invitationByHash, lockInvitation, markInvitationAccepted } from '#db/queries/invitations.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import { addProjectMember, insertUser, updateUserRow, userByEmail, userById } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { hashPassword } from '../../auth/passwords.server.ts';
import { startSession } from '../../auth/sessions.server.ts';
import { hashSecret, newId } from '../../platform/ids.server.ts';
import { ServiceError } from '../errors.server.ts';
import { addressTaken, linkClosed, personOnly } from './refusals.server.ts';

const opens = (invitation: InvitationRow, at: Date): boolean =>
  invitation.acceptedAt === null && invitation.revokedAt === null && invitation.expiresAt > at;

export type InvitationPage = { studioName: string; invitedBy: string; role: 'engineer' | 'client'; projectTitle: string | null; email: string | null };

/** What the page behind an invitation's link shows. @throws ServiceError not_found when it does not open any more. */
export async function readInvitation(at: Date, secret: string): Promise<InvitationPage> {
  const found = await invitationByHash(db(), hashSecret(secret));
  if (!found || !opens(found.invitation, at)) throw linkClosed('invitation');
  const { role, email } = found.invitation;
  return {
    studioName: (await theStudio(db()))?.name ?? 'the studio',
    invitedBy: found.invitedByName,
    role: role === 'client' ? 'client' : 'engineer',
    projectTitle: found.projectTitle,
    email,
  };
}

async function lockOpen(tx: Tx, secret: string, at: Date): Promise<InvitationRow> {
  const invitation = await lockInvitation(tx, hashSecret(secret));
  if (!invitation || !opens(invitation, at)) throw linkClosed('invitation');
  return invitation;
}

async function join(tx: Tx, invitation: InvitationRow, userId: string, at: Date): Promise<void> {
  await markInvitationAccepted(tx, invitation.id, userId, at);
  if (invitation.projectId) await addProjectMember(tx, { projectId: invitation.projectId, userId, createdAt: at });
}

/**
 * Joins with a new account. A person who was removed comes back to their old one, if the invitation
 * was made out to their address.
 * @returns where to go and the Set-Cookie value of the first session.
 * @throws ServiceError not_found for a closed link, conflict when the address has an account.
 */
export async function acceptInvitation(call: Call, secret: string, input: NewAccount): Promise<{ cookie: string; projectId: string | null }> {
  await readInvitation(call.at, secret);
  const passwordHash = await hashPassword(input.password);
  try {
    const { userId, projectId } = await db().transaction(async (tx) => {
      const invitation = await lockOpen(tx, secret, call.at);
      const { role } = invitation;
      const before = await userByEmail(tx, input.email);
      if (before && (before.removedAt === null || invitation.email !== before.email || before.role === 'owner')) throw addressTaken();
      const userId = before?.id ?? newId();
      if (before) await updateUserRow(tx, userId, { name: input.name, role, passwordHash, removedAt: null });
      else await insertUser(tx, { id: userId, email: input.email, name: input.name, role, passwordHash, createdAt: call.at });
      await join(tx, invitation, userId, call.at);
      return { userId, projectId: invitation.projectId };
    });
    return { cookie: await startSession(userId), projectId };
  } catch (error) {
    if (sqlError(error)?.constraint === 'users_email') throw addressTaken();
    throw error;
  }
}

/**
 * Joins with the account that is signed in. A client who is invited as an engineer becomes one; the
 * studio's own people have nothing to gain by a client's invitation and leave it for its client.
 */
export async function joinByInvitation(call: Call, secret: string): Promise<{ projectId: string | null }> {
  const { userId, scopes } = call.actor;
  if (!userId || scopes) throw personOnly();
  return db().transaction(async (tx) => {
    const invitation = await lockOpen(tx, secret, call.at);
    const user = await userById(tx, userId);
    if (!user || user.removedAt) throw personOnly();
    if (user.role !== 'client') {
      throw new ServiceError('conflict', 'You are of the studio and see every project already. The link still waits for the person it is for.');
    }
    if (invitation.role === 'engineer') await updateUserRow(tx, userId, { role: 'engineer' });
    await join(tx, invitation, userId, call.at);
    return { projectId: invitation.projectId };
  });
}
