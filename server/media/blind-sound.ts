import { Resampler } from '#app/domain/sound/resampler.ts';
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
  /** `folder` holds the version's files; its first sample lies at `offsetSamples` of the song's clock, counted at its own rate. */
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
    const whole = ditherTo24(all[place] as Float32Array, gain, noiseOf(`${noise}/${group}`));
    yield whole.subarray(Math.max(0, start - group * bytes), end + 1 - group * bytes);
  }
}

const groups = new Map<string, Promise<Float32Array[]>>();

/** One group of every version of a test, on the test's own clock. */
function decoded(sound: BlindSound, group: number): Promise<Float32Array[]> {
  const key = `${sound.testId}/${group}`;
  const known = groups.get(key);
  groups.delete(key);
  const decoding = known ?? all(sound, group);
  groups.set(key, decoding);
  if (!known) decoding.catch(() => groups.delete(key));
  for (const oldest of groups.keys()) if (groups.size > KEPT) groups.delete(oldest);
  return decoding;
}

async function all(sound: BlindSound, group: number): Promise<Float32Array[]> {
  const from = sound.offsetSamples + group * BLIND_GROUP;
  const count = Math.min(BLIND_GROUP, sound.samples - group * BLIND_GROUP);
  const pieces: Float32Array[] = [];
  for (const version of sound.versions) pieces.push(await piece(version, sound, from, count));
  return pieces;
}

/** `count` samples of a version from the test's sample `from` on, at the test's rate and channels; silence around it. */
async function piece({ folder, offsetSamples }: BlindSound['versions'][number], { sampleRate, channels }: BlindSound, from: number, count: number): Promise<Float32Array> {
  const index = await readLosslessIndex(folder);
  const own = from - Math.round((offsetSamples * sampleRate) / index.sampleRate);
  const read = index.sampleRate === sampleRate ? readPlanes(folder, index, own, count) : resampled(folder, index, sampleRate, own, count);
  const planes = await read;
  const out = new Float32Array(count * channels);
  // What is mono is heard from both sides.
  for (let channel = 0; channel < channels; channel += 1) (planes[channel] ?? planes[0])?.forEach((value, i) => (out[i * channels + channel] = value));
  return out;
}

/** `count` samples of a version at another rate, the same however they are cut; the player's own filter. */
async function resampled(folder: string, index: LosslessIndex, rate: number, from: number, count: number): Promise<Float32Array[]> {
  const resampler = new Resampler(index.sampleRate, rate);
  const length = Math.ceil((index.totalSamples * rate) / index.sampleRate);
  const [first, end] = [Math.max(0, from), Math.min(length, from + count)];
  const out = Array.from({ length: index.channels }, () => new Float32Array(count));
  if (first >= end) return out;
  const start = Math.max(0, Math.floor((first * index.sampleRate) / rate) - resampler.reach);
  const stop = Math.min(index.totalSamples, Math.ceil((end * index.sampleRate) / rate) + resampler.reach + 1);
  const planes = await readPlanes(folder, index, start, stop - start);
  const [left, right] = [planes[0] as Float32Array, planes.at(-1) as Float32Array];
  const made = resampler.push({ start, left, right }, stop === index.totalSamples);
  for (const [channel, plane] of out.entries()) plane.set((channel === 0 ? made.left : made.right).subarray(first - made.start, end - made.start), first - from);
  return out;
}

/** `count` samples of each channel from a version's sample `from` on, which may lie before its beginning; silence around it. */
async function readPlanes(folder: string, index: LosslessIndex, from: number, count: number): Promise<Float32Array[]> {
  const { channels } = index;
  const out = Array.from({ length: channels }, () => new Float32Array(count));
  for (const group of groupsWithin(index, from, count)) {
    const samples = await decodeFlacGroup(folder, index, group);
    const begins = group * index.groupSamples - from;
    const [first, end] = [Math.max(0, -begins), Math.min(groupLength(index, group), count - begins)];
    for (const [channel, plane] of out.entries()) for (let i = first; i < end; i += 1) plane[begins + i] = samples[i * channels + channel] as number;
  }
  return out;
}

function groupsWithin({ totalSamples, groupSamples }: LosslessIndex, from: number, count: number): number[] {
  const [start, end] = [Math.max(0, from), Math.min(totalSamples, from + count)];
  if (start >= end) return [];
  const [first, last] = [Math.floor(start / groupSamples), Math.floor((end - 1) / groupSamples)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
