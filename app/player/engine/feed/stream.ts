/** One stream of one version as a row of pieces: which bytes they are, and how they become frames on the song's clock. */
import { losslessDecoder, lowDecoder } from '../decode/chain.ts';
import type { AskPage, PieceDecoder } from '../decode/decoder.ts';
import { wholeFrames } from '../flac.ts';
import { losslessIndex, LOW_RATE, lowIndex } from '../indexes.ts';
import { type Frames, Resampler } from '#app/domain/sound/resampler.ts';
import type { Stream } from '../../transport.ts';

export type PieceStream = {
  readonly stream: Stream;
  readonly rate: number;
  readonly pieces: number;
  /** Bytes a second. */
  readonly weight: number;
  /** Frames of the stream a piece. */
  readonly pieceFrames: number;
  /** Blocks a piece: the least that can be decoded by itself. */
  readonly blocks: number;
  /** Pieces to decode before the first that is wanted. */
  readonly preRoll: number;
  /** The piece that holds a frame of the stream. */
  pieceOf(frame: number): number;
  /** First frame of a piece. */
  frameOf(piece: number): number;
  /** Bytes of the pieces from `first` to `end`, exclusive. */
  bytesOf(first: number, end: number): { start: number; end: number };
  /** How much of what has come from a block on is whole blocks. */
  whole(bytes: Uint8Array, block: number): { blocks: number; bytes: number };
  decoder(): PieceDecoder;
};

/** @param value the index as it came. @throws RangeError. */
export function losslessStream(value: unknown, askPage: AskPage): PieceStream {
  const index = losslessIndex(value);
  const { codec, offsets, groupSamples, blockSize, sampleRate, totalSamples, fileBytes } = index;
  const bytesOf = between(offsets, fileBytes);
  return {
    stream: 'lossless',
    rate: sampleRate,
    pieces: offsets.length,
    weight: (fileBytes * sampleRate) / Math.max(1, totalSamples),
    pieceFrames: groupSamples,
    blocks: groupSamples / blockSize,
    preRoll: 0,
    pieceOf: (frame) => Math.min(offsets.length - 1, Math.floor(Math.max(0, frame) / groupSamples)),
    frameOf: (piece) => piece * groupSamples,
    bytesOf,
    whole: codec === 'flac' ? wholeFrames : wholePieces(bytesOf, offsets.length),
    decoder: () => losslessDecoder(index, askPage),
  };
}

/** @param value the index as it came. @throws RangeError. */
export function lowStream(value: unknown): PieceStream {
  const index = lowIndex(value);
  const { offsets, packetSamples, packetsPerPage, preSkip, totalSamples, fileBytes } = index;
  const pieceFrames = packetSamples * packetsPerPage;
  const bytesOf = between(offsets, fileBytes);
  return {
    stream: 'low',
    rate: LOW_RATE,
    pieces: offsets.length,
    weight: (fileBytes * LOW_RATE) / Math.max(1, totalSamples),
    pieceFrames,
    blocks: 1,
    // Half a second, after which a decoder that began in the middle is 136 dB from one that did not.
    preRoll: 1,
    pieceOf: (frame) => Math.min(offsets.length - 1, Math.floor((Math.max(0, frame) + preSkip) / pieceFrames)),
    frameOf: (piece) => Math.max(0, piece * pieceFrames - preSkip),
    bytesOf,
    whole: wholePieces(bytesOf, offsets.length),
    decoder: () => lowDecoder(index),
  };
}

const between = (offsets: readonly number[], fileBytes: number) => (first: number, end: number) => ({ start: offsets[first] ?? fileBytes, end: offsets[end] ?? fileBytes });

function wholePieces(bytesOf: PieceStream['bytesOf'], pieces: number): PieceStream['whole'] {
  return ({ length }, piece) => {
    const sizeUpTo = (end: number): number => {
      const { start, end: stop } = bytesOf(piece, end);
      return stop - start;
    };
    let end = piece;
    while (end < pieces && sizeUpTo(end + 1) <= length) end += 1;
    return { blocks: end - piece, bytes: sizeUpTo(end) };
  };
}

/** Decodes a row of blocks in order, at the context's rate. */
export class StreamReader {
  readonly stream: PieceStream;
  /** The next piece to ask for. */
  next: number;
  readonly #decoder: PieceDecoder;
  readonly #resampler: Resampler | null;
  /** Frames before this were decoded only to warm the decoder up. */
  readonly #from: number;

  /** @param frame the first that is wanted, in frames at `rate` from the version's beginning. */
  constructor(stream: PieceStream, rate: number, frame: number) {
    this.stream = stream;
    this.#resampler = stream.rate === rate ? null : new Resampler(stream.rate, rate);
    const own = Math.floor((frame * stream.rate) / rate) - (this.#resampler?.reach ?? 0);
    const piece = stream.pieceOf(own);
    this.#from = stream.frameOf(piece);
    this.next = Math.max(0, piece - stream.preRoll);
    this.#decoder = stream.decoder();
  }

  /** Where pieces up to `end` (exclusive) will reach, in frames at `rate` from the version's beginning. */
  reach(end: number, rate: number): number {
    if (end >= this.stream.pieces) return Infinity;
    return Math.floor(((this.stream.frameOf(end) - (this.#resampler?.reach ?? 0)) * rate) / this.stream.rate);
  }

  /**
   * @param block the first, counted from the stream's beginning.
   * @param last true where the stream ends with these.
   * @returns frames at the context's rate from the version's beginning.
   * @throws NoDecoder.
   */
  async decode(bytes: Uint8Array, block: number, last: boolean): Promise<Frames> {
    const decoded = await this.#decoder.decode(bytes, block);
    const skip = Math.max(0, this.#from - decoded.start);
    const wanted = skip === 0 ? decoded : { start: decoded.start + skip, left: decoded.left.subarray(skip), right: decoded.right.subarray(skip) };
    return this.#resampler ? this.#resampler.push(wanted, last) : wanted;
  }

  close(): void {
    this.#decoder.close();
  }
}
