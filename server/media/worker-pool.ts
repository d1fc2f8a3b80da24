import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from './child-entry.ts';
import { runTask } from './opus-worker.ts';
import type { WorkerAnswer, WorkerTask } from './opus-worker.ts';

const MOST_WORKERS = 3;

/** Tasks handed to a thread at a time, so that it has its next one while the calling thread is busy. */
const AHEAD = 2;

export interface WorkerPool {
  readonly size: number;
  /** Runs a task on the next idle thread. Rejects when the thread dies. */
  run(task: WorkerTask): Promise<WorkerAnswer>;
  /** Does the newest waiting task on the calling thread; false when none waits. */
  help(): boolean;
}

/**
 * Threads that run the module `entry`, which must call `serveWorker`; tasks wait in one line. One processor is left
 * to the calling thread, which helps when it would have to wait. The threads live as long as the process.
 */
export function createWorkerPool(entry: string): WorkerPool {
  const size = Math.max(1, Math.min(MOST_WORKERS, availableParallelism() - 1));
  type Waiting = { task: WorkerTask; resolve(answer: WorkerAnswer): void; reject(error: Error): void };
  const line: Waiting[] = [];
  const inboxes = new Map<Worker, Waiting[]>();
  let failure: Error | null = null;

  const feed = () => {
    for (let depth = 0; depth < AHEAD; depth++) {
      for (const [worker, inbox] of inboxes) {
        const waiting = inbox.length <= depth ? line.shift() : undefined;
        if (!waiting) continue;
        inbox.push(waiting);
        worker.postMessage(waiting.task);
      }
    }
  };
  const fail = (error: Error) => {
    failure ??= error;
    for (const waiting of [...[...inboxes.values()].flat(), ...line.splice(0)]) waiting.reject(failure);
  };
  for (let i = 0; i < size; i++) {
    const worker = startThread(entry);
    inboxes.set(worker, []);
    worker.on('message', (answer: WorkerAnswer) => {
      inboxes.get(worker)?.shift()?.resolve(answer);
      feed();
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`worker thread ended with code ${code}`)));
  }

  return {
    size,
    run(task) {
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        line.push({ task, resolve, reject });
        feed();
      });
    },
    help() {
      const waiting = line.pop();
      if (!waiting) return false;
      try {
        waiting.resolve(runTask(waiting.task));
      } catch (error) {
        waiting.reject(error instanceof Error ? error : new Error(String(error)));
      }
      return true;
    },
  };
}
