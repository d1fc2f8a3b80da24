import { setTimeout as sleep } from 'node:timers/promises';
import type { Side } from '../../listening/player.ts';
import type { Room, Shelf } from '../../listening/room.ts';
import { firstSound } from '../../listening/runs.ts';
import type { Capture } from '../../listening/tap.ts';
import { listen } from './measure.ts';

export const HERTZ = 1000;

/** Largest step of a sine in dBFS and largest change of its level in dB, while two versions are switched `times` times. */
export async function measureSine(room: Room, shelf: Shelf, side: Side, pair: [number, number], times: number, gain: number): Promise<{ step: number; swell: number }> {
  const { capture } = await listen(room, shelf, side, undefined, async (player) => {
    for (let i = 0; i < times; i++) {
      await player.choose(pair[i % 2] as number);
      await sleep(300);
    }
  });
  const from = firstSound(capture) + capture.rate;
  return { step: stepOf(capture, from), swell: swellOf(capture, from, gain) };
}

/** A sine obeys x[n] = 2·cos(w)·x[n−1] − x[n−2]; what does not is a step. */
function stepOf({ left, rate }: Capture, from: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * HERTZ) / rate);
  let worst = 0;
  for (let n = from + 2; n < left.length; n++) worst = Math.max(worst, Math.abs((left[n] as number) - turn * (left[n - 1] as number) + (left[n - 2] as number)));
  return 20 * Math.log10(worst);
}

/** Level of every period of the sine against the file's. */
function swellOf({ left, rate }: Capture, from: number, gain: number): number {
  const period = rate / HERTZ;
  let worst = 0;
  for (let n = from; n + period <= left.length; n++) {
    let power = 0;
    for (let k = 0; k < period; k++) power += (left[n + k] as number) ** 2;
    // Silence counts as 120 dB down.
    worst = Math.max(worst, Math.abs(10 * Math.log10((2 * power) / period / gain ** 2 + 1e-12)));
  }
  return worst;
}
