import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import postgres from 'postgres';
import { log } from '../platform/log.server.ts';

/** First key of the advisory locks that stand for living workers; the second is the worker's name, hashed. */
const ALIVE = 7283552;
const EVERY_MS = 5000;

/**
 * Gives the jobs of workers that were killed to those that live, within seconds. As long as a worker
 * lives it holds a lock that the database drops with its connection; a job held by a name without such
 * a lock is nobody's. (By itself the job queue waits four hours.)
 * @returns `events` for the queue's `run`, which tells this worker's name, and `stop` for afterwards.
 */
export function watchDeadWorkers(databaseUrl: string): { events: WorkerEvents; stop: () => Promise<void> } {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, idle_timeout: 0, max_lifetime: null });
  const events: WorkerEvents = new EventEmitter();
  let timer: NodeJS.Timeout | undefined;
  let going: Promise<void> = Promise.resolve();

  events.once('pool:create', ({ workerPool }) => {
    const tick = (): void => {
      going = look(workerPool.id).catch((error: unknown) => log().warn({ err: error }, 'could not look for jobs of killed workers'));
    };
    tick();
    timer = setInterval(tick, EVERY_MS).unref();
  });

  async function look(name: string): Promise<void> {
    // Taken again each time, should the connection have been lost in between.
    await sql`select pg_try_advisory_lock(${ALIVE}::int, hashtext(${name}))`;
    await sql`
      with dead as (
        select distinct j.locked_by from graphile_worker._private_jobs j
        where j.locked_at < now() - interval '3 seconds' and not exists (
          select 1 from pg_locks l
          where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = ${ALIVE}::int::oid
            and l.database = (select oid from pg_database where datname = current_database())
            and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid
        )
      )
      select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`;
  }

  return {
    events,
    stop: async () => {
      clearInterval(timer);
      await going;
      await sql.end({ timeout: 1 });
    },
  };
}
