import type { VersionCreate } from '#app/contracts/studio.ts';
import { db } from '#db/client.server.ts';
import { insertUpload, unfinishedUploads } from '#db/queries/uploads.server.ts';
import { insertVersion, nextVersionNumber } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { labelFromFileName } from './label.ts';

const AT_ONCE = 20;

/**
 * Makes room for a version whose file is about to arrive. The version's id is also the id of the
 * upload and all that its paths are made of; the file's own name is only ever shown.
 */
export async function createVersion(call: Call, id: string, input: VersionCreate): Promise<void> {
  const { project, track } = await allowTrack(db(), call.actor, 'version.upload', input.trackId);
  if (project.archivedAt || track.archivedAt) throw new ServiceError('conflict', 'This track is archived. Bring it back before you upload to it.');
  const userId = call.actor.userId as string;
  await db().transaction(async (tx) => {
    if ((await unfinishedUploads(tx, userId)).length >= AT_ONCE) {
      throw new ServiceError('rate_limited', `You have ${AT_ONCE} uploads under way. Let some finish, or cancel them.`);
    }
    const number = await nextVersionNumber(tx, track.id, input.role);
    await insertVersion(tx, {
      id,
      trackId: track.id,
      role: input.role,
      number,
      label: input.label || labelFromFileName(input.fileName, number),
      state: 'uploading',
      publishWhenReady: input.publishWhenReady,
      uploadedBy: userId,
      fileName: input.fileName,
      fileSize: input.size,
      createdAt: call.at,
    });
    await insertUpload(tx, { id, versionId: id, userId, createdAt: call.at });
  });
}
