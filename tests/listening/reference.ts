import { spawn, spawnSync } from 'node:child_process';
import { decodeFile } from '#server/media/test-audio.ts';

/** A file decoded by FFmpeg, outside of anything the product plays with. */
export type Reference = { rate: number; left: Float32Array; right: Float32Array };

export const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

/** Decodes by the ffmpeg command, or by FFmpeg's own libraries where there is none. Integers up to 24 bit stay exact. */
export async function decode(file: string): Promise<Reference> {
  const { samples, rate, channels } = hasFfmpeg ? await byCommand(file) : await decodeFile(file);
  const frames = samples.length / channels;
  const channel = (c: number) => Float32Array.from({ length: frames }, (_, i) => samples[i * channels + Math.min(c, channels - 1)] as number);
  return { rate, left: channel(0), right: channel(1) };
}

async function byCommand(file: string): Promise<{ samples: Float32Array; rate: number; channels: number }> {
  const probe = spawnSync('ffprobe', ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'stream=sample_rate,channels', '-of', 'json', file]);
  const { streams } = JSON.parse(probe.stdout.toString()) as { streams: { sample_rate: string; channels: number }[] };
  const [stream] = streams;
  if (!stream) throw new Error(`${file} has no sound`);
  const bytes = await run(['-i', file, '-f', 'f32le', '-']);
  return { samples: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)), rate: Number(stream.sample_rate), channels: stream.channels };
}

/** Integrated loudness in LUFS by ffmpeg's ebur128. @throws where there is no ffmpeg command. */
export async function ebur128(left: Float32Array, right: Float32Array, rate: number): Promise<number> {
  const input = new Float32Array(2 * left.length);
  for (let i = 0; i < left.length; i++) {
    input[2 * i] = left[i] as number;
    input[2 * i + 1] = right[i] as number;
  }
  const said = await run(['-f', 'f32le', '-ar', String(rate), '-ac', '2', '-i', '-', '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'], Buffer.from(input.buffer), 'info');
  const found = [...said.toString().matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1];
  if (found === undefined) throw new Error(`ffmpeg said no loudness: ${said.toString()}`);
  return Number(found);
}

function run(args: string[], input?: Buffer, level = 'error'): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-v', level, '-nostdin', '-nostats', ...args]);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => err.push(data));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(Buffer.concat(out.length > 0 ? out : err)) : reject(new Error(Buffer.concat(err).toString()))));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
