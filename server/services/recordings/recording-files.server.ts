import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { local, storage } from '../versions/media-store.server.ts';
import { isUploadId, uploadsDir } from '../versions/upload-files.server.ts';

/** Voices in the media store: `voices/<id>.opus`. */

const keyOf = (id: string): string => `voices/${id}.opus`;

export const recordingFile = (id: string): string => local(keyOf(id));

/** Takes a finished file over, durable and all at once. */
export const keepRecordingFile = (id: string, file: string): Promise<void> => storage().put(file, keyOf(id));

export const removeRecordingFile = (id: string): Promise<void> => storage().remove(keyOf(id));

/** Ids of all recordings whose file has been there since before a moment. */
export async function recordingFilesBefore(before: Date): Promise<string[]> {
  const names = await readdir(local('voices')).catch(() => []);
  const ids = names.map((name) => name.replace(/\.opus$/, '')).filter(isUploadId);
  const old: string[] = [];
  for (const id of ids) if (await isOlder(recordingFile(id), before)) old.push(id);
  return old;
}

/** Where voices are while they are made ready. */
export const recordingWorkDir = (): string => path.join(uploadsDir(), 'voices');

/** Removes what a server that was killed had begun before a moment. */
export async function removeUnfinishedRecordings(before: Date): Promise<void> {
  for (const name of await readdir(recordingWorkDir()).catch(() => [])) {
    const begun = path.join(recordingWorkDir(), name);
    if (await isOlder(begun, before)) await rm(begun, { recursive: true, force: true });
  }
}

const isOlder = (file: string, before: Date): Promise<boolean> => stat(file).then(({ mtimeMs }) => mtimeMs < before.getTime(), () => false);
