import type { PasswordResetRequest } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { insertPasswordReset } from '#db/queries/password-resets.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import { userByEmail } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { env } from '../../platform/env.server.ts';
import { hashSecret, newId, newSecret } from '../../platform/ids.server.ts';
import { addressKey, rateLimit } from '../../platform/rate-limit.server.ts';
import { queueMail } from './mail.server.ts';
import { tooMany } from './refusals.server.ts';
import { passwordResetMail } from './words.server.ts';

export const RESET_MINUTES = 60;

const byAddress = rateLimit('reset-address', { points: 20, seconds: 3600 });
const byMailbox = rateLimit('reset-mailbox', { points: 3, seconds: 3600 });

/** The answer takes this long whether or not the address has an account. */
const ANSWER_MS = 150;

/**
 * Mails a link for a new password, if the address belongs to somebody. The answer is the same either way.
 * @throws ServiceError rate_limited when one caller asks for many.
 */
export async function requestPasswordReset(call: Call, input: PasswordResetRequest, { ip }: { ip: string }): Promise<void> {
  const taken = await byAddress.take(addressKey(ip));
  if (!taken.ok) throw tooMany(taken.retryAfterSeconds);
  const answer = new Promise<void>((resolve) => setTimeout(resolve, ANSWER_MS));
  if ((await byMailbox.take(input.email)).ok) await mailLink(call, input.email);
  await answer;
}

async function mailLink(call: Call, email: string): Promise<void> {
  await db().transaction(async (tx) => {
    const user = await userByEmail(tx, email);
    if (!user || user.removedAt) return;
    const secret = newSecret();
    const expiresAt = new Date(call.at.getTime() + RESET_MINUTES * 60_000);
    await insertPasswordReset(tx, { tokenHash: hashSecret(secret), userId: user.id, createdAt: call.at, expiresAt });
    const studioName = (await theStudio(tx))?.name ?? 'the studio';
    const words = passwordResetMail({ studioName, name: user.name, link: `${env().ORIGIN}/reset-password/${secret}` });
    await queueMail(tx, { dedupeKey: `password-reset:${newId()}`, recipient: user.email, ...words }, call.at);
  });
}
