import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseOf } from './database-of.ts';

export type StartOptions = {
  /**
   * Added to the environment. Of configuration only this counts: without DATABASE_URL the server
   * starts its own database in DATA_DIR, without DATA_DIR it gets a temporary one, without PORT a free one.
   */
  env?: Record<string, string | undefined>;
  /** How long it may take until it is ready, in milliseconds. */
  within?: number;
};

export type RunningServer = {
  /** Such as `http://127.0.0.1:41234`; also its ORIGIN. */
  url: string;
  port: number;
  dataDir: string;
  pid: number;
  /** All it has printed so far. */
  output: () => string;
  /** Ctrl-C as a service manager sends it. @returns the exit code, null when it had to be killed. */
  stop: () => Promise<number | null>;
  /** `kill -9`. A database of its own lives on where DATA_DIR was given, for the next start to find. */
  kill: () => Promise<void>;
};

const CONFIGURATION = ['PORT', 'HOST', 'ORIGIN', 'DATABASE_URL', 'DATA_DIR', 'DEMO', 'ROLES', 'SMTP_URL', 'STORAGE', 'METRICS_TOKEN', 'TEST_CLOCK', 'FFMPEG_PATH', 'LOG_LEVEL', 'VITEST'];
const BUNDLE = 'build/server/start.js';
const STOPS_WITHIN = 10_000;

/** Starts the built server, as `npm start` does after building, and waits until it is ready. */
export async function startServer({ env = {}, within = 60_000 }: StartOptions = {}): Promise<RunningServer> {
  if (!existsSync(BUNDLE)) throw new Error(`${BUNDLE} is missing: run npm run build first.`);
  const ownDir = env.DATA_DIR ? null : await mkdtemp(path.join(tmpdir(), 'talkback-server-'));
  const dataDir = env.DATA_DIR ?? (ownDir as string);
  const port = Number(env.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CONFIGURATION.includes(name)));
  const child = spawn(process.execPath, [BUNDLE], {
    env: { ...inherited, NODE_ENV: 'production', LOG_LEVEL: 'warn', DEMO: '0', HOST: '127.0.0.1', PORT: String(port), ORIGIN: url, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const withUs = () => child.kill('SIGKILL');
  process.once('exit', withUs);

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (isAlive(child)) child.kill(signal);
    const overdue = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN);
    const code = await gone;
    clearTimeout(overdue);
    process.off('exit', withUs);
    if (ownDir) {
      await stopDatabaseIn(ownDir);
      await rm(ownDir, { recursive: true, force: true });
    }
    return code;
  }

  try {
    await ready(url, child, within);
  } catch (error) {
    await end('SIGKILL');
    throw new Error(`${(error as Error).message}\n${printed}`);
  }
  return {
    url,
    port,
    dataDir,
    pid: child.pid as number,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function ready(url: string, child: ChildProcess, within: number): Promise<void> {
  const until = Date.now() + within;
  while (Date.now() < until) {
    if (!isAlive(child)) throw new Error(`The server ended with ${child.exitCode ?? child.signalCode} before it was ready.`);
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The server was not ready after ${within} ms.`);
}

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** A killed server's database outlives it. */
async function stopDatabaseIn(dir: string): Promise<void> {
  const found = await databaseOf(dir);
  if (!found) return;
  try {
    process.kill(found.pid, 'SIGINT');
  } catch {
    return;
  }
  for (let tries = 0; (await databaseOf(dir)) && tries < 100; tries += 1) await pause(50);
}
