import postgres from 'postgres';
import { log } from '../platform/log.server.ts';

/** First key of the advisory locks that stand for living workers; the second is the worker's name, hashed. */
const ALIVE = 7283552;
const EVERY_MS = 5000;

/**
 * Gives the jobs of workers that were killed to those that live, within seconds. As long as a worker
 * lives it holds a lock that the database drops with its connection; a job held by a name without such
 * a lock is nobody's. (By itself the job queue waits four hours.)
 * @param name what the queue writes into `locked_by`: the id of this process's worker pool.
 */
export function watchDeadWorkers(databaseUrl: string, name: string): { stop: () => Promise<void> } {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, idle_timeout: 0, max_lifetime: null });
  let going: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
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
  const tick = (): void => {
    going = look().catch((error: unknown) => log().warn({ err: error }, 'could not look for jobs of killed workers'));
  };
  tick();
  const timer = setInterval(tick, EVERY_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await going;
      await sql.end({ timeout: 1 });
    },
  };
}
