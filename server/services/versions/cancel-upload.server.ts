import { db } from '#db/client.server.ts';
import { lockVersion, updateVersionRow } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';

/**
 * Gives up an upload that is still on its way; its bytes are removed by whoever calls.
 * @throws conflict once all bytes are here: then it is a version, and deleted as one.
 */
export async function cancelUpload(call: Call, id: string): Promise<void> {
  await db().transaction(async (tx) => {
    const version = await lockVersion(tx, id);
    if (!version) throw notFound();
    if (version.state !== 'uploading') throw new ServiceError('conflict', 'The file has arrived already. Delete the version instead.');
    await updateVersionRow(tx, id, { deletedAt: call.at });
  });
}
