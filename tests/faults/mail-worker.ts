import { Logger, run } from 'graphile-worker';
import { watchDeadWorkers } from '#server/jobs/dead-workers.server.ts';
import { mailTask } from '#server/jobs/mail.server.ts';

/** A worker for mails in a process of its own, to be killed. */
const url = process.env.DATABASE_URL as string;
const { events } = watchDeadWorkers(url);
await run({ connectionString: url, concurrency: 1, noHandleSignals: true, pollInterval: 200, logger: new Logger(() => () => {}), taskList: { mail: mailTask }, events });
