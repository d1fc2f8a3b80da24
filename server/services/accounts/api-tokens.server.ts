import type { ApiTokenCreate, ApiTokenView } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { activeTokensOf, insertApiToken, revokeToken } from '#db/queries/api-tokens.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newToken } from '../../auth/api-tokens.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { publishAccessChange } from '../../realtime/publish.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { personOnly } from './refusals.server.ts';

const TOKENS_AT_MOST = 50;

function ownerOf(call: Call): string {
  allow(call.actor, 'token.manage');
  if (!call.actor.userId) throw personOnly();
  return call.actor.userId;
}

/** Makes a token for scripts. @returns the token itself, which is shown once; only its hash is kept. */
export async function createApiToken(call: Call, input: ApiTokenCreate): Promise<{ id: string; token: string }> {
  const userId = ownerOf(call);
  const id = newId();
  const { token, prefix, tokenHash } = newToken();
  await db().transaction(async (tx) => {
    if ((await activeTokensOf(tx, userId)).length >= TOKENS_AT_MOST) {
      throw new ServiceError('conflict', `You have ${TOKENS_AT_MOST} tokens. Revoke one you no longer use.`);
    }
    await insertApiToken(tx, { id, userId, name: input.name, prefix, tokenHash, scopes: [...new Set(input.scopes)], createdAt: call.at });
  });
  return { id, token };
}

/** Closes one of one's own tokens at once. */
export async function revokeApiToken(call: Call, { id }: { id: string }): Promise<void> {
  const [revoked] = await revokeToken(db(), id, ownerOf(call), call.at);
  if (!revoked) throw notFound();
  publishAccessChange(ownerOf(call));
}

/** One's own tokens that still open, newest first. */
export async function listApiTokens(call: Call): Promise<ApiTokenView[]> {
  const rows = await activeTokensOf(db(), ownerOf(call));
  return rows.map(({ id, name, prefix, scopes, createdAt, lastUsedAt }) => ({
    id,
    name,
    prefix,
    scopes,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
