import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { env } from '../../platform/env.server.ts';
import { isUploadId, uploadPath } from './upload-files.server.ts';

/** A version's files, under DATA_DIR/media/versions/<id>: the original and what ingest made of it. */
const versionsDir = (): string => path.join(path.resolve(env().DATA_DIR), 'media', 'versions');

export const versionDir = (id: string): string => path.join(versionsDir(), id);

export const versionFile = (id: string, file: string): string => path.join(versionDir(id), file);

/**
 * Makes the finished upload the version's original, bit for bit, in one step of the file system.
 * @returns its path; null when there is neither an upload nor an original.
 */
export async function keepOriginal(id: string): Promise<string | null> {
  const original = versionFile(id, 'original');
  await mkdir(versionDir(id), { recursive: true });
  await rename(uploadPath(id), original).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return access(original).then(() => original, () => null);
}

/** Removes what an ingest that was killed had begun. */
export async function removePartials(id: string): Promise<void> {
  const names = await readdir(versionDir(id));
  for (const name of names.filter((n) => n.startsWith('.partial-'))) await rm(versionFile(id, name), { recursive: true, force: true });
}

export const removeVersionFiles = (id: string): Promise<void> => rm(versionDir(id), { recursive: true, force: true });

/** Ids of all versions that have files. */
export const keptVersionIds = async (): Promise<string[]> => (await readdir(versionsDir()).catch(() => [])).filter(isUploadId);
