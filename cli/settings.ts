import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { EXIT, Failure } from './failure.ts';

/** What the tool keeps between two runs: in one folder that only its owner may read. */

const kept = z.object({ server: z.string(), token: z.string() }).partial();
export type Kept = z.output<typeof kept>;
export type Environment = Record<string, string | undefined>;

/** `TALKBACK_HOME`, else the system's place for such things. */
export function homeFolder(env: Environment): string {
  if (env.TALKBACK_HOME) return env.TALKBACK_HOME;
  const base = env.XDG_CONFIG_HOME ?? (process.platform === 'win32' ? env.APPDATA : undefined) ?? path.join(homedir(), '.config');
  return path.join(base, 'talkback');
}

const configFile = (env: Environment): string => path.join(homeFolder(env), 'config.json');

export async function readKept(env: Environment): Promise<Kept> {
  const text = await readFile(configFile(env), 'utf8').catch(() => null);
  if (text === null) return {};
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    throw new Failure(`${configFile(env)} cannot be read. Sign in again with: talkback login`);
  }
}

/** Writes what is kept, for its owner's eyes only. @returns where. */
export async function keep(env: Environment, what: Kept): Promise<string> {
  const file = configFile(env);
  await writePrivately(file, what);
  return file;
}

export const forget = (env: Environment): Promise<void> => rm(configFile(env), { force: true });

/** Writes JSON whole or not at all, with the rights 0600 in a folder with 0700. */
export async function writePrivately(file: string, what: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(what, null, 2)}\n`, { mode: 0o600 });
  await chmod(partial, 0o600);
  await rename(partial, file);
}

export type Connection = { server: string; token: string };

/** Where and as whom: an option wins over the environment, that over what `login` kept. */
export async function connection(env: Environment, { server, token }: { server?: string; token?: string }): Promise<Connection> {
  const before = await readKept(env);
  const to = server ?? env.TALKBACK_URL ?? before.server;
  if (!to) throw new Failure('Which server? Sign in once with: talkback login --server https://… (or set TALKBACK_URL)', EXIT.rights);
  const found = addressOf(to);
  // A kept token is for the server it was made for, and goes nowhere else.
  const own = before.server !== undefined && addressOf(before.server) === found ? before.token : undefined;
  const as = token ?? env.TALKBACK_TOKEN ?? own;
  if (!as) throw new Failure(`No token for ${found}. Sign in with: talkback login --server ${found} (or set TALKBACK_TOKEN)`, EXIT.rights);
  return { server: found, token: as };
}

/** A server's address without its last slash. @throws Failure for what is none. */
export function addressOf(given: string): string {
  const text = /^https?:\/\//i.test(given) ? given : `${/^(localhost|127\.|\[::1\])/.test(given) ? 'http' : 'https'}://${given}`;
  if (!URL.canParse(text)) throw new Failure(`${given} is not an address. Give it as https://talkback.example.com`, EXIT.usage);
  return new URL(text).href.replace(/\/+$/, '');
}
