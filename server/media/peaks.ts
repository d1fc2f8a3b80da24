import { createOutputFile } from './output-file.ts';
import type { OutputBudget, OutputFile } from './output-file.ts';

/** Samples a pixel of the four files, finest first; each is four times the one before. */
export const PEAK_LEVELS = [256, 1024, 4096, 16384] as const;

const HEADER_BYTES = 24;
const FLUSH_PIXELS = 4096;

interface Level {
  file: OutputFile;
  samplesPerPixel: number;
  filled: number;
  pixels: number;
  low: Int32Array;
  high: Int32Array;
  pending: Int16Array;
  held: number;
}

export interface PeakWriter {
  /** Takes interleaved samples, full scale at 2^31. */
  add(samples: Int32Array, frames: number): void;
  /** Writes the last partial pixels and the lengths; answers the highest absolute sample (full scale 2^31). */
  finish(): number;
}

/**
 * Writes minima and maxima per channel as BBC audiowaveform data, version 2, 16 bit, one file a level.
 * A last pixel with fewer samples is written too, as audiowaveform does.
 */
export function createPeakWriter(paths: readonly string[], sampleRate: number, channels: number, budget: OutputBudget): PeakWriter {
  const levels = PEAK_LEVELS.map((samplesPerPixel, i): Level => {
    const file = createOutputFile(paths[i]!, budget);
    file.write(header(sampleRate, samplesPerPixel, 0, channels));
    return {
      file, samplesPerPixel, filled: 0, pixels: 0, held: 0,
      low: new Int32Array(channels).fill(0x7fffffff),
      high: new Int32Array(channels).fill(-0x80000000),
      pending: new Int16Array(FLUSH_PIXELS * channels * 2),
    };
  });
  const base = levels[0]!;
  let top = 0;
  let bottom = 0;

  const emit = (index: number) => {
    const level = levels[index]!;
    const parent = levels[index + 1];
    for (let c = 0; c < channels; c++) {
      const low = level.low[c]!;
      const high = level.high[c]!;
      level.pending[level.held++] = low >> 16;
      level.pending[level.held++] = high >> 16;
      if (parent) {
        if (low < parent.low[c]!) parent.low[c] = low;
        if (high > parent.high[c]!) parent.high[c] = high;
      } else {
        if (low < bottom) bottom = low;
        if (high > top) top = high;
      }
      level.low[c] = 0x7fffffff;
      level.high[c] = -0x80000000;
    }
    level.pixels++;
    if (level.held === level.pending.length) flush(level);
    if (parent) {
      parent.filled += level.filled;
      if (parent.filled === parent.samplesPerPixel) emit(index + 1);
    }
    level.filled = 0;
  };

  return {
    add(samples, frames) {
      let at = 0;
      while (at < frames) {
        const take = Math.min(base.samplesPerPixel - base.filled, frames - at);
        for (let c = 0; c < channels; c++) {
          let low = base.low[c]!;
          let high = base.high[c]!;
          const end = (at + take) * channels;
          for (let i = at * channels + c; i < end; i += channels) {
            const v = samples[i]!;
            if (v < low) low = v;
            if (v > high) high = v;
          }
          base.low[c] = low;
          base.high[c] = high;
        }
        base.filled += take;
        at += take;
        if (base.filled === base.samplesPerPixel) emit(0);
      }
    },
    finish() {
      levels.forEach((level, i) => {
        if (level.filled > 0) emit(i);
        flush(level);
        level.file.patch(0, header(sampleRate, level.samplesPerPixel, level.pixels, channels));
        level.file.finish();
      });
      return Math.max(top, -bottom);
    },
  };
}

function flush(level: Level): void {
  // The format is little-endian, as is every machine Node's FFmpeg binding is built for.
  level.file.write(new Uint8Array(level.pending.buffer, 0, level.held * 2));
  level.held = 0;
}

function header(sampleRate: number, samplesPerPixel: number, length: number, channels: number): Buffer {
  const out = Buffer.alloc(HEADER_BYTES);
  out.writeInt32LE(2, 0);
  out.writeUInt32LE(0, 4); // flags: bit 0 would mean 8-bit values
  out.writeInt32LE(sampleRate, 8);
  out.writeInt32LE(samplesPerPixel, 12);
  out.writeUInt32LE(length, 16);
  out.writeInt32LE(channels, 20);
  return out;
}
