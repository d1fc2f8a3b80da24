import { type FileHandle, open } from 'node:fs/promises';
import { type Cue, cueChunks } from '#app/domain/exchange/cue.ts';
import { HEADER, type Layout, readLayout, type RiffRefusal } from '#app/domain/exchange/riff.ts';
import { isAdtl, isCue, type Piece, piecesWith } from '#app/domain/exchange/wav.ts';
import { refuse, type Verdict } from '#app/domain/shared/result.ts';

const STRETCH = 256 * 1024;
/** Marks of other programs that are read into memory to be kept. */
const KNOWN_AT_MOST = 16 * 1024 * 1024;

export type WavRefusal = RiffRefusal | 'too_large';
export type CuedWav = { size: number; /** The whole file, a quarter of a megabyte at a time. Reads until the end or until it is left. */ read: () => AsyncGenerator<Buffer> };

/**
 * A WAV, RF64 or BW64 file with marks in it, never whole in memory. The sound and every chunk that is not
 * about marks stay as they are; marks that were there stay too.
 */
export async function wavWithCues(path: string, cues: readonly Cue[]): Promise<Verdict<{ wav: CuedWav }, WavRefusal>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const found = await readLayout((at, length) => bytesAt(file, at, length), size);
    if (!found.ok) return found;
    const { layout } = found;
    const about = layout.chunks.filter((chunk) => isCue(chunk) || isAdtl(chunk));
    if (about.reduce((sum, chunk) => sum + chunk.size, 0) > KNOWN_AT_MOST) return refuse('unreadable');
    const planned = piecesWith(cueChunks(cues, await knownCues(file, layout)), layout);
    if (!planned.ok) return planned;
    return { ok: true, wav: { size: planned.size, read: () => readPieces(path, planned.pieces) } };
  } finally {
    await file.close();
  }
}

async function knownCues(file: FileHandle, { chunks }: Layout): Promise<{ cue: Uint8Array[]; adtl: Uint8Array[] }> {
  const known = { cue: [] as Uint8Array[], adtl: [] as Uint8Array[] };
  for (const chunk of chunks) {
    if (isCue(chunk)) known.cue.push(await bytesAt(file, chunk.start + HEADER, chunk.size));
    if (isAdtl(chunk)) known.adtl.push((await bytesAt(file, chunk.start + HEADER, chunk.size)).subarray('adtl'.length));
  }
  return known;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

async function* readPieces(path: string, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (const piece of pieces) {
      if ('bytes' in piece) {
        yield Buffer.from(piece.bytes);
        continue;
      }
      for (let at = piece.from; at < piece.to; ) {
        const stretch = await bytesAt(file, at, Math.min(STRETCH, piece.to - at));
        if (stretch.length === 0) throw new Error('the file is shorter than it was');
        at += stretch.length;
        yield Buffer.from(stretch.buffer, stretch.byteOffset, stretch.byteLength);
      }
    }
  } finally {
    await file.close();
  }
}
