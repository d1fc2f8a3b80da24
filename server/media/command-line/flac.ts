import { createHash } from 'node:crypto';
import { FLAC_BLOCK, FLAC_GROUP, flacHeader, STREAMINFO_BYTES } from '../flac-writer.ts';
import type { Sink } from '../engine.ts';
import type { LosslessIndex } from '../ingest-types.ts';
import { createOutputFile, type OutputBudget } from '../output-file.ts';
import { createOggReader } from './ogg-reader.ts';
import type { Program } from './process.ts';

/** FFmpeg's arguments that turn signed PCM of `bitDepth` on its input into FLAC blocks of 4096 samples, a packet each. */
export const flacArguments = (sampleRate: number, channels: number, bitDepth: 16 | 24): string[] => [
  '-f', bitDepth === 16 ? 's16le' : 's32le', '-ar', String(sampleRate), '-ac', String(channels), '-i', 'pipe:0',
  '-c:a', 'flac', '-sample_fmt', bitDepth === 16 ? 's16' : 's32', '-bits_per_raw_sample', String(bitDepth), '-frame_size', String(FLAC_BLOCK),
  '-threads', '1', '-f', 'ogg', 'pipe:1',
];

/** Writes what the program encodes as native FLAC with STREAMINFO and nothing else, as `createFlacWriter` does. */
export function createFlacSink(program: Program, path: string, sampleRate: number, channels: number, bitDepth: 16 | 24, budget: OutputBudget): Sink<LosslessIndex> {
  const file = createOutputFile(path, budget);
  file.write(flacHeader(Buffer.alloc(STREAMINFO_BYTES)));
  const md5 = createHash('md5');
  const offsets: number[] = [];
  let [blocks, total, least, most] = [0, 0, 0xffffff, 0];
  let failed: Error | null = null;
  const read = createOggReader((packet) => {
    // Header packets begin with a type; every block begins with the sync code.
    if (packet[0] !== 0xff) return;
    if (blocks++ % (FLAC_GROUP / FLAC_BLOCK) === 0) offsets.push(file.bytes);
    least = Math.min(least, packet.length);
    most = Math.max(most, packet.length);
    file.write(packet);
  });
  program.child.stdout?.on('data', (bytes: Buffer) => {
    try {
      if (!failed) read(bytes);
    } catch (error) {
      failed = error as Error;
    }
  });
  return {
    async add(samples, frames) {
      if (failed) throw failed;
      const part = samples.subarray(0, frames * channels);
      total += frames;
      md5.update(packed(part, bitDepth));
      await program.feed(bitDepth === 16 ? packed(part, 16) : new Uint8Array(part.slice().buffer));
    },
    async finish() {
      await program.end();
      if (failed) throw failed;
      if (blocks !== Math.ceil(total / FLAC_BLOCK)) throw new Error(`ffmpeg gave ${blocks} FLAC blocks for ${total} samples`);
      const info = streamInfo({ least, most, sampleRate, channels, bitDepth, total, md5: md5.digest() });
      file.patch(0, flacHeader(info));
      return {
        version: 1, codec: 'flac', sampleRate, channels, bitDepth,
        totalSamples: total,
        blockSize: FLAC_BLOCK,
        groupSamples: FLAC_GROUP,
        streamInfo: info.toString('base64'),
        fileBytes: file.finish(),
        offsets,
      };
    },
  };
}

/** Samples as FLAC's checksum wants them: little-endian, in as few bytes as their depth takes. */
function packed(samples: Int32Array, bitDepth: 16 | 24): Buffer {
  const width = bitDepth / 8;
  const out = Buffer.allocUnsafe(samples.length * width);
  let at = 0;
  for (const sample of samples) {
    const value = sample >> (32 - bitDepth);
    out[at++] = value;
    out[at++] = value >> 8;
    if (width === 3) out[at++] = value >> 16;
  }
  return out;
}

type Info = { least: number; most: number; sampleRate: number; channels: number; bitDepth: number; total: number; md5: Buffer };

/** STREAMINFO (RFC 9639, 8.2). */
function streamInfo({ least, most, sampleRate, channels, bitDepth, total, md5 }: Info): Buffer {
  const info = Buffer.alloc(STREAMINFO_BYTES);
  info.writeUInt16BE(FLAC_BLOCK, 0);
  info.writeUInt16BE(FLAC_BLOCK, 2);
  info.writeUIntBE(least, 4, 3);
  info.writeUIntBE(most, 7, 3);
  const word = (BigInt(sampleRate) << 44n) | (BigInt(channels - 1) << 41n) | (BigInt(bitDepth - 1) << 36n) | BigInt(total);
  info.writeBigUInt64BE(word, 10);
  md5.copy(info, 18);
  return info;
}
