import { db } from '#db/client.server.ts';
import { versionRow } from '#db/queries/versions.server.ts';
import { removeUpload } from './upload-files.server.ts';
import { keepOriginal, removePartials } from './version-files.server.ts';

export type Begun = { trackId: string; /** Path of the original; null when the file is gone. */ original: string | null };

/** Takes the upload over as the version's original. Null when the version no longer waits for its ingest. */
export async function beginIngest(versionId: string): Promise<Begun | null> {
  const version = await versionRow(db(), versionId);
  if (version?.state !== 'processing' || version.deletedAt) return null;
  const original = await keepOriginal(versionId);
  if (original) await removeUpload(versionId);
  await removePartials(versionId);
  return { trackId: version.trackId, original };
}

export const isDeleted = async (versionId: string): Promise<boolean> => Boolean((await versionRow(db(), versionId))?.deletedAt);
