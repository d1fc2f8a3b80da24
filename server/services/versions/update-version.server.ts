import type { VersionUpdate } from '#app/contracts/studio.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { lockVersion, updateVersionRow, versionWithUploader } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { versionView } from '../views.server.ts';

/**
 * Gives a version another name while only the studio knows it. No event: clients do not see it yet.
 * @throws conflict once it is published.
 */
export async function updateVersion(call: Call, { id, label }: VersionUpdate): Promise<VersionView> {
  await allowVersion(db(), call.actor, 'version.update', id);
  return db().transaction(async (tx) => {
    const version = await lockVersion(tx, id);
    if (!version) throw notFound();
    if (version.publishedAt) throw new ServiceError('conflict', 'A published version stays as it is. Upload a new one to change something.');
    await updateVersionRow(tx, id, { label });
    const row = await versionWithUploader(tx, id);
    if (!row) throw notFound();
    return versionView(row);
  });
}
