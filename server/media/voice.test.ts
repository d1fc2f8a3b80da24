import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP, FF_ENCODER_AAC, FF_ENCODER_LIBOPUS } from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import { VOICE_PEAKS, type VoiceReport } from './ingest-types.ts';
import { decodeFile, encodeFile, makeTempDir, signal, writeWav } from './test-audio.ts';
import { encodeVoice } from './voice.server.ts';

const temp = makeTempDir();
afterAll(() => temp.remove());

/** Two seconds of a tone that is loud in its second half. */
const tone = (rate: number, channels = 1, seconds = 2) => signal(rate * seconds, channels, (i) => (i < (rate * seconds) / 2 ? 0.05 : 0.5) * Math.sin((2 * Math.PI * 220 * i) / rate));

const found = spawnSync('/bin/sh', ['-c', 'command -v ffmpeg']).stdout?.toString().trim();
const COMMAND = process.env.FFMPEG_PATH ?? found;
if (!COMMAND) console.warn('not tried with a command-line ffmpeg: there is none here; install one or name it by FFMPEG_PATH');
const ENGINES = [{ by: 'the built-in FFmpeg', ffmpeg: undefined }, ...(COMMAND ? [{ by: 'a command-line ffmpeg', ffmpeg: COMMAND }] : [])];

let made = 0;
async function keep(input: string, ffmpeg: string | undefined) {
  const file = join(temp.path, `kept-${(made += 1)}.opus`);
  const workDir = join(temp.path, 'work');
  const kept = await encodeVoice<{ report: VoiceReport; file: string }>({ input, workDir, maxSeconds: 60, ffmpeg }, async (from, report) => {
    copyFileSync(from, file);
    return { report, file };
  });
  expect(readdirSync(workDir), 'nothing is left behind').toEqual([]);
  return kept;
}

describe.each(ENGINES)('a voice as browsers record it becomes Ogg Opus by $by', { timeout: 60_000 }, ({ ffmpeg }) => {
  const opus = { encoder: FF_ENCODER_LIBOPUS, format: AV_SAMPLE_FMT_FLT, rate: 48_000 } as const;
  it.each([
    ['WebM as it comes from a live recorder', 'live.webm', { ...opus, channels: 1, muxerOptions: { live: '1' } }],
    ['stereo Ogg', 'firefox.ogg', { ...opus, channels: 2 }],
    ['fragmented MP4 of a headset', 'safari.mp4', { encoder: FF_ENCODER_AAC, format: AV_SAMPLE_FMT_FLTP, rate: 16_000, channels: 1, muxerOptions: { movflags: 'frag_keyframe+empty_moov' } }],
  ] as const)('%s', async (_what, name, options) => {
    const kept = await keep(encodeFile(join(temp.path, name), tone(options.rate, options.channels), options), ffmpeg);
    if (!('report' in kept)) throw new Error(kept.detail ?? kept.message);
    const { report, file } = kept;
    expect(Math.abs(report.durationMs - 2000)).toBeLessThan(150);
    const heard = await decodeFile(file);
    expect([heard.rate, heard.channels]).toEqual([48_000, options.channels]);
    expect(Math.abs(heard.samples.length / options.channels / 48 - report.durationMs)).toBeLessThan(50);
    expect(report.peaks).toHaveLength(VOICE_PEAKS);
    expect(Math.max(...report.peaks)).toBe(100);
    expect(report.peaks[5], 'quiet at first').toBeLessThan(20);
    expect(report.peaks[40], 'loud in the end').toBeGreaterThan(80);
    expect(report.bytes).toBeLessThan(40_000);
  });

  it('takes a minute and a little, and not more', async () => {
    const [fits, long] = [61.5, 63].map((seconds) => writeWav(join(temp.path, `${seconds}.wav`), signal(8_000 * seconds, 1, (i) => 0.3 * Math.sin(i / 9)), 's16', 8_000, 1));
    expect(await keep(fits as string, ffmpeg)).toMatchObject({ report: { durationMs: 61_500 } });
    expect(await keep(long as string, ffmpeg)).toMatchObject({ ok: false, reason: 'too_long' });
  });

  it('refuses what is no sound, whatever it is called', async () => {
    const input = join(temp.path, 'script.webm');
    writeFileSync(input, '<script>alert(1)</script>'.repeat(400));
    expect(await keep(input, ffmpeg)).toMatchObject({ ok: false, reason: 'not_audio' });
    writeFileSync(input, Buffer.from('1a45dfa3', 'hex'));
    expect(await keep(input, ffmpeg)).toMatchObject({ ok: false });
  });
});
