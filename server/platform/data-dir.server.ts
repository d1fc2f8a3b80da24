import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes the data directory and marks it as taken by this web server, so that a second one does not
 * stop the database under the first. A mark left by a killed process is ignored.
 * @returns a function that takes the mark away.
 */
export async function claimDataDir(dir: string, roles: readonly string[]): Promise<() => Promise<void>> {
  await mkdir(dir, { recursive: true });
  if (!roles.includes('web')) return async () => {};
  const mark = path.join(dir, 'server.pid');
  const pid = Number(await readFile(mark, 'utf8').catch(() => ''));
  if (pid && pid !== process.pid && (await isTalkback(pid))) {
    throw new Error(`A Talkback server (process ${pid}) already uses ${path.resolve(dir)}. Stop it, or set DATA_DIR.`);
  }
  await writeFile(mark, String(process.pid));
  return () => rm(mark, { force: true });
}

/** Process ids are used again: on Linux its command line tells whether it is one of ours. */
async function isTalkback(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'node');
  return command.includes('node');
}

/** Secrets made on first start and kept in the data directory, readable by its owner only. */
export async function secretsIn(dir: string): Promise<{ sessionSecret: string }> {
  const file = path.join(dir, 'session-secret');
  const given = process.env.SESSION_SECRET;
  if (given) return { sessionSecret: given };
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known) return { sessionSecret: known.trim() };
  const fresh = randomBytes(32).toString('base64url');
  await writeFile(file, fresh, { mode: 0o600 });
  return { sessionSecret: fresh };
}
