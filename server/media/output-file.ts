import { closeSync, fsync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { Refusal } from './refusals.ts';

/** What all outputs of one ingest share. */
export interface OutputBudget {
  /** Bytes they may still take together. */
  left: number;
  /** One promise a finished file, settled when it is on disk. */
  durable: Promise<void>[];
}

export interface OutputFile {
  /** Bytes written so far, which is also the offset of the next write. */
  readonly bytes: number;
  write(data: Uint8Array): void;
  /** Overwrites bytes already written, for headers known only at the end. */
  patch(offset: number, data: Uint8Array): void;
  /** Writes what is buffered and answers the size; `budget.durable` tells when it is on disk and closed. */
  finish(): number;
}

const sync = promisify(fsync);
const BUFFER_BYTES = 256 * 1024;

/** A new file written in large pieces. Throws `output_too_large` past the budget and `no_space` on a full disk. */
export function createOutputFile(path: string, budget: OutputBudget): OutputFile {
  const fd = openSync(path, 'wx');
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let held = 0;
  let bytes = 0;

  const put = (data: Uint8Array, position: number | null) => {
    try {
      let at = 0;
      while (at < data.length) {
        at += writeSync(fd, data, at, data.length - at, position === null ? null : position + at);
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refusal('no_space');
      throw error;
    }
  };
  const flush = () => {
    if (held > 0) put(buffer.subarray(0, held), null);
    held = 0;
  };

  return {
    get bytes() {
      return bytes;
    },
    write(data) {
      budget.left -= data.length;
      if (budget.left < 0) throw new Refusal('output_too_large');
      bytes += data.length;
      if (data.length > BUFFER_BYTES - held) flush();
      if (data.length >= BUFFER_BYTES) return put(data, null);
      buffer.set(data, held);
      held += data.length;
    },
    patch(offset, data) {
      flush();
      put(data, offset);
    },
    finish() {
      flush();
      const durable = sync(fd).finally(() => closeSync(fd));
      durable.catch(() => undefined);
      budget.durable.push(durable);
      return bytes;
    },
  };
}
