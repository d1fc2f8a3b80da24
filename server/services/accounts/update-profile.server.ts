import type { PasswordChange, ProfileUpdate } from '#app/contracts/accounts.ts';
import { db, sqlError } from '#db/client.server.ts';
import { closePasswordResets } from '#db/queries/password-resets.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import { deleteSessionsOf, updateUserRow, userById, type UserRow } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { hashPassword, verifyPassword } from '../../auth/passwords.server.ts';
import { startSession } from '../../auth/sessions.server.ts';
import { env } from '../../platform/env.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { rateLimit } from '../../platform/rate-limit.server.ts';
import { publishAccessChange } from '../../realtime/publish.server.ts';
import { ServiceError } from '../errors.server.ts';
import { queueMail } from './mail.server.ts';
import { addressTaken, personOnly, tooMany } from './refusals.server.ts';
import { passwordChangedMail } from './words.server.ts';

const guesses = rateLimit('own-password', { points: 10, seconds: 15 * 60 });

async function self({ actor }: Call): Promise<UserRow> {
  if (actor.scopes) throw personOnly();
  const user = actor.userId ? await userById(db(), actor.userId) : null;
  if (!user || user.removedAt) throw new ServiceError('unauthenticated', 'Please sign in.');
  return user;
}

async function proveOneself(user: UserRow, password: string | undefined): Promise<void> {
  const taken = await guesses.take(user.id);
  if (!taken.ok) throw tooMany(taken.retryAfterSeconds);
  if (!password || !(await verifyPassword(user.passwordHash, password))) {
    throw new ServiceError('invalid', 'That is not your password.', { currentPassword: ['That is not your present password.'] });
  }
  await guesses.clear(user.id);
}

/** Changes one's own name and address; a new address needs the password. */
export async function updateProfile(call: Call, input: ProfileUpdate): Promise<void> {
  const user = await self(call);
  if (input.email !== user.email) await proveOneself(user, input.currentPassword);
  try {
    await db().transaction(async (tx) => {
      await updateUserRow(tx, user.id, { name: input.name, email: input.email });
      // A link that was mailed to the old address must not open the account.
      if (input.email !== user.email) await closePasswordResets(tx, user.id, call.at);
    });
  } catch (error) {
    if (sqlError(error)?.constraint === 'users_email') throw addressTaken();
    throw error;
  }
}

/**
 * Sets a new password and signs the person out everywhere else.
 * @returns the Set-Cookie value of the session that replaces the present one.
 */
export async function changePassword(call: Call, input: PasswordChange): Promise<{ cookie: string }> {
  const user = await self(call);
  await proveOneself(user, input.currentPassword);
  const passwordHash = await hashPassword(input.password);
  await db().transaction(async (tx) => {
    await updateUserRow(tx, user.id, { passwordHash });
    await closePasswordResets(tx, user.id, call.at);
    await deleteSessionsOf(tx, user.id);
    const studioName = (await theStudio(tx))?.name ?? 'the studio';
    const words = passwordChangedMail({ studioName, name: user.name, origin: env().ORIGIN });
    await queueMail(tx, { dedupeKey: `password-changed:${newId()}`, recipient: user.email, ...words }, call.at);
  });
  publishAccessChange(user.id);
  return { cookie: await startSession(user.id) };
}
