import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { childProgram } from '#server/platform/child-program.ts';
import type { Section } from './score.ts';

export interface DemoMix {
  key: string;
  label: string;
  /** Absolute path of a 24-bit stereo WAV at 48 kHz. */
  file: string;
}

export interface DemoSong {
  key: string;
  title: string;
  durationMs: number;
  sections: Section[];
  /** All of one length, starting together. */
  mixes: DemoMix[];
}

export interface DemoAudio {
  songs: DemoSong[];
}

/** The long song by itself and the short ones together take about the same time. */
const SHARES = [['harbour-lights'], ['slow-ferry', 'paper-planets']] as const;

/** Node's arguments that start the renderer. */
function rendererArguments(): string[] {
  const program = childProgram(import.meta.url, 'render-child.ts', 'demo-render.js');
  return [...program.execArgv, program.path];
}

function renderShare(directory: string, keys: readonly string[]): Promise<DemoSong[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...rendererArguments(), directory, ...keys], {
      // Its input is never written to: it ends when we do.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) fail(new Error(`Rendering the demo's songs stopped (${code}). ${complaint.trim().slice(-2000)}`));
      else done(JSON.parse(output) as DemoSong[]);
    });
  });
}

/**
 * Synthesise the demo's songs into `directory` (made when missing), in two child processes, so that the caller's
 * event loop stays free. Takes about 4 s; files that exist are written anew, with the same bytes.
 * `only` names the songs wanted; all of them without it.
 */
export async function renderDemo(directory: string, only?: readonly string[]): Promise<DemoAudio> {
  const folder = resolve(directory);
  const wanted = SHARES.map((keys) => keys.filter((key) => !only || only.includes(key)));
  const shares = await Promise.all(wanted.filter((keys) => keys.length > 0).map((keys) => renderShare(folder, keys)));
  return { songs: shares.flat() };
}
