import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P, FF_ENCODER_AAC, FF_ENCODER_ALAC, FF_ENCODER_FLAC, FF_ENCODER_LIBMP3LAME, FF_ENCODER_LIBVORBIS, FF_ENCODER_PCM_S24BE } from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import { ingestFile } from '../ingest.server.ts';
import type { LosslessIndex, LoudnessCurve, LowIndex } from '../ingest-types.ts';
import { OUTPUT_FILES } from '../ingest-types.ts';
import { decodeFile, encodeFile, makeTempDir, sineAndNoise, writeWav, type EncodeOptions } from '../test-audio.ts';

const temp = makeTempDir();
afterAll(() => temp.remove());

const found = spawnSync('/bin/sh', ['-c', 'command -v ffmpeg']);
const FFMPEG = process.env.FFMPEG_PATH ?? found.stdout?.toString().trim();
if (!FFMPEG) console.warn('skipped: no command-line ffmpeg here; install one or name it by FFMPEG_PATH');

const json = <T>(dir: string, name: string): T => JSON.parse(readFileSync(join(dir, name), 'utf8')) as T;

async function both(input: string) {
  const [binding, command] = [`${input}.binding`, `${input}.command`];
  const [a, b] = [await ingestFile({ input, outDir: binding }), await ingestFile({ input, outDir: command, ffmpeg: FFMPEG })];
  return { a, b, binding, command };
}

async function same(input: string) {
  const { a, b, binding, command } = await both(input);
  if (!a.ok || !b.ok) throw new Error(JSON.stringify({ a, b }));
  return { a: a.report, b: b.report, binding, command };
}

describe.skipIf(!FFMPEG)('a command-line ffmpeg', { timeout: 60_000 }, () => {
  const rate = 48_000;
  const file = (name: string, encoder: EncodeOptions['encoder'], format: EncodeOptions['format'], rest: Partial<EncodeOptions> = {}) => ({ name, encoder, format, rate, channels: 2, ...rest });
  it.each([
    file('24.aiff', FF_ENCODER_PCM_S24BE, AV_SAMPLE_FMT_S32, { bits: 24, rate: 88_200 }),
    file('16.flac', FF_ENCODER_FLAC, AV_SAMPLE_FMT_S16, { channels: 1, rate: 44_100 }),
    file('24.flac', FF_ENCODER_FLAC, AV_SAMPLE_FMT_S32, { bits: 24, rate: 96_000 }),
    file('16.m4a', FF_ENCODER_ALAC, AV_SAMPLE_FMT_S16P),
    file('alac.caf', FF_ENCODER_ALAC, AV_SAMPLE_FMT_S32P, { bits: 24, channels: 1 }),
  ])('gives the same sound, sample for sample, from $name', async (options) => {
    const input = encodeFile(join(temp.path, options.name), sineAndNoise(options.rate * 2 + 777, options.channels, options.rate), options);
    const { a, b } = await same(input);
    const { files: _a, ...binding } = a;
    const { files: _b, ...command } = b;
    expect({ ...command, integratedLufs: null, loudnessRange: null, truePeakDb: null }).toEqual({ ...binding, integratedLufs: null, loudnessRange: null, truePeakDb: null });
  });

  it.each(['s16', 's24', 's32', 'f32', 'f64'] as const)('gives the same sound from WAV %s', async (kind) => {
    const { a, b } = await same(writeWav(join(temp.path, `${kind}.wav`), sineAndNoise(rate, 2, rate), kind, rate, 2));
    expect(b.pcmSha256).toBe(a.pcmSha256);
    expect(b.notes).toEqual(a.notes);
  });

  it.each([
    file('a.m4a', FF_ENCODER_AAC, AV_SAMPLE_FMT_FLTP, { rate: 44_100 }),
    file('a.mp3', FF_ENCODER_LIBMP3LAME, AV_SAMPLE_FMT_FLTP, { rate: 44_100 }),
    file('a.ogg', FF_ENCODER_LIBVORBIS, AV_SAMPLE_FMT_FLTP, { rate: 44_100 }),
  ])('gives as many samples from $name', async (options) => {
    const { a, b } = await same(encodeFile(join(temp.path, options.name), sineAndNoise(options.rate * 2, 2, options.rate), options));
    expect(b).toMatchObject({ sampleRate: a.sampleRate, bitDepth: 24, sourceBitDepth: null });
    // Releases before 6 do not cut the padding after the end of AAC in MP4: less than a packet.
    expect(Math.abs(b.samples - a.samples)).toBeLessThan(options.encoder === FF_ENCODER_AAC ? 1024 : 1);
  });

  it('makes files that are read like the others', async () => {
    const seconds = 25;
    const { a, b, binding, command } = await same(writeWav(join(temp.path, 'long.wav'), sineAndNoise(44_100 * seconds + 5, 2, 44_100), 's24', 44_100, 2));
    const [lossless, other] = [json<LosslessIndex>(command, OUTPUT_FILES.losslessIndex), json<LosslessIndex>(binding, OUTPUT_FILES.losslessIndex)];
    expect(lossless).toMatchObject({ totalSamples: other.totalSamples, blockSize: 4096, groupSamples: 16_384, bitDepth: 24 });
    expect(lossless.offsets).toHaveLength(other.offsets.length);
    const flac = readFileSync(join(command, OUTPUT_FILES.lossless));
    for (const offset of lossless.offsets) expect(flac.readUInt16BE(offset)).toBe(0xfff8);
    // The checksum of the sound in STREAMINFO is the binding's encoder's own.
    expect(Buffer.from(lossless.streamInfo, 'base64').subarray(10)).toEqual(Buffer.from(other.streamInfo, 'base64').subarray(10));
    const heard = await decodeFile(join(command, OUTPUT_FILES.lossless));
    const hash = createHash('sha256').update(Buffer.from(Int32Array.from(heard.samples, (v) => v * 2 ** 31).buffer));
    expect(hash.digest('hex')).toBe(a.pcmSha256);

    const [low, otherLow] = [json<LowIndex>(command, OUTPUT_FILES.lowIndex), json<LowIndex>(binding, OUTPUT_FILES.lowIndex)];
    expect(low).toMatchObject({ preSkip: otherLow.preSkip, totalSamples: otherLow.totalSamples, granules: otherLow.granules, packetsPerPage: 25, opusHead: otherLow.opusHead });
    const [x, y] = [await decodeFile(join(command, OUTPUT_FILES.low)), await decodeFile(join(binding, OUTPUT_FILES.low))];
    expect(x.samples.length).toBe(y.samples.length);
    let [power, error] = [0, 0];
    x.samples.forEach((v, i) => {
      power += v ** 2;
      error += (v - y.samples[i]!) ** 2;
    });
    expect(10 * Math.log10(power / error), 'the same sound at the same place, dB').toBeGreaterThan(20);

    for (const name of [OUTPUT_FILES.peaks, OUTPUT_FILES.peaks16384]) expect(readFileSync(join(command, name))).toEqual(readFileSync(join(binding, name)));
    const [curve, otherCurve] = [json<LoudnessCurve>(command, OUTPUT_FILES.loudness).values, json<LoudnessCurve>(binding, OUTPUT_FILES.loudness).values];
    expect(curve).toHaveLength(otherCurve.length);
    curve.forEach((value, i) => expect(value ?? -99).toBeCloseTo(otherCurve[i] ?? -99, 0));
    for (const figure of ['integratedLufs', 'loudnessRange', 'truePeakDb'] as const) expect(Math.abs((b[figure] ?? 0) - (a[figure] ?? 0)), figure).toBeLessThan(0.06);
  });
});
