import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { encodeOpusSegment } from './opus-encode.ts';

export type WorkerTask =
  | { type: 'encode'; segment: number; memory: SharedArrayBuffer; packets: number; skip: number; channels: number; bitRate: number }
  | { type: 'hash'; path: string };

export type WorkerAnswer =
  | { type: 'encoded'; segment: number; sizes: Uint16Array; data: Uint8Array }
  | { type: 'hashed'; sha256: string };

/** Does a task on the calling thread. */
export function runTask(task: WorkerTask): WorkerAnswer {
  if (task.type === 'hash') return { type: 'hashed', sha256: hashFile(task.path) };
  const { sizes, data } = encodeOpusSegment(new Float32Array(task.memory), task.packets, task.skip, task.channels, task.bitRate);
  return { type: 'encoded', segment: task.segment, sizes, data };
}

/** Serves tasks in a worker thread until it is terminated. */
export function serveWorker(): void {
  Log.setLevel(AV_LOG_QUIET);
  const port = parentPort;
  if (!port) throw new Error('not in a worker thread');
  port.on('message', (task: WorkerTask) => {
    const answer = runTask(task);
    const moved = answer.type === 'encoded' ? [answer.sizes.buffer as ArrayBuffer, answer.data.buffer as ArrayBuffer] : [];
    port.postMessage(answer, moved);
  });
}

function hashFile(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const fd = openSync(path, 'r');
  try {
    for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer)) hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}
