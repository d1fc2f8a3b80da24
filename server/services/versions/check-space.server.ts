import { db } from '#db/client.server.ts';
import { unfinishedUploads } from '#db/queries/uploads.server.ts';
import { ServiceError } from '../errors.server.ts';
import { freeBytes, uploadedBytes } from './upload-files.server.ts';

/** What is made of a file takes up to about as much again. */
const MADE_OF_IT = 1;
const KEPT_FREE = 512 * 1024 ** 2;

/** Refuses a file that the disk could not hold beside all that is still arriving. */
export async function checkSpace(size: number): Promise<void> {
  let promised = 0;
  for (const { upload, version } of await unfinishedUploads(db())) {
    promised += Math.max(0, version.fileSize - ((await uploadedBytes(upload.id)) ?? 0));
  }
  if ((await freeBytes()) < promised + size * (1 + MADE_OF_IT) + KEPT_FREE) {
    throw new ServiceError('unavailable', 'The server has no room left for this file. Please tell the studio.');
  }
}
