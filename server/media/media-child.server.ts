import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { childEnvironment, resolveChildEntry } from './child-entry.ts';
import type { ChildJob, ChildMessage, IngestStage, MediaReport, RefusalReason, Verdict } from './ingest-types.ts';
import { refusalMessage } from './refusals.ts';

export interface Watching {
  /** Called with a stage and a fraction from 0 to 1 within it. */
  onProgress?: ((stage: IngestStage, fraction: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const HEAP_MB = 256;
/** V8 lets its young generation grow to 16 MiB a thread while frames come and go; 2 cost no time and are reached at once. */
const YOUNG_MB = 2;
/**
 * glibc raises these by itself as large blocks are freed, and keeps an arena a thread, so that a long file ends higher
 * than a short one. Held down, both stand at the same height. Elsewhere nobody reads them.
 */
const STEADY_MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '1048576' };
const WATCH_MS = 250;
const SLOWEST_BYTES_PER_MS = 2_000;
const SLOWEST_SPEED = 4;
const STDERR_KEPT = 4_000;

/**
 * Runs one job in a process of its own with limits on time, memory and output. Never throws for a bad file: the verdict
 * carries a reason and a sentence for the uploader.
 * @typeParam Report what the job of this kind reports.
 */
export async function runMediaChild<Report extends MediaReport>(job: ChildJob, { onProgress, signal }: Watching = {}): Promise<Verdict<Report>> {
  if (signal?.aborted) return refuse('cancelled');
  const { limits } = job;
  const { size } = await stat(job.input);
  const entry = resolveChildEntry();
  const child = fork(entry.path, [], {
    execArgv: [...entry.execArgv, `--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${YOUNG_MB}`],
    env: { ...childEnvironment(process.env), ...STEADY_MALLOC },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise<Verdict<Report>>((resolve) => {
    let verdict: Verdict<Report> | null = null;
    let stderr = '';
    let startMs = 0;
    let timer: NodeJS.Timeout;
    const stop = (reason: RefusalReason, detail?: string) => {
      verdict ??= refuse(reason, detail);
      child.kill('SIGKILL');
    };
    const started = Date.now();
    const allow = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => stop('timeout', `after ${ms} ms`), Math.max(0, ms - (Date.now() - started)));
    };
    const base = limits.timeoutMs + size / SLOWEST_BYTES_PER_MS;
    allow(base);
    const watch = setInterval(() => {
      void residentBytes(child).then((bytes) => {
        if (bytes > limits.memoryMb * 1024 * 1024) stop('memory', `${bytes} bytes resident`);
      });
    }, WATCH_MS);
    const onAbort = () => stop('cancelled');
    signal?.addEventListener('abort', onAbort, { once: true });

    child.stderr?.on('data', (data: Buffer) => {
      stderr = (stderr + data.toString()).slice(-STDERR_KEPT);
    });
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'ready') {
        startMs = Date.now() - started;
        onProgress?.('probing', 0);
        child.send(job, (error) => {
          if (error) stop('crashed', error.message);
        });
      } else if (message.type === 'probed') {
        onProgress?.('probing', 1);
        if (message.seconds) allow(base + (message.seconds * 1000) / SLOWEST_SPEED);
      } else if (message.type === 'progress') {
        onProgress?.(message.stage, message.fraction);
      } else if (message.type === 'done') {
        const { report, peakMemoryBytes, cpuMs } = message;
        verdict ??= { ok: true, report: report as Report, usage: { peakMemoryBytes, cpuMs, startMs } };
        // All is on disk; an orderly end of its threads would only take time.
        child.kill('SIGKILL');
      } else {
        verdict ??= { ok: false, reason: message.reason, message: message.message, detail: message.detail };
      }
    });
    child.on('error', (error) => stop('crashed', error.message));
    child.on('close', (code, killedBy) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      // V8 ends the process with SIGABRT when its heap limit is reached.
      const reason = killedBy === 'SIGABRT' && /heap/i.test(stderr) ? 'memory' : 'crashed';
      resolve(verdict ?? refuse(reason, `code ${code}, signal ${killedBy}: ${stderr}`));
    });
  });
}

function refuse(reason: RefusalReason, detail?: string): { ok: false; reason: RefusalReason; message: string; detail?: string } {
  return { ok: false, reason, message: refusalMessage(reason), ...(detail ? { detail } : {}) };
}

/** Resident memory where Linux tells it; elsewhere 0, and the child's own check is the limit. */
async function residentBytes(child: ChildProcess): Promise<number> {
  try {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
