import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP, FF_ENCODER_AAC, FF_ENCODER_LIBOPUS } from 'node-av/constants';
import { encodeFile, signal } from '#server/media/test-audio.ts';

const KINDS = {
  webm: { encoder: FF_ENCODER_LIBOPUS, format: AV_SAMPLE_FMT_FLT, rate: 48_000, muxerOptions: { live: '1' } },
  mp4: { encoder: FF_ENCODER_AAC, format: AV_SAMPLE_FMT_FLTP, rate: 44_100, muxerOptions: { movflags: 'frag_keyframe+empty_moov' } },
} as const;

/** A tone in one of the shapes that browsers record a voice in. */
export async function recordedVoice(kind: keyof typeof KINDS, seconds: number): Promise<Buffer> {
  const options = KINDS[kind];
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-voice-'));
  const samples = signal(Math.round(options.rate * seconds), 1, (i) => 0.4 * Math.sin((2 * Math.PI * 220 * i) / options.rate));
  try {
    return await readFile(encodeFile(path.join(dir, `voice.${kind}`), samples, { ...options, channels: 1 }));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
