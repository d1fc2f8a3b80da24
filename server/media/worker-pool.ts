import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from './child-entry.ts';
import type { WorkerAnswer, WorkerTask } from './opus-worker.ts';

const MOST_WORKERS = 4;

export interface WorkerPool {
  readonly size: number;
  /** Runs a task on the next idle thread. Rejects when the thread dies. */
  run(task: WorkerTask): Promise<WorkerAnswer>;
  close(): Promise<void>;
}

/** Threads that run the module `entry`, which must call `serveWorker`; tasks wait in one line. */
export function createWorkerPool(entry: string): WorkerPool {
  const size = Math.max(1, Math.min(MOST_WORKERS, availableParallelism()));
  type Waiting = { task: WorkerTask; resolve(answer: WorkerAnswer): void; reject(error: Error): void };
  const line: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let failure: Error | null = null;
  let closing = false;

  const next = (worker: Worker) => {
    const waiting = line.shift();
    if (!waiting) {
      idle.push(worker);
      return;
    }
    busy.set(worker, waiting);
    worker.postMessage(waiting.task);
  };
  const fail = (error: Error) => {
    if (closing) return;
    failure ??= error;
    for (const waiting of [...busy.values(), ...line.splice(0)]) waiting.reject(failure);
    busy.clear();
  };
  const workers = Array.from({ length: size }, () => {
    const worker = startThread(entry);
    worker.on('message', (answer: WorkerAnswer) => {
      busy.get(worker)?.resolve(answer);
      busy.delete(worker);
      next(worker);
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`worker thread ended with code ${code}`)));
    idle.push(worker);
    return worker;
  });

  return {
    size,
    run(task) {
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        line.push({ task, resolve, reject });
        const worker = idle.shift();
        if (worker) next(worker);
      });
    },
    async close() {
      closing = true;
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
