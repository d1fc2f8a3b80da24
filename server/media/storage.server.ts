import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { randomUUID } from 'node:crypto';

/**
 * Where media lie, by key: `versions/<id>/original`, `versions/<id>/lossless.flac`. A key is one or more plain names
 * joined by slashes. A store in another place (S3) keeps this shape and answers null for `localPath`.
 */
export interface Storage {
  /** Takes a finished local file over under a key, durable and all at once; the local file is gone afterwards. */
  put(file: string, key: string): Promise<void>;
  /** Bytes stored under a key, or null where there is nothing. */
  size(key: string): Promise<number | null>;
  /** Reads a key, or the bytes from `start` up to and including `end`. */
  read(key: string, range?: { start: number; end: number }): Readable;
  /** Removes a key, or all keys below a folder; nothing there is no error. */
  remove(key: string): Promise<void>;
  /** The file behind a key, for programs that need one; null where the store has none. */
  localPath(key: string): string | null;
  /** A local folder, made when missing, whose files are the keys below `key`. */
  folder(key: string): Promise<string>;
}

const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Storage in a folder of this machine, usually `DATA_DIR/media`. Throws on keys that are not plain names. */
export function createFileStorage(root: string): Storage {
  const base = resolve(root);
  const path = (key: string): string => {
    const full = join(base, key);
    if (!KEY.test(key) || !full.startsWith(base + sep)) throw new Error(`not a storage key: ${key}`);
    return full;
  };
  return {
    async put(file, key) {
      const target = path(key);
      await mkdir(dirname(target), { recursive: true });
      try {
        await syncPath(file);
        await rename(file, target);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
        await copyAcross(file, target);
      }
      await syncPath(dirname(target));
    },
    async size(key) {
      try {
        return (await stat(path(key))).size;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    read: (key, range) => createReadStream(path(key), range),
    remove: (key) => rm(path(key), { recursive: true, force: true }),
    localPath: (key) => path(key),
    async folder(key) {
      const target = path(key);
      await mkdir(target, { recursive: true });
      return target;
    },
  };
}

/** Another file system cannot rename: copy beside the target first, so that no half file is ever seen under the key. */
async function copyAcross(file: string, target: string): Promise<void> {
  const beside = join(dirname(target), `.partial-${randomUUID()}`);
  try {
    await copyFile(file, beside);
    await syncPath(beside);
    await rename(beside, target);
  } finally {
    await rm(beside, { force: true });
  }
  await rm(file, { force: true });
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
