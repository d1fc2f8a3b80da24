import { db } from '#db/client.server.ts';
import { userByEmail } from '#db/queries/users.server.ts';
import { demoEmail } from '../../auth/demo-links.server.ts';
import { endSession, startSession } from '../../auth/sessions.server.ts';
import { notFound } from '../errors.server.ts';

/** Signs in by a demo link. @throws ServiceError not_found unless this process printed the link and runs the demo on loopback. */
export async function demoSignIn(who: string, key: string, sessionId: string | null): Promise<{ cookie: string }> {
  const email = demoEmail(who, key);
  const user = email ? await userByEmail(db(), email) : null;
  if (!user || user.removedAt) throw notFound();
  await endSession(sessionId);
  return { cookie: await startSession(user.id) };
}
