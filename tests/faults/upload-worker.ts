import { Logger, run } from 'graphile-worker';
import { watchDeadWorkers } from '#server/jobs/dead-workers.server.ts';
import { ingestTask } from '#server/jobs/ingest.server.ts';
import { bus } from '#server/realtime/publish.server.ts';

/** A job worker in a process of its own, to be killed; prints the stages it passes. */
const url = process.env.DATABASE_URL as string;
bus().on('ingest', ({ stage, progress }) => process.stdout.write(`${stage} ${progress}\n`));
const { events } = watchDeadWorkers(url);
await run({ connectionString: url, concurrency: 1, noHandleSignals: true, logger: new Logger(() => () => {}), taskList: { ingest: ingestTask }, events });
