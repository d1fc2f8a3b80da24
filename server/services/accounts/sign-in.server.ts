import type { SignInInput } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { userByEmail } from '#db/queries/users.server.ts';
import { verifyPassword } from '../../auth/passwords.server.ts';
import { endSession, startSession } from '../../auth/sessions.server.ts';
import { addressKey, rateLimit } from '../../platform/rate-limit.server.ts';
import { ServiceError } from '../errors.server.ts';
import { tooMany } from './refusals.server.ts';

/** Wrong passwords only: what succeeds is given back. */
const byPerson = rateLimit('sign-in-person', { points: 5, seconds: 15 * 60 });
const byAddress = rateLimit('sign-in-address', { points: 50, seconds: 15 * 60 });

/** Where a sign-in comes from: the caller's address, and the session it brought, which ends. */
export type Origin = { ip: string; sessionId: string | null };

/**
 * Starts a session. An unknown address, a wrong password and a removed person get one answer after
 * the same work.
 * @returns the Set-Cookie value.
 * @throws ServiceError invalid, or rate_limited.
 */
export async function signIn(input: SignInInput, origin: Origin): Promise<{ cookie: string }> {
  const address = addressKey(origin.ip);
  const person = `${address} ${input.email}`;
  for (const taken of [await byPerson.take(person), await byAddress.take(address)]) {
    if (!taken.ok) throw tooMany(taken.retryAfterSeconds);
  }
  const user = await userByEmail(db(), input.email);
  const matches = await verifyPassword(user?.removedAt ? null : (user?.passwordHash ?? null), input.password);
  if (!user || !matches) throw new ServiceError('invalid', 'The address or the password is not right.');
  await Promise.all([byPerson.clear(person), byAddress.giveBack(address)]);
  await endSession(origin.sessionId);
  return { cookie: await startSession(user.id) };
}
