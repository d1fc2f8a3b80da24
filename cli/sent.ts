import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Environment, homeFolder, writePrivately } from './settings.ts';

/** What was sent, or is on its way: by content, so that a name does not matter and nothing goes twice. */

const record = z.object({
  server: z.string(),
  trackId: z.string(),
  sha256: z.string(),
  name: z.string(),
  /** Where the upload goes on. */
  url: z.string(),
  done: z.boolean(),
});
export type Sent = z.output<typeof record>;

export type What = Pick<Sent, 'server' | 'trackId' | 'sha256'>;

function fileOf(env: Environment, { server, trackId, sha256 }: What): string {
  const key = createHash('sha256').update(`${server}\n${trackId}\n${sha256}`).digest('hex').slice(0, 32);
  return path.join(homeFolder(env), 'sent', `${key}.json`);
}

export async function readSent(env: Environment, what: What): Promise<Sent | null> {
  const text = await readFile(fileOf(env, what), 'utf8').catch(() => null);
  try {
    return text === null ? null : record.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export const writeSent = (env: Environment, sent: Sent): Promise<void> => writePrivately(fileOf(env, sent), sent);
export const forgetSent = (env: Environment, what: What): Promise<void> => rm(fileOf(env, what), { force: true });

/** An upload's address ends in its version's id. */
export const versionIdOf = ({ url }: Pick<Sent, 'url'>): string => new URL(url).pathname.split('/').at(-1) ?? '';
