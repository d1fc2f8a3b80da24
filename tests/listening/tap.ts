import path from 'node:path';
import { build } from 'esbuild';
import type { BrowserContext, Page } from '@playwright/test';
import type { Pressed } from './page/tap.ts';

/** Everything that left a page's audio context, frame by frame. */
export type Capture = {
  rate: number;
  /** The context's number of the first frame here. */
  first: number;
  left: Float32Array;
  right: Float32Array;
  /** Unix ms at which frames i·128 to i·128 + 127 left. */
  walls: Float64Array;
  pressed: Pressed[];
};

const PIECE = 6 * 1024 * 1024;
const folder = path.join(import.meta.dirname, 'page');
let script: Promise<string> | undefined;

/** The script of the tap, for a page to run before its own. */
export function tapScript(): Promise<string> {
  script ??= bundle();
  return script;
}

async function bundle(): Promise<string> {
  const worklet = await pageScript('worklet.ts');
  return pageScript('tap.ts', { WORKLET: JSON.stringify(worklet) });
}

/** A file of `page/` as plain JavaScript. */
export async function pageScript(file: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [path.join(folder, file)], bundle: true, write: false, format: 'iife', target: 'es2022', define, logLevel: 'warning' });
  return outputFiles[0]?.text ?? '';
}

/** Puts the tap into every page of a context that is still empty; the context must bypass its pages' script policy. */
export async function addTap(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: await tapScript() });
}

/** How a page is asked, whatever drives its browser. */
export type Ask = <T>(expression: string) => Promise<T>;

/** Takes what the newest audio context has played so far; the next call begins where this ended. */
export function take(page: Page): Promise<Capture> {
  return takeBy((expression) => page.evaluate(expression));
}

/** `take` for a page that something else than Playwright drives. @throws when the page has made no audio context. */
export async function takeBy(ask: Ask): Promise<Capture> {
  const made = await ask<number>('listeningTap.rates().length');
  if (made === 0) throw new Error('the page has made no audio context');
  const { frames, first, rate, bytes } = await ask<{ frames: number; first: number; rate: number; bytes: number }>(`listeningTap.gather(${made - 1})`);
  const all = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += PIECE) Buffer.from(await ask<string>(`listeningTap.piece(${at}, ${at + PIECE})`), 'base64').copy(all, at);
  const buffer = all.buffer.slice(all.byteOffset, all.byteOffset + bytes);
  const samples = new Float32Array(buffer, 0, 2 * frames);
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    left[i] = samples[2 * i] as number;
    right[i] = samples[2 * i + 1] as number;
  }
  return { rate, first, left, right, walls: new Float64Array(buffer.slice(8 * frames)), pressed: await ask<Pressed[]>('listeningTap.pressed') };
}

/** Unix ms at which a frame of a capture left the audio context. */
export const wallOf = ({ walls }: Capture, frame: number): number => walls[Math.floor(frame / 128)] ?? Number.NaN;
