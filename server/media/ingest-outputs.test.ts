import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AV_SAMPLE_FMT_S32, FF_ENCODER_PCM_S24BE } from 'node-av/constants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WaveformData from 'waveform-data';
import { ingestFile, OUTPUT_FILES } from './ingest.server.ts';
import type { IngestReport } from './ingest.server.ts';
import type { LosslessIndex, LoudnessCurve, LowIndex } from './ingest-types.ts';
import { oggChecksum } from './ogg-writer.ts';
import { decodeFile, encodeFile, makeTempDir, quantise, seededNoise, signal, sineAndNoise, writeWav } from './test-audio.ts';

const temp = makeTempDir();
afterAll(() => temp.remove());

const RATE = 48_000;
const FRAMES = 45 * RATE + 1234;

/** Chords with slow swells and a little noise: more than two segments of the low stream. */
function music(rate: number, frames: number): Float64Array {
  const noise = seededNoise(7);
  return signal(frames, 2, (i, c) => {
    const t = i / rate;
    const tones = [220, 277.2, 329.6, 1244.5].reduce((sum, f, k) => sum + Math.sin(2 * Math.PI * f * (1 + c * 0.001) * t + k) / (k + 1), 0);
    return 0.15 * tones * (1 + 0.5 * Math.sin(t)) + 0.01 * noise();
  });
}

async function ingest(input: string, outDir = `${input}.out`): Promise<{ report: IngestReport; outDir: string }> {
  const verdict = await ingestFile({ input, outDir });
  if (!verdict.ok) throw new Error(`${verdict.reason}: ${verdict.detail ?? ''}`);
  return { report: verdict.report, outDir };
}
const readJson = <T>(dir: string, name: string): T => JSON.parse(readFileSync(join(dir, name), 'utf8')) as T;

let samples: Float64Array;
let wanted: Int32Array;
let dir: string;
let report: IngestReport;
beforeAll(async () => {
  samples = music(RATE, FRAMES);
  wanted = quantise(samples, 24);
  const made = await ingest(writeWav(join(temp.path, 'music.wav'), samples, 's24', RATE, 2));
  dir = made.outDir;
  report = made.report;
}, 60_000);

describe('lossless.flac and its index', () => {
  it('has one block size, whole STREAMINFO and nothing else', () => {
    const index = readJson<LosslessIndex>(dir, OUTPUT_FILES.losslessIndex);
    const file = readFileSync(join(dir, OUTPUT_FILES.lossless));
    const info = file.subarray(8, 42);
    expect(file.subarray(0, 8)).toEqual(Buffer.from([0x66, 0x4c, 0x61, 0x43, 0x80, 0, 0, 34]));
    expect(info.toString('base64')).toBe(index.streamInfo);
    expect([info.readUInt16BE(0), info.readUInt16BE(2)]).toEqual([4096, 4096]);
    expect(info.readUInt32BE(14) + (info[13]! & 15) * 2 ** 32).toBe(FRAMES);
    expect(info.subarray(18).some((byte) => byte !== 0)).toBe(true);
    expect(index).toMatchObject({ sampleRate: RATE, channels: 2, bitDepth: 24, totalSamples: FRAMES, blockSize: 4096, groupSamples: 16384, fileBytes: file.length });
    expect(index.offsets).toHaveLength(Math.ceil(FRAMES / 16384));
    index.offsets.forEach((offset, group) => {
      // Sync code with the fixed-block-size bit, then the code of 4096 samples, then the block's number.
      expect(file.readUInt16BE(offset)).toBe(0xfff8);
      if (group < index.offsets.length - 1) expect(file[offset + 2]! >> 4).toBe(12);
      expect(codedNumber(file, offset + 4)).toBe(group * 4);
    });
  });

  it('gives groups that decode by themselves', async () => {
    const index = readJson<LosslessIndex>(dir, OUTPUT_FILES.losslessIndex);
    const file = readFileSync(join(dir, OUTPUT_FILES.lossless));
    for (const group of [0, 3, index.offsets.length - 1]) {
      const piece = Buffer.concat([file.subarray(0, 42), file.subarray(index.offsets[group], index.offsets[group + 1] ?? index.fileBytes)]);
      const path = join(temp.path, `group-${group}.flac`);
      writeFileSync(path, piece);
      const { samples: heard } = await decodeFile(path);
      const at = group * index.groupSamples * 2;
      expect(Int32Array.from(heard, (v) => v * 2 ** 31)).toEqual(wanted.subarray(at, at + index.groupSamples * 2));
    }
  });
});

describe('low.opus and its index', () => {
  it('has exact pages, granules and checksums', () => {
    const index = readJson<LowIndex>(dir, OUTPUT_FILES.lowIndex);
    const file = readFileSync(join(dir, OUTPUT_FILES.low));
    expect(index).toMatchObject({ sampleRate: 48000, sourceSampleRate: RATE, channels: 2, bitRate: 160_000, totalSamples: FRAMES, packetsPerPage: 25, packetSamples: 960 });
    const ends = [...index.offsets.slice(1), file.length];
    index.offsets.forEach((offset, i) => {
      const page = Buffer.from(file.subarray(offset, ends[i]));
      expect(page.toString('latin1', 0, 4)).toBe('OggS');
      expect(Number(page.readBigInt64LE(6))).toBe(index.granules[i]);
      const checksum = page.readUInt32LE(22);
      page.writeUInt32LE(0, 22);
      expect(oggChecksum(page)).toBe(checksum);
      if (i < index.offsets.length - 1) expect(index.granules[i]).toBe((i + 1) * 25 * 960);
    });
    expect(index.granules.at(-1)).toBe(index.preSkip + FRAMES);
  });

  it('is aligned to the lossless stream over its whole length, joins included', async () => {
    const { samples: heard } = await decodeFile(join(dir, OUTPUT_FILES.low));
    expect(heard.length).toBe(samples.length);
    // Signal to error in 20 ms steps: a shift of one sample or a torn join would fall far below the rest.
    const steps = Math.floor(FRAMES / 960);
    const ratio = Float64Array.from({ length: steps }, (_, step) => {
      let power = 1e-12;
      let error = 1e-12;
      for (let i = step * 1920; i < (step + 1) * 1920; i++) {
        power += samples[i]! ** 2;
        error += (samples[i]! - heard[i]!) ** 2;
      }
      return 10 * Math.log10(power / error);
    });
    const usual = ratio.toSorted()[Math.floor(steps * 0.02)]!;
    expect(usual).toBeGreaterThan(15);
    for (const join of [250, 1250]) for (let k = -2; k < 6; k++) expect(ratio[join + k]).toBeGreaterThan(usual - 2);
  });

  it.each([44_100, 48_000, 96_000])('keeps a click at its place from %i Hz', async (rate) => {
    const frames = rate * 2;
    // Multiples of 294 fall on whole samples at 48 kHz for each of these rates.
    const place = Math.round(frames / 2 / 294) * 294;
    const click = signal(frames, 1, (i) => 0.8 * Math.exp(-(((i - place) / (rate / 16_000)) ** 2)));
    const { outDir } = await ingest(writeWav(join(temp.path, `click-${rate}.wav`), click, 's24', rate, 1));
    const { samples: heard } = await decodeFile(join(outDir, OUTPUT_FILES.low));
    expect(heard.length).toBe(Math.ceil((frames * 48_000) / rate));
    let peak = 0;
    heard.forEach((v, i) => (peak = v > heard[peak]! ? i : peak));
    expect(peak).toBe(Math.round((place * 48_000) / rate));
  }, 30_000);
});

describe('peaks', () => {
  it.each([
    [OUTPUT_FILES.peaks, 256],
    [OUTPUT_FILES.peaks1024, 1024],
    [OUTPUT_FILES.peaks4096, 4096],
    [OUTPUT_FILES.peaks16384, 16384],
  ])('%s holds minima and maxima of %i samples', (name, width) => {
    const bytes = readFileSync(join(dir, name));
    const data = WaveformData.create(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    expect(data).toMatchObject({ sample_rate: RATE, scale: width, channels: 2, bits: 16, length: Math.ceil(FRAMES / width) });
    for (let c = 0; c < 2; c++) {
      const channel = data.channel(c);
      const low = channel.min_array();
      const high = channel.max_array();
      for (let pixel = 0; pixel < data.length; pixel++) {
        let least = 32767;
        let most = -32768;
        for (let i = pixel * width; i < Math.min(FRAMES, (pixel + 1) * width); i++) {
          const v = wanted[i * 2 + c]! >> 16;
          if (v < least) least = v;
          if (v > most) most = v;
        }
        if (low[pixel] !== least || high[pixel] !== most) throw new Error(`pixel ${pixel} of channel ${c}`);
      }
    }
  });
});

describe('the whole set', () => {
  it('is complete, sized as reported, and leaves nothing unfinished', () => {
    expect(readdirSync(dir).sort()).toEqual(Object.values(OUTPUT_FILES).sort());
    for (const [name, bytes] of Object.entries(report.files)) expect(readFileSync(join(dir, name)).length).toBe(bytes);
    expect(readJson<IngestReport>(dir, OUTPUT_FILES.report)).toEqual(report);
    const curve = readJson<LoudnessCurve>(dir, OUTPUT_FILES.loudness);
    expect(curve.values).toHaveLength(Math.floor(FRAMES / 4800));
  });

  it('is the same, byte for byte, for the same sound', async () => {
    const again = await ingest(join(temp.path, 'music.wav'), join(temp.path, 'again'));
    const options = { encoder: FF_ENCODER_PCM_S24BE, format: AV_SAMPLE_FMT_S32, bits: 24, rate: RATE, channels: 2 };
    const aiff = await ingest(encodeFile(join(temp.path, 'music.aiff'), samples, options));
    for (const name of Object.values(OUTPUT_FILES)) {
      expect(readFileSync(join(again.outDir, name)).equals(readFileSync(join(dir, name)))).toBe(true);
      if (name !== OUTPUT_FILES.report) expect(readFileSync(join(aiff.outDir, name)).equals(readFileSync(join(dir, name)))).toBe(true);
    }
    expect(aiff.report.pcmSha256).toBe(report.pcmSha256);
    expect(aiff.report.fileSha256).not.toBe(report.fileSha256);
  }, 60_000);

  it('measures silence and a single sample as null, not as a number', async () => {
    const silent = await ingest(writeWav(join(temp.path, 'silent.wav'), new Float64Array(RATE), 's16', RATE, 1));
    expect(silent.report).toMatchObject({ integratedLufs: null, loudnessRange: null, truePeakDb: null, samplePeakDb: null });
    expect(readJson<LoudnessCurve>(silent.outDir, OUTPUT_FILES.loudness).values).toEqual(Array(10).fill(null));
    const one = await ingest(writeWav(join(temp.path, 'one.wav'), sineAndNoise(1, 2, RATE), 's16', RATE, 2));
    expect(one.report).toMatchObject({ samples: 1, integratedLufs: null });
  }, 30_000);
});

/** The UTF-8-like number of a FLAC frame header. */
function codedNumber(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return first;
  const length = Math.clz32(~(first << 24)); // leading ones
  let value = first & (0x7f >> length);
  for (let i = 1; i < length; i++) value = value * 64 + (bytes[at + i]! & 0x3f);
  return value;
}
