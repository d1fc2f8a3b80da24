import { type FileHandle, open } from 'node:fs/promises';

/** A file held open for readers; its bytes never change. */
export type OpenFile = { handle: FileHandle; size: number; etag: string };

const KEPT_MS = 10_000;
const AT_MOST = 64;

type Held = OpenFile & { readers: number; idle: NodeJS.Timeout | null };

/**
 * Keeps files open for a moment after their last reader: a player asks for many pieces of one file.
 * `take` answers null where there is no such file; every taken file must be given back.
 */
export function openFiles() {
  const files = new Map<string, Promise<Held | null>>();

  const forget = async (path: string, held: Held): Promise<void> => {
    files.delete(path);
    await held.handle.close();
  };

  return {
    async take(path: string): Promise<(OpenFile & { giveBack: () => void }) | null> {
      const known = files.get(path);
      const opening = known ?? openIt(path);
      if (!known) files.set(path, opening);
      const held = await opening.catch((error: unknown) => {
        files.delete(path);
        throw error;
      });
      if (!held) {
        files.delete(path);
        return null;
      }
      if (files.get(path) !== opening) return this.take(path);
      held.readers += 1;
      if (held.idle) clearTimeout(held.idle);
      const giveBack = (): void => {
        held.readers -= 1;
        if (held.readers > 0) return;
        if (files.size > AT_MOST) return void forget(path, held);
        held.idle = setTimeout(() => void forget(path, held), KEPT_MS).unref();
      };
      return { handle: held.handle, size: held.size, etag: held.etag, giveBack };
    },
  };
}

async function openIt(path: string): Promise<Held | null> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!handle) return null;
  const { size, mtimeMs, ino } = await handle.stat();
  const etag = `"${[size, Math.round(mtimeMs), ino].map((n) => n.toString(36)).join('-')}"`;
  return { handle, size, etag, readers: 0, idle: null };
}
