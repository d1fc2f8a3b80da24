import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Read } from './evaluate.ts';

/** Examples to be read by what has learnt from others, both by their places in `allExamples()`. */
export type Apart = { read: number[]; from: number[] };

/** Each job's readings, in the order of its `read`; every job learns in a process of its own, as many at a time as there are processors. */
export async function readApart(jobs: readonly Apart[]): Promise<Read[][]> {
  const answers: Read[][] = [];
  const waiting = jobs.map((job, i) => ({ job, i }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) answers[next.i] = await learnt(next.job);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return answers;
}

const learnt = (job: Apart): Promise<Read[]> =>
  new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'apart-child.ts'), { execArgv: ['--import', 'tsx'] });
    let answer: Read[] | null = null;
    child.once('message', (message) => (answer = message as Read[]));
    child.once('error', reject);
    child.once('exit', (code) => (answer ? resolve(answer) : reject(new Error(`learning apart ended with ${code} and no answer`))));
    child.send(job);
  });
