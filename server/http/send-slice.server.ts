import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Slice } from './range.ts';

const PIECE = 256 * 1024;
const KEPT = 64;
const spare: Buffer[] = [];

/**
 * Sends bytes `start…end` of a file as the rest of a response, in pieces that are used again: one is
 * read while the one before is on its way, so a slow listener costs two pieces and no more.
 * Resolves also when the listener has left.
 */
export async function sendSlice(response: ServerResponse, file: FileHandle, { start, end }: Slice): Promise<void> {
  let sent: Promise<boolean> = Promise.resolve(true);
  for (let at = start; at <= end; ) {
    const piece = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE);
    const { bytesRead } = await file.read(piece, 0, Math.min(PIECE, end - at + 1), at);
    if (bytesRead === 0) throw new Error('the file is shorter than it was');
    at += bytesRead;
    if (!(await sent)) return;
    sent = send(response, piece, bytesRead, at > end);
  }
  await sent;
}

/** Resolves once the piece is with the system, and may be used again; false when the listener is gone. */
function send(response: ServerResponse, piece: Buffer, length: number, last: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve(false);
    const left = (): void => resolve(false);
    response.once('close', left);
    const done = (error?: Error | null): void => {
      response.off('close', left);
      if (error) return resolve(false);
      if (spare.length < KEPT) spare.push(piece);
      resolve(true);
    };
    if (last) response.end(piece.subarray(0, length), () => done());
    else response.write(piece.subarray(0, length), done);
  });
}
