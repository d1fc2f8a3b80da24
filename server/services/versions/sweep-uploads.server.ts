import { db } from '#db/client.server.ts';
import { deletedAmong, unfinishedUploads } from '#db/queries/uploads.server.ts';
import { lockVersion, strandedVersions, updateVersionRow } from '#db/queries/versions.server.ts';
import { finishUpload } from './finish-upload.server.ts';
import { recordFailed } from './record-ingest.server.ts';
import { flushUpload, removeUpload, storedUploadIds, uploadedBytes } from './upload-files.server.ts';
import { keptVersionIds, removeVersionFiles } from './version-files.server.ts';

const ABANDONED_MS = 7 * 86_400_000;

/**
 * Brings disk and database together again, at start and now and then: finishes uploads whose last
 * byte came just before the server went away, gives up what nobody sent on for a week, ends versions
 * that no job works on, and removes files of what was deleted.
 */
export async function sweepUploads(at: Date): Promise<void> {
  for (const { upload, version } of await unfinishedUploads(db())) {
    if ((await uploadedBytes(upload.id)) === version.fileSize) {
      await flushUpload(upload.id);
      await finishUpload(upload.id, at);
    } else if (at.getTime() - upload.createdAt.getTime() > ABANDONED_MS) {
      await giveUp(version.id, at);
    }
  }
  for (const { id } of await strandedVersions(db())) {
    await recordFailed(id, 'Preparing this file was interrupted too often. Please upload it again.');
  }
  for (const id of await deletedAmong(db(), await storedUploadIds())) await removeUpload(id);
  for (const id of await deletedAmong(db(), await keptVersionIds())) await removeVersionFiles(id);
}

async function giveUp(versionId: string, at: Date): Promise<void> {
  await db().transaction(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (version?.state === 'uploading') await updateVersionRow(tx, versionId, { deletedAt: at });
  });
}
