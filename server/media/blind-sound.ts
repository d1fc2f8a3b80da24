import { ditherTo24, noiseOf } from './dither.ts';
import { decodeFlacGroup, groupLength, readLosslessIndex } from './flac-groups.ts';
import type { LosslessIndex } from './ingest-types.ts';

/** Samples in each group of a slot, as in lossless streams. */
export const BLIND_GROUP = 16_384;
const BYTES = 3;
/** Groups of tests that are kept decoded; one is a third of a second of all versions of a test. */
const KEPT = 32;

/** What a blind test plays. */
export type BlindSound = {
  testId: string;
  sampleRate: number;
  channels: number;
  /** Length of every slot. */
  samples: number;
  /** Where the slots begin on the song's clock, in samples. */
  offsetSamples: number;
  /** `folder` holds the version's files; its first sample lies at `offsetSamples` of the song's clock. */
  versions: readonly { folder: string; gainDb: number; offsetSamples: number }[];
};

/** A slot's index: raw interleaved little-endian samples, the same for every slot of a test. */
export type PcmIndex = {
  version: 1;
  codec: 'pcm';
  sampleRate: number;
  channels: number;
  bitDepth: 24;
  totalSamples: number;
  groupSamples: number;
  fileBytes: number;
  /** offsets[i] is the byte at which sample i × groupSamples begins. */
  offsets: number[];
};

export const blindBytes = ({ samples, channels }: BlindSound): number => samples * channels * BYTES;

export function blindIndex(sound: BlindSound): PcmIndex {
  const { sampleRate, channels, samples } = sound;
  const offsets = Array.from({ length: Math.ceil(samples / BLIND_GROUP) }, (_, group) => group * BLIND_GROUP * channels * BYTES);
  return { version: 1, codec: 'pcm', sampleRate, channels, bitDepth: 24, totalSamples: samples, groupSamples: BLIND_GROUP, fileBytes: blindBytes(sound), offsets };
}

/**
 * Bytes `start` up to and including `end` of a slot that plays the version at `place`, group by group.
 * Whichever that is, every version of the test is decoded, and what is done to it takes the same steps.
 * @param noise secret name of this slot's dither: no two slots have equal bytes, also of one version.
 */
export async function* blindSlice(sound: BlindSound, place: number, noise: string, { start, end }: { start: number; end: number }): AsyncGenerator<Buffer> {
  const bytes = BLIND_GROUP * sound.channels * BYTES;
  const gain = 10 ** ((sound.versions[place]?.gainDb ?? 0) / 20);
  for (let group = Math.floor(start / bytes); group * bytes <= end; group += 1) {
    const all = await decoded(sound, group);
    const whole = ditherTo24(all[place] as Int32Array, gain, noiseOf(`${noise}/${group}`));
    yield whole.subarray(Math.max(0, start - group * bytes), end + 1 - group * bytes);
  }
}

const groups = new Map<string, Promise<Int32Array[]>>();

/** One group of every version of a test, on the test's own clock. */
function decoded(sound: BlindSound, group: number): Promise<Int32Array[]> {
  const key = `${sound.testId}/${group}`;
  const known = groups.get(key);
  groups.delete(key);
  const decoding = known ?? all(sound, group);
  groups.set(key, decoding);
  if (!known) decoding.catch(() => groups.delete(key));
  for (const oldest of groups.keys()) if (groups.size > KEPT) groups.delete(oldest);
  return decoding;
}

async function all(sound: BlindSound, group: number): Promise<Int32Array[]> {
  const from = sound.offsetSamples + group * BLIND_GROUP;
  const count = Math.min(BLIND_GROUP, sound.samples - group * BLIND_GROUP);
  const pieces: Int32Array[] = [];
  for (const { folder, offsetSamples } of sound.versions) pieces.push(await piece(folder, from - offsetSamples, count, sound.channels));
  return pieces;
}

/** `count` samples of a version from its sample `from`, which may lie before its beginning; silence around it. */
async function piece(folder: string, from: number, count: number, channels: number): Promise<Int32Array> {
  const index = await readLosslessIndex(folder);
  const out = new Int32Array(count * channels);
  for (const group of groupsWithin(index, from, count)) {
    const samples = await decodeFlacGroup(folder, index, group);
    const begins = group * index.groupSamples - from;
    const [first, end] = [Math.max(0, -begins), Math.min(groupLength(index, group), count - begins)];
    out.set(samples.subarray(first * channels, end * channels), (begins + first) * channels);
  }
  return out;
}

function groupsWithin({ totalSamples, groupSamples }: LosslessIndex, from: number, count: number): number[] {
  const [start, end] = [Math.max(0, from), Math.min(totalSamples, from + count)];
  if (start >= end) return [];
  const [first, last] = [Math.floor(start / groupSamples), Math.floor((end - 1) / groupSamples)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
