/** One version of the set, as the page knows it: where it lies and what of it is there. */
import type { Heard, PlayerSource, StreamChoice } from '../transport.ts';
import { clampSamples } from '../time.ts';
import type { FromFeeder, Piece } from './protocol.ts';
import type { Range } from './ring.ts';

export type Slot = {
  slot: number;
  source: PlayerSource;
  extent: Range;
  pieces: readonly Piece[];
  failed: Extract<FromFeeder, { type: 'failed' }> | null;
};

/** Where a version lies on the song's clock, in frames at `rate`. */
export function extentOf({ samples, sampleRate, offsetSamples = 0 }: PlayerSource, rate: number): Range {
  const start = Math.round((offsetSamples * rate) / sampleRate);
  return { start, end: start + Math.ceil((samples * rate) / sampleRate) };
}

/** A version's own sample on the song's clock. */
export const clockOf = (source: PlayerSource, rate: number, samples: number): number =>
  extentOf(source, rate).start + Math.round((samples * rate) / source.sampleRate);

/** The version's own sample at a frame of the song, clamped into it. */
export const samplesAt = (source: PlayerSource, rate: number, frame: number): number =>
  clampSamples(((frame - extentOf(source, rate).start) * source.sampleRate) / rate, source.samples);

/** Whether so many frames of the song from `song` on are there; outside the version silence is. */
export function isThere({ extent, pieces }: Slot, song: number, frames: number): boolean {
  const length = extent.end - extent.start;
  const at = song - extent.start;
  if (at >= length) return true;
  const from = Math.max(0, at);
  return pieces.some(({ start, end }) => start <= from && end >= Math.min(from + frames, length));
}

/** What is heard of a version now: the stream that holds the frame, or the one that will. The same object while nothing changed. */
export function heardOf({ source, extent, pieces }: Slot, song: number, gainDb: number, choice: StreamChoice, before: Heard | null): Heard {
  const { versionId, sampleRate, bitDepth } = source;
  const at = song - extent.start;
  const last = before?.versionId === versionId ? before.stream : pieces.at(-1)?.stream;
  const stream = pieces.find(({ start, end }) => at >= start && at < end)?.stream ?? last ?? (choice === 'low' ? 'low' : 'lossless');
  const same = before?.versionId === versionId && before.stream === stream && before.gainDb === gainDb;
  return same ? before : { versionId, stream, gainDb, sampleRate, bitDepth };
}
