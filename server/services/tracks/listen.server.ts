import { db } from '#db/client.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack, allowVersion } from '../authorize.server.ts';

/** Whether the caller may hear what happens on a track. @throws ServiceError when not. */
export async function allowListening({ actor }: Call, trackId: string): Promise<void> {
  await allowTrack(db(), actor, 'track.read', trackId);
}

/** Whether the caller may show others where they listen. @throws ServiceError when not. */
export async function allowPresence({ actor }: Call, { trackId, versionId }: { trackId: string; versionId?: string | null }): Promise<void> {
  await allowTrack(db(), actor, 'presence.send', trackId);
  // Naming a version is not reading it: a token needs no further scope, its person must know it.
  if (versionId) await allowVersion(db(), { ...actor, scopes: undefined }, 'version.read', versionId);
}
