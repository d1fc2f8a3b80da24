import { setTimeout as sleep } from 'node:timers/promises';
import { openPlayer, type Side } from '../listening/player.ts';
import { openRoom, type Room, type Shelf, stock } from '../listening/room.ts';
import { firstSound, percentile } from '../listening/runs.ts';
import { busy, wav } from '../listening/signals.ts';
import { type LineSpeed, slowLine } from '../listening/slow-line.ts';
import { take, wallOf } from '../listening/tap.ts';
import type { Figure } from './figure.ts';

export const name = 'start';
export const about = 'from pressing play to the first sound, on slow lines with an empty cache, beside media elements';

const ROUNDS = 15;
const VERSIONS = 4;
const SECONDS = 120;
const LINES: { figure: string; speed: LineSpeed; settleMs: number; note: string }[] = [
  { figure: 'p95', speed: { bitsPerSecond: 10e6, roundTripMs: 40 }, settleMs: 1000, note: '10 Mbit/s, 40 ms, a second after the page can play; must ≤ 200' },
  { figure: 'atOnceP95', speed: { bitsPerSecond: 10e6, roundTripMs: 40 }, settleMs: 0, note: 'the same, pressed at once' },
  { figure: 'slowP95', speed: { bitsPerSecond: 3e6, roundTripMs: 80 }, settleMs: 1000, note: '3 Mbit/s, 80 ms; must ≤ 400' },
];

/** Milliseconds from the key to the first frame that is not silent, four versions on the page, a new browser profile each time. */
export async function run(): Promise<Figure[]> {
  const room = await openRoom();
  try {
    const shelf = await stock(Array.from({ length: VERSIONS }, (_, i) => wav(busy(i, 48_000, 24), { seconds: SECONDS, rate: 48_000 })));
    const figures: Figure[] = [];
    for (const { figure, speed, settleMs, note } of LINES) {
      const took: Record<Side, number[]> = { ours: [], peer: [] };
      for (let round = 0; round < ROUNDS; round++) {
        for (const side of ['peer', 'ours'] as const) took[side].push(await start(room, shelf, side, speed, settleMs));
      }
      figures.push({ figure, ours: percentile(took.ours, 0.95), peer: percentile(took.peer, 0.95), unit: 'ms', better: 'lower', n: ROUNDS, note: `${note}; median ${Math.round(percentile(took.ours, 0.5))}, beside ${Math.round(percentile(took.peer, 0.5))}` });
    }
    return figures;
  } finally {
    await room.close();
  }
}

async function start(room: Room, shelf: Shelf, side: Side, speed: LineSpeed, settleMs: number): Promise<number> {
  const line = await slowLine(room.server.url, speed);
  const context = await room.enter(shelf.job, line.url);
  try {
    const { page, play } = await openPlayer(side, context, shelf);
    await sleep(settleMs);
    await play();
    for (let tries = 0; tries < 20; tries++) {
      await sleep(tries === 0 ? 700 : 1000);
      const capture = await take(page);
      const pressed = capture.pressed.find(({ type, key }) => type === 'keydown' && key === (side === 'ours' ? 'k' : 'p'));
      const frame = firstSound(capture);
      if (frame >= 0 && pressed) return wallOf(capture, frame) - pressed.at;
    }
    throw new Error(`nothing was heard of ${side}`);
  } finally {
    await context.close();
    await line.close();
  }
}
