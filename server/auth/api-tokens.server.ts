import { type Scope, SCOPES } from '#app/domain/access/scopes.ts';
import { db } from '#db/client.server.ts';
import { liveToken, noteTokenUse } from '#db/queries/api-tokens.server.ts';
import { hashSecret, newSecret } from '../platform/ids.server.ts';
import type { Actor } from './actor.server.ts';

/** Marks our tokens, so that people and secret scanners know one when they see it. */
const MARK = 'tb_';
const PREFIX_LENGTH = MARK.length + 6;
const NOTED_EVERY_MS = 60_000;

/** A new token, the part of it that may be shown later, and what is stored. */
export function newToken(): { token: string; prefix: string; tokenHash: string } {
  const token = MARK + newSecret();
  return { token, prefix: token.slice(0, PREFIX_LENGTH), tokenHash: hashSecret(token) };
}

const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word);

/**
 * Who an API token speaks for, with its scopes, or null when it does not open. One look-up by hash
 * whatever was sent, so timing tells nothing about tokens that exist.
 * @param bearer the token itself, without the word Bearer.
 */
export async function actorFromToken(bearer: string, at: Date): Promise<Actor | null> {
  const found = await liveToken(db(), hashSecret(bearer));
  if (!found) return null;
  const { token, user } = found;
  if (!token.lastUsedAt || at.getTime() - token.lastUsedAt.getTime() >= NOTED_EVERY_MS) await noteTokenUse(db(), token.id, at);
  return { role: user.role, userId: user.id, name: user.name, email: user.email, scopes: token.scopes.filter(isScope) };
}
