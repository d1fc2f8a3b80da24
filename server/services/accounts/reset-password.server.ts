import type { PasswordReset } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { closePasswordResets, openPasswordReset, usePasswordReset } from '#db/queries/password-resets.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import { deleteSessionsOf, updateUserRow, userById } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { hashPassword } from '../../auth/passwords.server.ts';
import { env } from '../../platform/env.server.ts';
import { hashSecret, newId } from '../../platform/ids.server.ts';
import { publishAccessChange } from '../../realtime/publish.server.ts';
import { queueMail } from './mail.server.ts';
import { linkClosed } from './refusals.server.ts';
import { passwordChangedMail } from './words.server.ts';

/** Refuses when the link does not open any more. @throws ServiceError not_found. */
export async function readPasswordReset(at: Date, secret: string): Promise<void> {
  if (!(await openPasswordReset(db(), hashSecret(secret), at))) throw linkClosed('password link');
}

/** Sets a new password by a mailed link, once, and signs the person out everywhere. */
export async function resetPassword(call: Call, secret: string, input: PasswordReset): Promise<void> {
  await readPasswordReset(call.at, secret);
  const passwordHash = await hashPassword(input.password);
  const userId = await db().transaction(async (tx) => {
    const tokenHash = hashSecret(secret);
    const reset = await openPasswordReset(tx, tokenHash, call.at);
    if (!reset || !(await usePasswordReset(tx, tokenHash, call.at))) throw linkClosed('password link');
    const user = await userById(tx, reset.userId);
    if (!user) throw linkClosed('password link');
    await updateUserRow(tx, user.id, { passwordHash });
    await closePasswordResets(tx, user.id, call.at);
    await deleteSessionsOf(tx, user.id);
    const studioName = (await theStudio(tx))?.name ?? 'the studio';
    const words = passwordChangedMail({ studioName, name: user.name, origin: env().ORIGIN });
    await queueMail(tx, { dedupeKey: `password-changed:${newId()}`, recipient: user.email, ...words }, call.at);
    return user.id;
  });
  publishAccessChange(userId);
}
