import { Logger, makeWorkerUtils, type Runner, run, type TaskList } from 'graphile-worker';
import { log } from '../platform/log.server.ts';
import { watchDeadWorkers } from './dead-workers.server.ts';
import { bookingsTask } from './bookings.server.ts';
import { ingestTask } from './ingest.server.ts';
import { mailTask } from './mail.server.ts';
import { sweepTask } from './sweep.server.ts';

export type Worker = { stop: () => Promise<void> };

const LOUD = new Set<string>(['error', 'warning']);

/** All job tasks by name. Payloads are ids: the database holds the rest. */
const tasks: TaskList = { bookings: bookingsTask, ingest: ingestTask, mail: mailTask, sweep: sweepTask };

/** Brings the job queue's own schema up to date, so that jobs can be added before any worker runs. */
export async function migrateJobs(): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: process.env.DATABASE_URL });
  await utils.migrate();
  await utils.release();
}

/** Starts picking up jobs from DATABASE_URL. A job that fails is retried with growing pauses. */
export async function startWorker(): Promise<Worker> {
  const watch = watchDeadWorkers(process.env.DATABASE_URL as string);
  const runner: Runner = await run({
    connectionString: process.env.DATABASE_URL,
    events: watch.events,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList: tasks,
    crontab: '17 * * * * sweep\n* * * * * bookings',
    logger: new Logger(() => (level, message) => {
      if (LOUD.has(level)) log().warn(message);
    }),
    preset: { worker: { gracefulShutdownAbortTimeout: 200 } },
  });
  runner.promise.catch((error: unknown) => log().error({ err: error }, 'the job worker stopped'));
  return {
    stop: async () => {
      await runner.stop();
      await watch.stop();
    },
  };
}
