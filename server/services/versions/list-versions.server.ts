import type { VersionView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { versionsOfTrack } from '#db/queries/projects.server.ts';
import { versionWithUploader } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack, allowVersion } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { versionView } from '../views.server.ts';

/** The versions of a track that the caller may hear, newest first. */
export async function listVersions(call: Call, trackId: string): Promise<VersionView[]> {
  const { member } = await allowTrack(db(), call.actor, 'track.read', trackId);
  const rows = await versionsOfTrack(db(), trackId);
  return rows.filter(({ version }) => can(call.actor, 'version.read', { member, published: version.publishedAt !== null })).map(versionView);
}

export async function getVersion(call: Call, id: string): Promise<VersionView> {
  await allowVersion(db(), call.actor, 'version.read', id);
  const row = await versionWithUploader(db(), id);
  if (!row || row.version.deletedAt) throw notFound();
  return versionView(row);
}
