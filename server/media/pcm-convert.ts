import {
  AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP, AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P, AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_U8P,
} from 'node-av/constants';

export interface ConversionStats {
  /** Float samples above full scale, held at it. */
  clipped: number;
  /** Float samples that were not a number, taken as silence. */
  invalid: number;
  /** Highest absolute float sample, full scale 1; 0 for integer sources. */
  peak: number;
}

export interface PcmConverter {
  readonly stats: ConversionStats;
  /** Writes `count` frames from `start` of the decoder's planes into interleaved `out` at frame `at`, full scale 2^31. */
  convert(planes: readonly Buffer[], start: number, count: number, out: Int32Array, at: number): void;
}

type Samples = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;
type Kind = 'u8' | 's16' | 's32' | 'f32' | 'f64';

const FORMATS = new Map<number, { kind: Kind; planar: boolean }>([
  [AV_SAMPLE_FMT_U8, { kind: 'u8', planar: false }],
  [AV_SAMPLE_FMT_U8P, { kind: 'u8', planar: true }],
  [AV_SAMPLE_FMT_S16, { kind: 's16', planar: false }],
  [AV_SAMPLE_FMT_S16P, { kind: 's16', planar: true }],
  [AV_SAMPLE_FMT_S32, { kind: 's32', planar: false }],
  [AV_SAMPLE_FMT_S32P, { kind: 's32', planar: true }],
  [AV_SAMPLE_FMT_FLT, { kind: 'f32', planar: false }],
  [AV_SAMPLE_FMT_FLTP, { kind: 'f32', planar: true }],
  [AV_SAMPLE_FMT_DBL, { kind: 'f64', planar: false }],
  [AV_SAMPLE_FMT_DBLP, { kind: 'f64', planar: true }],
]);

/** How a decoder's sample format is stored, or null when it is none we know. */
export function sampleKind(format: number): { kind: Kind; planar: boolean } | null {
  return FORMATS.get(format) ?? null;
}

/**
 * Makes the one place where samples change: 16 and 24 bit pass unaltered, 8 bit becomes 16,
 * float and deeper integers are rounded to 24 bits without dither and held at full scale.
 */
export function createPcmConverter(format: number, channels: number, roundTo24: boolean): PcmConverter {
  const layout = FORMATS.get(format);
  if (!layout) throw new Error(`unknown sample format ${format}`);
  const { kind, planar } = layout;
  const stats: ConversionStats = { clipped: 0, invalid: 0, peak: 0 };
  const write = kind === 'f32' || kind === 'f64' ? floats(stats) : integers(kind, roundTo24);

  return {
    stats,
    convert(planes, start, count, out, at) {
      for (let c = 0; c < channels; c++) {
        const view = viewOf(kind, planes[planar ? c : 0]!);
        const step = planar ? 1 : channels;
        write(view, planar ? start : start * channels + c, step, out, at * channels + c, channels, count);
      }
    },
  };
}

type Writer = (from: Samples, read: number, step: number, out: Int32Array, write: number, stride: number, count: number) => void;

function integers(kind: Kind, roundTo24: boolean): Writer {
  if (kind === 'u8' || kind === 's16') {
    const bias = kind === 'u8' ? 128 : 0;
    const shift = kind === 'u8' ? 24 : 16;
    return (from, read, step, out, write, stride, count) => {
      for (let i = 0; i < count; i++, read += step, write += stride) out[write] = (from[read]! - bias) << shift;
    };
  }
  if (!roundTo24) {
    return (from, read, step, out, write, stride, count) => {
      for (let i = 0; i < count; i++, read += step, write += stride) out[write] = from[read]!;
    };
  }
  return (from, read, step, out, write, stride, count) => {
    for (let i = 0; i < count; i++, read += step, write += stride) {
      const v = from[read]!;
      out[write] = v >= 0x7fffff80 ? 0x7fffff00 : ((v + 128) >> 8) << 8;
    }
  };
}

function floats(stats: ConversionStats): Writer {
  return (from, read, step, out, write, stride, count) => {
    let peak = stats.peak;
    for (let i = 0; i < count; i++, read += step, write += stride) {
      const v = from[read]!;
      const size = v < 0 ? -v : v;
      if (size > peak) peak = size;
      let q = Math.floor(v * 8388608 + 0.5);
      if (size > 1) stats.clipped++;
      if (q > 8388607) q = 8388607;
      else if (q < -8388608) q = -8388608;
      else if (q !== q) {
        stats.invalid++;
        q = 0;
      }
      out[write] = q << 8;
    }
    stats.peak = peak;
  };
}

function viewOf(kind: Kind, plane: Buffer): Samples {
  const { buffer, byteOffset, length } = plane;
  if (kind === 'u8') return plane;
  if (kind === 's16') return new Int16Array(buffer, byteOffset, length >> 1);
  if (kind === 's32') return new Int32Array(buffer, byteOffset, length >> 2);
  if (kind === 'f32') return new Float32Array(buffer, byteOffset, length >> 2);
  return new Float64Array(buffer, byteOffset, length >> 3);
}
