import { endSession } from '../../auth/sessions.server.ts';

/** Ends the session, on the server too. @returns the Set-Cookie value that clears the cookie. */
export async function signOut(sessionId: string | null): Promise<{ cookie: string }> {
  return { cookie: await endSession(sessionId) };
}
