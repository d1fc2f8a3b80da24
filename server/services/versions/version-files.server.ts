import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { local, storage } from './media-store.server.ts';
import { isUploadId, uploadPath } from './upload-files.server.ts';

/** A version's files in the media store, under `versions/<id>/`: the original and what ingest made of it. */

const keyOf = (id: string, file?: string): string => ['versions', id, file].filter((part) => part !== undefined).join('/');

export const versionDir = (id: string): string => local(keyOf(id));

export const versionFile = (id: string, file: string): string => local(keyOf(id, file));

/**
 * Makes the finished upload the version's original, bit for bit, durable and all at once.
 * @returns its path; null when there is neither an upload nor an original.
 */
export async function keepOriginal(id: string): Promise<string | null> {
  const key = keyOf(id, 'original');
  await storage().put(uploadPath(id), key).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return (await storage().size(key)) === null ? null : local(key);
}

/** Removes what an ingest that was killed had begun. */
export async function removePartials(id: string): Promise<void> {
  const dir = await storage().folder(keyOf(id));
  const names = (await readdir(dir)).filter((name) => name.startsWith('.partial-'));
  for (const name of names) await rm(path.join(dir, name), { recursive: true, force: true });
}

export const removeVersionFiles = (id: string): Promise<void> => storage().remove(keyOf(id));

/** Ids of all versions that have files. */
export const keptVersionIds = async (): Promise<string[]> => (await readdir(local('versions')).catch(() => [])).filter(isUploadId);
