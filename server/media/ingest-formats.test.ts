import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P, FF_ENCODER_AAC,
  FF_ENCODER_ALAC, FF_ENCODER_FLAC, FF_ENCODER_LIBMP3LAME, FF_ENCODER_LIBOPUS, FF_ENCODER_LIBVORBIS, FF_ENCODER_PCM_F32BE,
  FF_ENCODER_PCM_S16LE, FF_ENCODER_PCM_S24BE, FF_ENCODER_PCM_S24LE,
} from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import { ingestFile } from './ingest.server.ts';
import { decodeFile, encodeFile, makeTempDir, quantise, sineAndNoise, writeWav } from './test-audio.ts';
import type { EncodeOptions, WavKind } from './test-audio.ts';

const temp = makeTempDir();
afterAll(() => temp.remove());

const SECOND = 48_000;

async function ingest(input: string) {
  const outDir = `${input}.out`;
  const verdict = await ingestFile({ input, outDir });
  if (!verdict.ok) throw new Error(`${verdict.reason}: ${verdict.message} ${verdict.detail ?? ''}`);
  const lossless = await decodeFile(join(outDir, 'lossless.flac'));
  return { report: verdict.report, lossless, outDir };
}

const pcmHash = (samples: Int32Array) => createHash('sha256').update(Buffer.from(samples.buffer)).digest('hex');
const asInts = (samples: Float64Array) => Int32Array.from(samples, (v) => v * 2 ** 31);

describe('whole-number sources keep every bit', { timeout: 60_000 }, () => {
  const pcm = (name: string, encoder: EncodeOptions['encoder'], format: EncodeOptions['format'], bits: 16 | 24, rest: Partial<EncodeOptions> = {}) =>
    ({ name, encoder, format, bits, rate: SECOND, channels: 2, ...rest }) satisfies EncodeOptions & { name: string };
  const cases = [
    pcm('a.w64', FF_ENCODER_PCM_S24LE, AV_SAMPLE_FMT_S32, 24),
    pcm('rf64.wav', FF_ENCODER_PCM_S24LE, AV_SAMPLE_FMT_S32, 24, { muxerOptions: { rf64: 'always' } }),
    pcm('a.aiff', FF_ENCODER_PCM_S24BE, AV_SAMPLE_FMT_S32, 24, { rate: 88_200 }),
    pcm('sowt.aifc', FF_ENCODER_PCM_S16LE, AV_SAMPLE_FMT_S16, 16, { muxer: 'aiff' }),
    pcm('16.flac', FF_ENCODER_FLAC, AV_SAMPLE_FMT_S16, 16, { channels: 1, rate: 44_100 }),
    pcm('24.flac', FF_ENCODER_FLAC, AV_SAMPLE_FMT_S32, 24, { rate: 192_000 }),
    pcm('16.m4a', FF_ENCODER_ALAC, AV_SAMPLE_FMT_S16P, 16),
    pcm('24.m4a', FF_ENCODER_ALAC, AV_SAMPLE_FMT_S32P, 24),
    pcm('alac.caf', FF_ENCODER_ALAC, AV_SAMPLE_FMT_S32P, 24, { channels: 1 }),
  ];
  it.each(cases)('$name', async (options) => {
    const { rate, channels, bits } = options;
    const samples = sineAndNoise(rate + 777, channels, rate);
    const { report, lossless } = await ingest(encodeFile(join(temp.path, options.name), samples, options));
    const wanted = quantise(samples, bits);
    expect(asInts(lossless.samples)).toEqual(wanted);
    expect(report).toMatchObject({ sampleRate: rate, channels, bitDepth: bits, sourceBitDepth: bits, samples: rate + 777, pcmSha256: pcmHash(wanted) });
    expect(report.clippedSamples).toBe(0);
  });

  it.each(['s16', 's24'] as const)('WAV %s', async (kind) => {
    const samples = sineAndNoise(SECOND + 1, 2, SECOND);
    const input = writeWav(join(temp.path, `${kind}.wav`), samples, kind, SECOND, 2);
    const { report, lossless } = await ingest(input);
    const bits = Number(kind.slice(1));
    expect(asInts(lossless.samples)).toEqual(quantise(samples, bits));
    expect(report.notes).toEqual([]);
    expect(report.fileSha256).toBe(createHash('sha256').update(readFileSync(input)).digest('hex'));
    expect(report.durationMs).toBeCloseTo(((SECOND + 1) / SECOND) * 1000, 6);
  });
});

describe('deeper sources are rounded to 24 bits and say so', { timeout: 60_000 }, () => {
  it.each(['s32', 'f32', 'f64'] as const)('WAV %s', async (kind: WavKind) => {
    const samples = sineAndNoise(SECOND, 2, SECOND);
    const { report, lossless } = await ingest(writeWav(join(temp.path, `${kind}.wav`), samples, kind, SECOND, 2));
    const wanted = quantise(kind === 'f32' ? Float64Array.from(Float32Array.from(samples)) : samples, 24);
    const heard = asInts(lossless.samples);
    let worst = 0;
    heard.forEach((v, i) => (worst = Math.max(worst, Math.abs(v - wanted[i]!))));
    expect(worst).toBeLessThanOrEqual(256);
    expect(report.bitDepth).toBe(24);
    expect(report.notes.join(' ')).toContain('rounded to 24 bits without dither');
  });

  it('AIFF-C float', async () => {
    const samples = sineAndNoise(SECOND, 2, SECOND);
    const options = { encoder: FF_ENCODER_PCM_F32BE, format: AV_SAMPLE_FMT_FLT, rate: SECOND, channels: 2 };
    const { report } = await ingest(encodeFile(join(temp.path, 'f32.aiff'), samples, options));
    expect(report).toMatchObject({ sourceIsFloat: true, bitDepth: 24, samples: SECOND });
  });

  it('holds float above 0 dBFS at full scale and reports it', async () => {
    const samples = sineAndNoise(SECOND, 1, SECOND);
    samples[1000] = 2;
    samples[2000] = -1.5;
    samples[3000] = NaN;
    const { report, lossless } = await ingest(writeWav(join(temp.path, 'over.wav'), samples, 'f32', SECOND, 1));
    expect(lossless.samples[1000]).toBeCloseTo(1, 6);
    expect(lossless.samples[2000]).toBe(-1);
    expect(lossless.samples[3000]).toBe(0);
    expect(report.clippedSamples).toBe(2);
    expect(report.sourcePeakDb).toBeCloseTo(6.02, 2);
    expect(report.samplePeakDb).toBeCloseTo(0, 3);
    expect(report.notes.join(' ')).toContain('2 samples were above 0 dBFS');
  });
});

describe('lossy sources become what a decoder hears', { timeout: 60_000 }, () => {
  const lossy = (name: string, encoder: EncodeOptions['encoder'], format: EncodeOptions['format'], rate = 44_100) => ({ name, encoder, format, rate, channels: 2 });
  it.each([
    lossy('a.m4a', FF_ENCODER_AAC, AV_SAMPLE_FMT_FLTP),
    lossy('a.aac', FF_ENCODER_AAC, AV_SAMPLE_FMT_FLTP),
    lossy('a.mp3', FF_ENCODER_LIBMP3LAME, AV_SAMPLE_FMT_FLTP),
    lossy('a.ogg', FF_ENCODER_LIBVORBIS, AV_SAMPLE_FMT_FLTP),
    lossy('a.opus', FF_ENCODER_LIBOPUS, AV_SAMPLE_FMT_FLT, 48_000),
  ])('$name', async (options) => {
    const input = encodeFile(join(temp.path, options.name), sineAndNoise(options.rate * 2, 2, options.rate), options);
    const heard = await decodeFile(input);
    const { report, lossless } = await ingest(input);
    expect(report).toMatchObject({ bitDepth: 24, sourceBitDepth: null, sampleRate: options.rate, samples: heard.samples.length / 2 });
    expect(lossless.samples.length).toBe(heard.samples.length);
    let worst = 0;
    lossless.samples.forEach((v, i) => (worst = Math.max(worst, Math.abs(v - heard.samples[i]!))));
    expect(worst).toBeLessThanOrEqual(2 ** -24 * 1.01);
  });
});
