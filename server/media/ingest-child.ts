import { isMainThread } from 'node:worker_threads';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { createCommandEngine } from './command-line/engine.ts';
import { createBindingEngine } from './engine.ts';
import { runIngest } from './ingest-run.ts';
import type { ChildJob, ChildMessage, MediaReport } from './ingest-types.ts';
import { serveWorker } from './opus-worker.ts';
import { Refusal, refusalMessage } from './refusals.ts';
import { runShape } from './shape-run.ts';
import { runVoice } from './voice-run.ts';
import { createWorkerPool } from './worker-pool.ts';

/** Entry of the ingest process and of its encoder threads: one job by message, one verdict back, then the end. */
if (isMainThread) serveJob();
else serveWorker();

function serveJob(): void {
  Log.setLevel(AV_LOG_QUIET);
  const pool = createWorkerPool(import.meta.url);
  const post = (message: ChildMessage) => process.send?.(message);
  // Exit by hand: native threads may hold the process open, and nothing is left to save.
  const last = (message: ChildMessage) => process.send?.(message, () => process.exit(0));
  process.on('disconnect', () => process.exit(1));
  process.once('message', (job: ChildJob) => {
    const engine = job.ffmpeg ? createCommandEngine(job.ffmpeg, job.limits) : createBindingEngine(pool);
    const runs = { mix: () => runIngest(job, engine, pool, post), voice: () => runVoice(job, engine, post), shape: () => runShape(job, engine, post) };
    const report: Promise<MediaReport> = runs[job.kind]();
    report.then(
      (report) => {
        const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
        last({ type: 'done', report, peakMemoryBytes: maxRSS * 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 });
      },
      (error: unknown) => {
        const detail = error instanceof Error ? error.stack : String(error);
        if (error instanceof Refusal) last({ type: 'refused', reason: error.reason, message: error.message, detail: error.detail });
        else last({ type: 'refused', reason: 'crashed', message: refusalMessage('crashed'), detail });
      },
    );
  });
  post({ type: 'ready' });
}
