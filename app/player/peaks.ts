/**
 * Reads waveform files of BBC audiowaveform, version 2 (and 1), and keeps them decoded.
 * Source of the format: https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md
 */
import type { PeakLevelRef } from './transport.ts';

export type ChannelPeaks = { min: Int8Array | Int16Array; max: Int8Array | Int16Array };

export type Peaks = {
  sampleRate: number;
  samplesPerPixel: number;
  /** Points per channel. */
  length: number;
  channels: readonly ChannelPeaks[];
  /** Multiply a stored value by this to get −1 … 1. */
  scale: number;
};

export type ParsedPeaks = { ok: true; peaks: Peaks } | { ok: false; reason: string };

const refuse = (reason: string): ParsedPeaks => ({ ok: false, reason });

/** Reads one file; a damaged or foreign file gives a reason, a short one gives the points that are there. */
export function parsePeaks(buffer: ArrayBuffer): ParsedPeaks {
  if (buffer.byteLength < 20) return refuse('The waveform file is too short.');
  const view = new DataView(buffer);
  const version = view.getInt32(0, true);
  if (version !== 1 && version !== 2) return refuse(`Waveform file version ${version} is unknown.`);
  const eightBit = (view.getUint32(4, true) & 1) === 1;
  const sampleRate = view.getInt32(8, true);
  const samplesPerPixel = view.getInt32(12, true);
  const declared = view.getUint32(16, true);
  const header = version === 2 ? 24 : 20;
  if (buffer.byteLength < header) return refuse('The waveform file is too short.');
  const count = version === 2 ? view.getInt32(20, true) : 1;
  if (sampleRate <= 0 || samplesPerPixel <= 0 || count < 1 || count > 64) return refuse('The waveform file is damaged.');

  const width = eightBit ? 1 : 2;
  const stored = Math.floor((buffer.byteLength - header) / (width * 2 * count));
  const length = Math.min(declared, stored);
  const make = (): Int8Array | Int16Array => (eightBit ? new Int8Array(length) : new Int16Array(length));
  const channels = Array.from({ length: count }, () => ({ min: make(), max: make() }));
  let at = header;
  for (let i = 0; i < length; i++) {
    for (const channel of channels) {
      channel.min[i] = eightBit ? view.getInt8(at) : view.getInt16(at, true);
      channel.max[i] = eightBit ? view.getInt8(at + 1) : view.getInt16(at + 2, true);
      at += width * 2;
    }
  }
  return { ok: true, peaks: { sampleRate, samplesPerPixel, length, channels, scale: eightBit ? 1 / 128 : 1 / 32768 } };
}

/** The coarsest level still at least as fine as the screen; the finest when none is. Null for an empty list. */
export function chooseLevel<T extends { samplesPerPixel: number }>(
  levels: readonly T[],
  samplesPerScreenPixel: number,
): T | null {
  const sorted = [...levels].sort((a, b) => b.samplesPerPixel - a.samplesPerPixel);
  return sorted.find((level) => level.samplesPerPixel <= samplesPerScreenPixel) ?? sorted.at(-1) ?? null;
}

export type PeakStore = {
  /** The best decoded level for this zoom, without waiting; null when none has come yet. */
  best(samplesPerScreenPixel: number): Peaks | null;
  /** Fetches the level this zoom wants, once; resolves true when a level came that was not there before. */
  want(samplesPerScreenPixel: number): Promise<boolean>;
  /** Largest magnitude (0 … 1) of the coarsest level that is there, 0 when none is. */
  peak(): number;
  /** Sentence about the last failure, null when all is well. */
  readonly error: string | null;
  dispose(): void;
};

export type PeakStoreOptions = { fetch?: typeof globalThis.fetch };

/** Keeps a version's levels decoded; make one per version and keep it, so that a switch draws at once. */
export function createPeakStore(levels: readonly PeakLevelRef[], options: PeakStoreOptions = {}): PeakStore {
  const load = options.fetch ?? ((input, init) => fetch(input, init));
  const decoded = new Map<string, Peaks>();
  const pending = new Map<string, Promise<boolean>>();
  const abort = new AbortController();
  let error: string | null = null;

  const get = async (level: PeakLevelRef): Promise<boolean> => {
    try {
      const answer = await load(level.url, { signal: abort.signal, credentials: 'same-origin' });
      if (!answer.ok) throw new Error(String(answer.status));
      const parsed = parsePeaks(await answer.arrayBuffer());
      if (!parsed.ok) {
        error = parsed.reason;
        return false;
      }
      if (abort.signal.aborted) return false;
      decoded.set(level.url, parsed.peaks);
      error = null;
      return true;
    } catch {
      if (!abort.signal.aborted) error = 'The waveform could not be loaded.';
      return false;
    } finally {
      pending.delete(level.url);
    }
  };

  return {
    best(samplesPerScreenPixel) {
      return chooseLevel([...decoded.values()], samplesPerScreenPixel);
    },
    want(samplesPerScreenPixel) {
      const level = chooseLevel(levels, samplesPerScreenPixel);
      if (!level || decoded.has(level.url) || abort.signal.aborted) return Promise.resolve(false);
      const known = pending.get(level.url);
      if (known) return known;
      const request = get(level);
      pending.set(level.url, request);
      return request;
    },
    peak() {
      const coarse = chooseLevel([...decoded.values()], Infinity);
      if (!coarse) return 0;
      let largest = 0;
      for (const { min, max } of coarse.channels) {
        for (const value of max) if (value > largest) largest = value;
        for (const value of min) if (-value > largest) largest = -value;
      }
      return largest * coarse.scale;
    },
    get error() {
      return error;
    },
    dispose() {
      abort.abort();
      decoded.clear();
      pending.clear();
    },
  };
}
