import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S32, FF_ENCODER_FLAC, FF_ENCODER_PCM_MULAW, FF_ENCODER_PCM_S24LE } from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import { ingestFile, type IngestOptions, type RefusalReason } from '../ingest.server.ts';
import { encodeFile, makeTempDir, signal, sineAndNoise, writeWav } from '../test-audio.ts';

const temp = makeTempDir();
afterAll(() => temp.remove());

const FFMPEG = process.env.FFMPEG_PATH ?? spawnSync('/bin/sh', ['-c', 'command -v ffmpeg']).stdout?.toString().trim();
const RATE = 48_000;
const samples = sineAndNoise(RATE * 2, 2, RATE);
const put = (name: string, bytes: Buffer | string): string => {
  writeFileSync(join(temp.path, name), bytes);
  return join(temp.path, name);
};
const flac = () => encodeFile(join(temp.path, 'whole.flac'), samples, { encoder: FF_ENCODER_FLAC, format: AV_SAMPLE_FMT_S16, rate: RATE, channels: 2 });

async function refused(input: string, reasons: RefusalReason[], options: Partial<IngestOptions> = {}) {
  const verdict = await ingestFile({ input, outDir: `${input}.out`, ffmpeg: FFMPEG, ...options });
  expect(verdict.ok ? 'taken' : verdict.reason, verdict.ok ? '' : verdict.detail).toSatisfy((reason) => reasons.includes(reason as RefusalReason));
  expect(existsSync(join(`${input}.out`, 'report.json'))).toBe(false);
}

describe.skipIf(!FFMPEG)('a command-line ffmpeg refuses', { timeout: 60_000 }, () => {
  it('what is no sound, or sound of a kind we do not take', async () => {
    await refused(put('empty.wav', ''), ['unreadable']);
    await refused(put('words.mp3', 'these are only words '.repeat(500)), ['not_audio', 'unreadable']);
    await refused(writeWav(join(temp.path, 'quad.wav'), signal(4800, 4, () => 0.1), 's16', RATE, 4), ['too_many_channels']);
    await refused(writeWav(join(temp.path, 'slow.wav'), signal(2205, 1, () => 0.1), 's16', 22_050, 1), ['rate_unsupported']);
    await refused(encodeFile(join(temp.path, 'mulaw.wav'), samples, { encoder: FF_ENCODER_PCM_MULAW, format: AV_SAMPLE_FMT_S16, rate: RATE, channels: 2 }), ['codec_unsupported']);
  });

  it('playlists, and names that mean another file', async () => {
    const good = writeWav(join(temp.path, 'good.wav'), samples, 's16', RATE, 2);
    await refused(put('list.m3u8', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${good}\n#EXT-X-ENDLIST\n`), ['not_audio', 'unreadable']);
    await refused(put('list.ffconcat', `ffconcat version 1.0\nfile '${good}'\n`), ['not_audio', 'unreadable']);
    await refused(put('list.wav', `ffconcat version 1.0\nfile '${good}'\n`), ['not_audio', 'unreadable']);
  });

  it('what is cut short or damaged', async () => {
    const whole = readFileSync(flac());
    await refused(put('cut.flac', whole.subarray(0, whole.length >> 1)), ['truncated', 'unreadable']);
    const wav = readFileSync(encodeFile(join(temp.path, 'whole.w64'), samples, { encoder: FF_ENCODER_PCM_S24LE, format: AV_SAMPLE_FMT_S32, bits: 24, rate: RATE, channels: 2 }));
    await refused(put('cut.w64', wav.subarray(0, wav.length >> 1)), ['truncated', 'unreadable']);
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, damaged.length >> 1, (damaged.length >> 1) + 2000);
    await refused(put('damaged.flac', damaged), ['unreadable', 'truncated']);
  });

  it('what passes a limit', async () => {
    const good = flac();
    await refused(good, ['too_long'], { limits: { maxSeconds: 1 } });
    await refused(good, ['output_too_large'], { limits: { maxOutputBytes: 20_000 } });
    await refused(good, ['timeout'], { limits: { timeoutMs: -200 } });
  });
});
