import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import { type Db, db } from '#db/client.server.ts';
import { sessions, users } from '#db/schema/index.ts';
import { env } from '../platform/env.server.ts';
import { hashSecret, newSecret } from '../platform/ids.server.ts';
import type { Actor } from './actor.server.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    UserId: string;
    DatabaseUserAttributes: { email: string; name: string; role: 'owner' | 'engineer' | 'client'; removedAt: Date | null };
  }
}

export const SESSION_COOKIE = 'talkback_session';

/** The session's secret in a Cookie header, unchecked. */
export const sessionIdIn = (cookies: string | undefined): string | null =>
  new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;\\s]+)`).exec(cookies ?? '')?.[1] ?? null;

/** Lucia keeps ids as they are; this border lets only their hashes through to the database. */
function hashingIds(inner: Adapter): Adapter {
  return {
    getSessionAndUser: async (id) => {
      const [session, user] = await inner.getSessionAndUser(hashSecret(id));
      return [session && { ...session, id }, user];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (session) => inner.setSession({ ...session, id: hashSecret(session.id) }),
    updateSessionExpiration: (id, expiresAt) => inner.updateSessionExpiration(hashSecret(id), expiresAt),
    deleteSession: (id) => inner.deleteSession(hashSecret(id)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

function makeLucia(pool: Db) {
  const secure = env().ORIGIN.startsWith('https:');
  return new Lucia(hashingIds(new DrizzlePostgreSQLAdapter(pool, sessions, users)), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: { name: SESSION_COOKIE, attributes: { secure, sameSite: 'lax' } },
    getUserAttributes: ({ email, name, role, removedAt }) => ({ email, name, role, removedAt }),
  });
}

/** One a pool, so that a process which moves to another database takes its sessions from there. */
const made = new WeakMap<Db, ReturnType<typeof makeLucia>>();
function lucia(): ReturnType<typeof makeLucia> {
  const pool = db();
  const lucia = made.get(pool) ?? makeLucia(pool);
  made.set(pool, lucia);
  return lucia;
}

export type SignedIn = { actor: Actor; sessionId: string; /** A cookie to set again, when the session was renewed. */ cookie: string | null };

/** Who a Cookie header belongs to, or null. */
export async function readSession(cookieHeader: string | undefined): Promise<SignedIn | null> {
  const id = lucia().readSessionCookie(cookieHeader ?? '');
  if (!id) return null;
  const { user, session } = await lucia().validateSession(id);
  if (!user || user.removedAt) return null;
  return {
    actor: { role: user.role, userId: user.id, name: user.name, email: user.email },
    sessionId: session.id,
    cookie: session.fresh ? lucia().createSessionCookie(session.id).serialize() : null,
  };
}

/** Starts a session and returns the Set-Cookie value. */
export async function startSession(userId: string): Promise<string> {
  const session = await lucia().createSession(userId, {}, { sessionId: newSecret() });
  return lucia().createSessionCookie(session.id).serialize();
}

/** Ends a session and returns the Set-Cookie value that clears it. */
export async function endSession(sessionId: string | null): Promise<string> {
  if (sessionId) await lucia().invalidateSession(sessionId);
  return lucia().createBlankSessionCookie().serialize();
}

export const sweepSessions = (): Promise<void> => lucia().deleteExpiredSessions();
