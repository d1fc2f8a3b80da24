import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.server.ts';

/** Payload of each task. */
export type Jobs = {
  ingest: { versionId: string };
  mail: { mailId: string };
};

/** How often a job is tried, with pauses that grow to six hours: a mail outlives a mail server's day off. */
const TRIES: Record<keyof Jobs, number> = { ingest: 8, mail: 16 };

/**
 * Adds a job inside the caller's transaction: it exists exactly when the transaction commits.
 * A second job with the same `key` replaces the first while that waits.
 */
export async function enqueue<K extends keyof Jobs>(q: Queryable, task: K, payload: Jobs[K], key?: string): Promise<void> {
  await q.execute(
    sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key => ${key ?? null}::text, max_attempts => ${TRIES[task]}::int)`,
  );
}
