import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { Logger, type Runner, run } from 'graphile-worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchDeadWorkers } from '#server/jobs/dead-workers.server.ts';
import { ingestTask } from '#server/jobs/ingest.server.ts';
import { sweepUploads } from '#server/services/versions/sweep-uploads.server.ts';
import { uploadPath } from '#server/services/versions/upload-files.server.ts';
import { versionDir } from '#server/services/versions/version-files.server.ts';
import { addHouse } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { cookieOf, type Doors, openDoors, rowOf, send, settled } from '../integration/versions-support.ts';
import { wav } from '../setup/wav.ts';

const { db, url, dataDir, raw } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let doors: Doors;
let cookie: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  house = await addHouse(db());
  doors = await openDoors();
  cookie = await cookieOf(house.engineer);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await doors?.close();
});

/** Resolves when the worker says that it has begun to encode. */
function workerThatBegins(): { child: ChildProcess; encoding: Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/upload-worker.ts'], {
    env: { ...process.env, DATABASE_URL: url(), DATA_DIR: dataDir(), LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const encoding = new Promise<void>((resolve) => child.stdout?.on('data', (text: Buffer) => /^encoding/m.test(String(text)) && resolve()));
  return { child, encoding };
}

async function withWorker<T>(work: (runner: Runner) => Promise<T>): Promise<T> {
  const watch = watchDeadWorkers(url());
  const runner = await run({
    connectionString: url(),
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 500,
    taskList: { ingest: ingestTask },
    events: watch.events,
    logger: new Logger(() => () => {}),
    preset: { worker: { gracefulShutdownAbortTimeout: 50 } },
  });
  try {
    return await work(runner);
  } finally {
    await runner.stop().catch(() => {});
    await watch.stop();
  }
}

const sent = (seconds: number) => ({ url: doors.url, cookie, trackId: house.trackId, file: wav(seconds) });

it('an ingest whose worker is killed in the middle is done by the next', { timeout: 60_000 }, async () => {
  const { child, encoding } = workerThatBegins();
  const id = await send(sent(60));
  await encoding;
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(await rowOf(id)).toMatchObject({ state: 'processing' });
  await sweepUploads(new Date());
  expect((await rowOf(id)).state).toBe('processing');
  const row = await withWorker(() => settled(id, 50_000));
  expect(row).toMatchObject({ state: 'ready', samples: 60 * 48_000 });
  expect(row.publishedAt).not.toBeNull();
  expect((await readdir(versionDir(id))).filter((name) => name.startsWith('.'))).toEqual([]);
  const events = await raw()`select seq from track_events where type = 'version.published' and data->'version'->>'id' = ${id}`;
  expect(events).toHaveLength(1);
});

it('an ingest under way when the worker is told to stop is put back, and done later', { timeout: 60_000 }, async () => {
  const id = await send(sent(60));
  await withWorker(async () => {
    for (;;) {
      const [job] = await raw()`select locked_at from graphile_worker.jobs where key = ${`ingest:${id}`}`;
      if (job?.locked_at) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
  expect(await rowOf(id)).toMatchObject({ state: 'processing', failure: null });
  expect((await withWorker(() => settled(id, 50_000))).state).toBe('ready');
});

it('a version whose job has used up all its attempts is told so', async () => {
  const id = await send(sent(1));
  await raw()`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`ingest:${id}`}`;
  await sweepUploads(new Date());
  expect(await rowOf(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('interrupted too often') });
});

it('a file that vanished ends in a sentence', async () => {
  const id = await send(sent(1));
  await rm(uploadPath(id));
  const row = await withWorker(() => settled(id));
  expect(row).toMatchObject({ state: 'failed', failure: expect.stringContaining('gone') });
});
