import { spawnSync } from 'node:child_process';
import path from 'node:path';

const NEEDS = { encoders: ['flac', 'libopus'], filters: ['ebur128', 'aresample', 'apad', 'ametadata'] } as const;
const WAIT_MS = 10_000;

/** ffprobe is installed where ffmpeg is. */
export const probeBeside = (ffmpeg: string): string => path.join(path.dirname(ffmpeg), path.basename(ffmpeg).replace('ffmpeg', 'ffprobe'));

/** What keeps us from using a command-line ffmpeg, as one readable sentence; null when nothing does. */
export function whatIsWrongWith(ffmpeg: string): string | null {
  if (!path.isAbsolute(ffmpeg)) return 'Give the whole path, such as /usr/bin/ffmpeg.';
  for (const program of [ffmpeg, probeBeside(ffmpeg)]) {
    const { error, status } = spawnSync(program, ['-hide_banner', '-version'], { timeout: WAIT_MS, stdio: 'ignore' });
    if (error || status !== 0) return `${program} cannot be run${program === ffmpeg ? '' : '; ffprobe has to stand beside ffmpeg'}.`;
  }
  for (const [what, names] of Object.entries(NEEDS)) {
    const said = spawnSync(ffmpeg, ['-hide_banner', `-${what}`], { timeout: WAIT_MS, encoding: 'utf8' }).stdout;
    const missing = names.filter((name) => !new RegExp(`^ \\S+ +${name} `, 'm').test(said));
    if (missing.length > 0) return `${ffmpeg} was built without ${missing.join(', ')}.`;
  }
  return null;
}
