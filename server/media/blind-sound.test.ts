import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wavHeader } from '#db/demo/wav-header.ts';
import { BLIND_GROUP, blindBytes, blindIndex, blindSlice, type BlindSound } from './blind-sound.ts';
import { ditherTo24, noiseOf } from './dither.ts';
import { decodeFlacGroup, readLosslessIndex } from './flac-groups.ts';
import { ingestFile } from './ingest.server.ts';

const RATE = 48_000;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'talkback-blind-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

type Song = { folder: string; /** Interleaved, 24 bit. */ samples: Int32Array };

/** A stereo recording of random steps, prepared as an upload is. */
function song(name: string, frames: number, bits: 16 | 24 = 24): Promise<Song> {
  const samples = new Int32Array(frames * 2);
  let noise = frames;
  for (let i = 0; i < samples.length; i += 1) {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
    samples[i] = bits === 24 ? noise >> 10 : (noise >> 18) << 8;
  }
  return prepared(name, samples, { bits });
}

async function prepared(name: string, samples: Int32Array, { bits = 24, rate = RATE, channels = 2 }: { bits?: 16 | 24; rate?: number; channels?: 1 | 2 }): Promise<Song> {
  const bytes = bits / 8;
  const file = Buffer.alloc(44 + samples.length * bytes);
  file.set(wavHeader({ rate, bits, channels, dataBytes: samples.length * bytes }));
  samples.forEach((value, i) => file.writeIntLE(bits === 24 ? value : value >> 8, 44 + i * bytes, bytes));
  const [input, folder] = [path.join(dir, `${name}.wav`), path.join(dir, name)];
  await writeFile(input, file);
  const verdict = await ingestFile({ input, outDir: folder });
  if (!verdict.ok) throw new Error(verdict.message);
  return { folder, samples };
}

async function bytesOf(sound: BlindSound, place: number, noise: string, slice = { start: 0, end: blindBytes(sound) - 1 }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of blindSlice(sound, place, noise, slice)) parts.push(part);
  return Buffer.concat(parts);
}
const read = (file: Buffer, i: number): number => file.readIntLE(i * 3, 3);

describe('groups of a lossless stream', () => {
  it.each([16, 24] as const)('are the very samples of the upload, %i bit', async (bits) => {
    const { folder, samples } = await song(`groups-${bits}`, 40_000, bits);
    const index = await readLosslessIndex(folder);
    const parts = await Promise.all(index.offsets.map((_, group) => decodeFlacGroup(folder, index, group)));
    const all = parts.flatMap((part) => [...part]);
    expect(all.length).toBe(samples.length);
    expect(all.findIndex((value, i) => value !== samples[i]! * 256)).toBe(-1);
  });

  it('that are damaged are refused', async () => {
    const { folder } = await song('damaged', 20_000);
    const index = await readLosslessIndex(folder);
    const shifted = { ...index, offsets: index.offsets.map((at) => at + 1) };
    await expect(decodeFlacGroup(folder, shifted, 0)).rejects.toThrow();
    await expect(decodeFlacGroup(folder, index, 9)).rejects.toThrow();
  });
});

describe('a slot of a blind test', () => {
  let long: Song;
  let short: Song;
  let sound: BlindSound;

  beforeAll(async () => {
    long = await song('long', 70_000);
    short = await song('short', 30_001);
    sound = {
      testId: 'one',
      sampleRate: RATE,
      channels: 2,
      samples: 75_000,
      offsetSamples: -5000,
      versions: [
        { folder: long.folder, gainDb: 0, offsetSamples: 0 },
        { folder: short.folder, gainDb: -6.5, offsetSamples: -5000 },
      ],
    };
  });

  it('plays its version in its place, at its level, with silence around it', async () => {
    for (const [place, { samples }] of [long, short].entries()) {
      const { gainDb, offsetSamples } = sound.versions[place]!;
      const file = await bytesOf(sound, place, 'n');
      expect(file.length).toBe(75_000 * 6);
      const gain = 10 ** (gainDb / 20);
      const shift = (offsetSamples + 5000) * 2;
      let worst = 0;
      for (let i = 0; i < 150_000; i += 1) worst = Math.max(worst, Math.abs(read(file, i) - (samples[i - shift] ?? 0) * gain));
      expect(worst).toBeLessThan(1.5);
    }
  });

  it('plays a version of another rate and one channel at the rate and from both sides of the test', async () => {
    const tone = (rate: number) => Int32Array.from({ length: rate }, (_, i) => Math.round(4_000_000 * Math.sin((2 * Math.PI * 997 * i) / rate)));
    const { folder } = await prepared('mono-44', tone(44_100), { rate: 44_100, channels: 1 });
    const mixed: BlindSound = { ...sound, testId: 'rates', samples: 60_000, offsetSamples: 0, versions: [sound.versions[0]!, { folder, gainDb: 0, offsetSamples: 4410 }] };
    const file = await bytesOf(mixed, 1, 'n');
    const wanted = tone(RATE);
    for (let i = 0; i < 60_000; i += 1) {
      expect(Math.abs(read(file, 2 * i) - read(file, 2 * i + 1))).toBeLessThan(3);
      const inside = i > 5300 && i < 52_300;
      if (inside) expect(Math.abs(read(file, 2 * i) - wanted[i - 4800]!)).toBeLessThan(30);
      if (i < 4300 || i > 53_300) expect(Math.abs(read(file, 2 * i))).toBeLessThan(2);
    }
    expect((await bytesOf({ ...mixed, testId: 'again' }, 1, 'n', { start: 150_001, end: 250_000 })).equals(file.subarray(150_001, 250_001))).toBe(true);
  });

  it('gives the same bytes for the same slot in any pieces, others for another slot', async () => {
    const whole = await bytesOf(sound, 0, 'trial-1/a');
    for (const [start, end] of [[0, 0], [7, 98_303], [98_303, 98_304], [200_000, 449_999]] as const) {
      expect((await bytesOf(sound, 0, 'trial-1/a', { start, end })).equals(whole.subarray(start, end + 1))).toBe(true);
    }
    const other = await bytesOf({ ...sound, testId: 'two' }, 0, 'trial-1/x');
    let equal = 0;
    for (let i = 0; i < 150_000; i += 1) if (read(whole, i) === read(other, i)) equal += 1;
    // Triangular dither leaves three in four samples of a 24-bit file alone: two of them agree on 0.75² + 2 · 0.125².
    expect(equal / 150_000).toBeCloseTo(0.59, 1);
  });

  it('has an index that says nothing of the version', () => {
    const index = blindIndex(sound);
    expect(index).toMatchObject({ version: 1, codec: 'pcm', bitDepth: 24, totalSamples: 75_000, groupSamples: BLIND_GROUP, fileBytes: 450_000 });
    expect(index.offsets).toEqual([0, 98_304, 196_608, 294_912, 393_216]);
    expect(blindIndex({ ...sound, versions: sound.versions.toReversed() })).toEqual(index);
  });
});

describe('dither', () => {
  it('has no bias, the power of a quarter of a squared step, and nothing to do with the sound', () => {
    const noise = noiseOf('x');
    const levels = [0, 0.25, 0.5, 0.99, 1000.3];
    for (const level of levels) {
      const out = ditherTo24(new Int32Array(100_000).fill(Math.round(level * 256)), 1, noise);
      const errors = Array.from({ length: 100_000 }, (_, i) => out.readIntLE(i * 3, 3) - Math.round(level * 256) / 256);
      const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
      const power = errors.reduce((a, b) => a + b * b, 0) / errors.length;
      expect(Math.abs(mean)).toBeLessThan(0.01);
      // A sixth of a step squared from the dither, a twelfth from rounding.
      expect(power).toBeGreaterThan(0.24);
      expect(power).toBeLessThan(0.26);
    }
  });

  it('stays inside full scale', () => {
    const out = ditherTo24(Int32Array.of(0x7fffffff, -0x80000000, 0x7fffff00), 1, noiseOf('y'));
    for (let i = 0; i < 3; i += 1) expect(Math.abs(out.readIntLE(i * 3, 3))).toBeGreaterThan(8_388_000);
  });
});
