/** The tables beside the streams, which say where a piece begins. */

export type LosslessIndex = {
  codec: 'flac' | 'pcm';
  sampleRate: number;
  channels: number;
  bitDepth: number;
  totalSamples: number;
  /** Samples a group; the last may be shorter. */
  groupSamples: number;
  /** Samples a block, of which groups are made; FLAC only. */
  blockSize: number;
  /** FLAC's own header block; empty for PCM. */
  streamInfo: Uint8Array;
  fileBytes: number;
  /** First byte of every group. */
  offsets: readonly number[];
};

export type LowIndex = {
  channels: number;
  /** Samples at 48 kHz, without what the codec puts before. */
  totalSamples: number;
  preSkip: number;
  packetSamples: number;
  packetsPerPage: number;
  fileBytes: number;
  offsets: readonly number[];
};

/** Opus is 48 kHz inside. */
export const LOW_RATE = 48_000;

type Fields = Record<string, unknown>;

/** @throws RangeError where something is missing or not what it should be. */
export function losslessIndex(value: unknown): LosslessIndex {
  const fields = asFields(value);
  const codec = fields.codec;
  if (codec !== 'flac' && codec !== 'pcm') throw new RangeError('an unknown codec');
  const groupSamples = count(fields, 'groupSamples');
  return {
    codec,
    sampleRate: count(fields, 'sampleRate'),
    channels: count(fields, 'channels'),
    bitDepth: count(fields, 'bitDepth'),
    totalSamples: count(fields, 'totalSamples'),
    groupSamples,
    blockSize: codec === 'flac' ? count(fields, 'blockSize') : groupSamples,
    streamInfo: codec === 'flac' ? fromBase64(fields.streamInfo) : new Uint8Array(0),
    fileBytes: count(fields, 'fileBytes'),
    offsets: offsetsOf(fields),
  };
}

/** @throws RangeError like `losslessIndex`. */
export function lowIndex(value: unknown): LowIndex {
  const fields = asFields(value);
  if (fields.codec !== 'opus') throw new RangeError('an unknown codec');
  return {
    channels: count(fields, 'channels'),
    totalSamples: count(fields, 'totalSamples'),
    preSkip: count(fields, 'preSkip'),
    packetSamples: count(fields, 'packetSamples'),
    packetsPerPage: count(fields, 'packetsPerPage'),
    fileBytes: count(fields, 'fileBytes'),
    offsets: offsetsOf(fields),
  };
}

function asFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new RangeError('not an index');
  return value as Fields;
}

function count(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} is not a count`);
  return value;
}

function offsetsOf({ offsets }: Fields): number[] {
  if (!Array.isArray(offsets) || !offsets.every((offset): offset is number => Number.isSafeInteger(offset))) throw new RangeError('offsets are missing');
  return offsets;
}

function fromBase64(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw new RangeError('no STREAMINFO');
  return Uint8Array.from(atob(value), (character) => character.charCodeAt(0));
}
