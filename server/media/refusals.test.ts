import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S32, FF_ENCODER_ALAC, FF_ENCODER_FLAC, FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBVORBIS, FF_ENCODER_PCM_MULAW, FF_ENCODER_PCM_S16LE, FF_ENCODER_PCM_S24BE, FF_ENCODER_PCM_S24LE,
} from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import { childEnvironment } from './child-entry.ts';
import { ingestFile } from './ingest.server.ts';
import type { IngestOptions, RefusalReason } from './ingest.server.ts';
import { aliasToOtherFile } from './test-mov-alias.ts';
import { encodeFile, makeTempDir, seededNoise, signal, sineAndNoise, wavBytes, writeWav } from './test-audio.ts';

const temp = makeTempDir();
afterAll(() => temp.remove());
const RATE = 48_000;
const file = (name: string, content: string | Buffer) => {
  const path = join(temp.path, name);
  writeFileSync(path, content);
  return path;
};
const good = writeWav(join(temp.path, 'good.wav'), sineAndNoise(RATE * 2, 2, RATE), 's16', RATE, 2);

async function expectRefusal(input: string, reasons: RefusalReason[], options: Partial<IngestOptions> = {}) {
  const outDir = `${input}.out`;
  const verdict = await ingestFile({ input, outDir, ...options });
  expect(verdict.ok ? 'accepted' : verdict.reason).toSatisfy((reason: string) => (reasons as string[]).includes(reason));
  if (!verdict.ok) {
    expect(verdict.message).toMatch(/^[A-Z].{20,}/);
    expect(verdict.message).not.toMatch(/FFmpeg|code -|\//);
  }
  if (existsSync(outDir)) expect(readdirSync(outDir)).toEqual([]);
  return verdict;
}

describe('a file that points elsewhere is refused and nothing else is read', { timeout: 30_000 }, () => {
  it('playlists of local files', async () => {
    await expectRefusal(file('a.wav', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${good}\n#EXT-X-ENDLIST\n`), ['not_audio']);
    await expectRefusal(file('b.wav', `ffconcat version 1.0\nfile '${good}'\n`), ['not_audio']);
    const dash = `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>file://${good}</BaseURL></Representation></AdaptationSet></Period></MPD>`;
    await expectRefusal(file('c.m4a', dash), ['not_audio']);
  });

  it('playlists of addresses ask nobody', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end(readFileSync(good));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/good.wav`;
    await expectRefusal(file('net.mp3', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${address}\n#EXT-X-ENDLIST\n`), ['not_audio']);
    await expectRefusal(file('net.sdp', `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n`), ['not_audio']);
    expect(asked).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });

  it('a MOV whose sound lies in another file', async () => {
    const options = { encoder: FF_ENCODER_PCM_S16LE, format: AV_SAMPLE_FMT_S16, rate: RATE, channels: 2, muxer: 'mov' };
    const whole = encodeFile(join(temp.path, 'whole.mov'), sineAndNoise(RATE, 2, RATE), options);
    const outside = file('outside.wav', aliasToOtherFile(readFileSync(whole), whole));
    await expectRefusal(outside, ['truncated', 'unreadable', 'not_audio']);
  });

  it('gives the child none of our secrets', () => {
    const env = childEnvironment({ PATH: '/bin', DATABASE_URL: 'postgres://secret', SESSION_SECRET: 'x', NODE_OPTIONS: '--inspect' });
    expect(env).toEqual({ PATH: '/bin', NODE_ENV: 'production' });
  });
});

describe('files we cannot take', { timeout: 30_000 }, () => {
  const samples = sineAndNoise(RATE * 3, 2, RATE);
  it('say what is wrong with them', async () => {
    await expectRefusal(file('empty.wav', ''), ['unreadable']);
    await expectRefusal(file('text.wav', 'Dear engineer, '.repeat(400)), ['not_audio']);
    const noise = seededNoise(3);
    await expectRefusal(file('noise.mp3', Buffer.from(Uint8Array.from({ length: 100_000 }, () => 128 + 127 * noise()))), ['not_audio', 'unreadable', 'rate_unsupported', 'truncated']);
    await expectRefusal(writeWav(join(temp.path, 'quad.wav'), signal(4800, 4, () => 0.1), 's16', RATE, 4), ['too_many_channels']);
    for (const rate of [8_000, 22_050, 32_000, 384_000]) {
      const verdict = await expectRefusal(writeWav(join(temp.path, `${rate}.wav`), sineAndNoise(rate / 10, 1, rate), 's16', rate, 1), ['rate_unsupported']);
      expect(verdict.ok ? '' : verdict.message).toContain(`${rate / 1000} kHz`);
    }
    const mulaw = { encoder: FF_ENCODER_PCM_MULAW, format: AV_SAMPLE_FMT_S16, rate: RATE, channels: 2 };
    await expectRefusal(encodeFile(join(temp.path, 'mulaw.wav'), samples, mulaw), ['codec_unsupported']);
    await expectRefusal(file('no-samples.wav', wavBytes(new Float64Array(0), 's16', RATE, 2)), ['too_short', 'unreadable', 'truncated', 'not_audio']);
  });

  it.each([
    { name: 'cut.wav', encoder: FF_ENCODER_PCM_S24LE, format: AV_SAMPLE_FMT_S32 },
    { name: 'cut.w64', encoder: FF_ENCODER_PCM_S24LE, format: AV_SAMPLE_FMT_S32 },
    { name: 'cut.aiff', encoder: FF_ENCODER_PCM_S24BE, format: AV_SAMPLE_FMT_S32 },
    { name: 'cut.flac', encoder: FF_ENCODER_FLAC, format: AV_SAMPLE_FMT_S16 },
    { name: 'cut.m4a', encoder: FF_ENCODER_ALAC, format: AV_SAMPLE_FMT_S16P },
    { name: 'cut.mp3', encoder: FF_ENCODER_LIBMP3LAME, format: AV_SAMPLE_FMT_FLTP },
    { name: 'cut.ogg', encoder: FF_ENCODER_LIBVORBIS, format: AV_SAMPLE_FMT_FLTP },
  ])('$name, its second half lost', async ({ name, encoder, format }) => {
    const whole = readFileSync(encodeFile(join(temp.path, `whole-${name}`), samples, { encoder, format, rate: RATE, channels: 2 }));
    await expectRefusal(file(name, whole.subarray(0, Math.floor(whole.length / 2))), ['truncated', 'unreadable']);
  });

  it('a FLAC with damage in the middle', async () => {
    const path = encodeFile(join(temp.path, 'whole.flac'), samples, { encoder: FF_ENCODER_FLAC, format: AV_SAMPLE_FMT_S16, rate: RATE, channels: 2 });
    const bytes = readFileSync(path);
    bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 2000);
    await expectRefusal(file('damaged.flac', bytes), ['unreadable', 'truncated']);
  });

  it('a missing file is the caller’s mistake and throws', async () => {
    await expect(ingestFile({ input: join(temp.path, 'nowhere.wav'), outDir: join(temp.path, 'x') })).rejects.toThrow('ENOENT');
  });
});

describe('limits end the child and leave nothing behind', { timeout: 30_000 }, () => {
  it('time', () => expectRefusal(good, ['timeout'], { limits: { timeoutMs: -200 } }));
  it('memory', () => expectRefusal(good, ['memory'], { limits: { memoryMb: 30 } }));
  it('output', () => expectRefusal(good, ['output_too_large'], { limits: { maxOutputBytes: 20_000 } }));
  it('length', () => expectRefusal(good, ['too_long'], { limits: { maxSeconds: 1 } }));
  it('the caller', async () => {
    const stop = new AbortController();
    await expectRefusal(good, ['cancelled'], { signal: stop.signal, onProgress: () => stop.abort() });
    await expectRefusal(good, ['cancelled'], { signal: AbortSignal.abort() });
  });
});
