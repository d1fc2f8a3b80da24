import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isSound, type LocalFile } from '../file.ts';
import { type Environment, homeFolder, writePrivately } from '../settings.ts';
import type { Seen } from './settle.ts';

/** Sounds that lie in a folder itself. What vanishes while it is looked at is not there. */
export async function soundsIn(folder: string): Promise<LocalFile[]> {
  const names = (await readdir(folder)).filter(isSound);
  const found = await Promise.all(
    names.map(async (name): Promise<LocalFile | null> => {
      const file = path.join(folder, name);
      const about = await stat(file).catch(() => null);
      return about?.isFile() ? { path: file, name, size: about.size, changed: about.mtimeMs } : null;
    }),
  );
  return found.filter((file) => file !== null);
}

const kept = z.object({ folder: z.string(), seen: z.record(z.string(), z.object({ size: z.number(), changed: z.number() })) });

export type Memory = {
  /** Null: this folder was never watched for this track. */
  seen: Seen | null;
  remember: (...files: LocalFile[]) => Promise<void>;
};

/** What earlier runs have dealt with in a folder, for one track of one server. */
export async function memoryOf(env: Environment, folder: string, server: string, trackId: string): Promise<Memory> {
  const key = createHash('sha256').update(`${server}\n${trackId}\n${folder}`).digest('hex').slice(0, 32);
  const file = path.join(homeFolder(env), 'watched', `${key}.json`);
  const parsed = kept.safeParse(await readFile(file, 'utf8').then((text): unknown => JSON.parse(text), () => null).catch(() => null));
  const memory: Memory = {
    seen: parsed.success ? parsed.data.seen : null,
    async remember(...files) {
      memory.seen = { ...memory.seen, ...Object.fromEntries(files.map(({ name, size, changed }) => [name, { size, changed }])) };
      await writePrivately(file, { folder, seen: memory.seen });
    },
  };
  return memory;
}
