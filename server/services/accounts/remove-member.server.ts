import { db } from '#db/client.server.ts';
import { revokeTokensOf } from '#db/queries/api-tokens.server.ts';
import { deleteFeed } from '#db/queries/calendar-feeds.server.ts';
import { closePasswordResets } from '#db/queries/password-resets.server.ts';
import { deleteSessionsOf, removeFromProjects, updateUserRow, userById } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publishAccessChange } from '../../realtime/publish.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';

/**
 * Removes a person: signed out everywhere, out of all projects, tokens, links and calendar closed. What they wrote stays theirs.
 * @throws ServiceError conflict for the owner, who cannot be removed.
 */
export async function removeMember(call: Call, { id }: { id: string }): Promise<void> {
  await db().transaction(async (tx) => {
    allow(call.actor, 'member.remove');
    const user = await userById(tx, id);
    if (!user || user.removedAt) throw notFound();
    if (user.role === 'owner') throw new ServiceError('conflict', 'The owner cannot be removed.');
    await updateUserRow(tx, id, { removedAt: call.at });
    await removeFromProjects(tx, id);
    await revokeTokensOf(tx, id, call.at);
    await deleteFeed(tx, id);
    await closePasswordResets(tx, id, call.at);
    await deleteSessionsOf(tx, id);
  });
  publishAccessChange(id);
}
