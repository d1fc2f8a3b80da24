import { db } from '#db/client.server.ts';
import { lockVersion, updateVersionRow } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { log } from '../../platform/log.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { removeUpload } from './upload-files.server.ts';
import { removeVersionFiles } from './version-files.server.ts';

/**
 * Takes back a version that was never published, with its files. Its number is not used again.
 * @throws conflict once it is published: what was heard and talked about stays.
 */
export async function deleteVersion(call: Call, { id }: { id: string }): Promise<void> {
  await allowVersion(db(), call.actor, 'version.delete', id);
  await db().transaction(async (tx) => {
    const version = await lockVersion(tx, id);
    if (!version) throw notFound();
    if (version.publishedAt) throw new ServiceError('conflict', 'A published version cannot be deleted: people have heard it and wrote notes on it.');
    await updateVersionRow(tx, id, { deletedAt: call.at });
  });
  // What cannot be removed now, the sweep removes.
  await Promise.all([removeUpload(id), removeVersionFiles(id)]).catch((error: unknown) => log().warn({ err: error, versionId: id }, 'files of a deleted version stay for now'));
}
