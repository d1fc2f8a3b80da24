import path from 'node:path';
import { createFileStorage, type Storage } from '../../media/storage.server.ts';
import { env } from '../../platform/env.server.ts';

const opened = new Map<string, Storage>();

/** What is kept under DATA_DIR/media. */
export function storage(): Storage {
  const root = path.join(path.resolve(env().DATA_DIR), 'media');
  const known = opened.get(root) ?? createFileStorage(root);
  opened.set(root, known);
  return known;
}

/** The file or folder behind a key of it. */
export function local(key: string): string {
  const found = storage().localPath(key);
  if (found === null) throw new Error('this media store has no local files');
  return found;
}
