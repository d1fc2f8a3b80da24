import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { env } from '../../platform/env.server.ts';

/** Files on their way in, under DATA_DIR/uploads: `<id>` holds the bytes, `<id>.json` what tus knows of them. */

export const uploadsDir = (): string => path.join(path.resolve(env().DATA_DIR), 'uploads');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a string may name an upload; nothing else ever becomes a path. */
export const isUploadId = (id: string): boolean => UUID.test(id);

export function uploadPath(id: string): string {
  if (!isUploadId(id)) throw new Error('not an upload id');
  return path.join(uploadsDir(), id);
}

/** Bytes on disk, or null where the file is not (any more). */
export async function uploadedBytes(id: string): Promise<number | null> {
  return stat(uploadPath(id)).then((found) => found.size, () => null);
}

/** Forces the file to disk, so that what the database calls finished survives a power cut. */
export async function flushUpload(id: string): Promise<void> {
  const file = await open(uploadPath(id), 'r+');
  await file.sync().finally(() => file.close());
}

export async function removeUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
  await rm(`${uploadPath(id)}.json`, { force: true });
}

/** Ids of all uploads that have a file, finished or not. */
export async function storedUploadIds(): Promise<string[]> {
  const names = await readdir(uploadsDir()).catch(() => []);
  return [...new Set(names.map((name) => name.replace(/\.json$/, '')))].filter(isUploadId);
}

/** Bytes that may still be written where uploads and media live. */
export async function freeBytes(): Promise<number> {
  await mkdir(uploadsDir(), { recursive: true });
  const { bavail, bsize } = await statfs(uploadsDir());
  return bavail * bsize;
}
