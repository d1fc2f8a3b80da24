/** Turns pieces of a stream into samples. Which one works here is found out by trying, never by the browser's name. */
import type { LosslessIndex, LowIndex } from '../indexes.ts';
import type { Frames } from '#app/domain/sound/resampler.ts';

/** A decoder of one version's stream. Blocks are FLAC's own, groups of samples (PCM) or pages (low). */
export interface PieceDecoder {
  /** Whole blocks from number `block` of the stream on. `start` of the answer is counted in the stream's own frames. @throws where the bytes cannot be decoded. */
  decode(bytes: Uint8Array, block: number): Promise<Frames>;
  close(): void;
}

/** Has the page decode a whole small file, where workers have no decoder. */
export type AskPage = (file: Uint8Array, sampleRate: number) => Promise<Float32Array[] | null>;

export type LosslessDecoderMaker = (index: LosslessIndex, askPage: AskPage) => Promise<PieceDecoder | null>;
export type LowDecoderMaker = (index: LowIndex) => Promise<PieceDecoder | null>;

/** One channel for both ears where there is only one. */
export function stereo(start: number, [left, right]: readonly Float32Array[]): Frames {
  if (!left) throw new RangeError('no channel');
  return { start, left, right: right ?? left };
}
