import { readFile } from 'node:fs/promises';
import path from 'node:path';

export type OwnDatabase = { url: string; pid: number };

/**
 * The embedded database in a server's data directory, as its files tell it.
 * @returns null where none has come up.
 */
export async function databaseOf(dataDir: string): Promise<OwnDatabase | null> {
  const root = path.join(dataDir, 'postgres');
  const [password, lines] = await Promise.all([
    readFile(path.join(root, 'password'), 'utf8').catch(() => null),
    readFile(path.join(root, 'cluster', 'postmaster.pid'), 'utf8').then((text) => text.split('\n'), () => null),
  ]);
  if (!password || !lines) return null;
  return { url: `postgres://talkback:${password.trim()}@127.0.0.1:${lines[3]}/talkback`, pid: Number(lines[0]) };
}

/** @throws when the data directory has no running database. */
export async function urlOfDatabase(dataDir: string): Promise<string> {
  const found = await databaseOf(dataDir);
  if (!found) throw new Error(`no database runs in ${dataDir}`);
  return found.url;
}
