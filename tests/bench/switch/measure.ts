import { setTimeout as sleep } from 'node:timers/promises';
import { openPlayer, type Side, switchAround } from '../../listening/player.ts';
import type { Room, Shelf } from '../../listening/room.ts';
import { apart, changeAfter, firstSound, runsOf, silences, soundAgain } from '../../listening/runs.ts';
import { type LineSpeed, slowLine } from '../../listening/slow-line.ts';
import { type Capture, take, wallOf } from '../../listening/tap.ts';

export type Switches = { latencies: number[]; apart: number; missed: number };

const SETTLE_MS = 3000;

/** From each key to the first sample of the change, and how far the versions are from each other. */
export async function measureSwitches(room: Room, shelf: Shelf, side: Side, times: number, speed?: LineSpeed): Promise<Switches> {
  const { capture } = await listen(room, shelf, side, speed, async (player) => {
    await switchAround(player, shelf.references.length, times, 280);
  });
  const runs = runsOf(capture, shelf.references);
  const latencies: number[] = [];
  let far = 0;
  let missed = 0;
  for (const { key, at } of keys(capture, /^[1-9]$/)) {
    const change = changeAfter(capture, runs, at, (run, next) => next.version === Number(key) - 1 && run.version !== next.version);
    if (!change || change.latencyMs > 5000) missed += 1;
    else {
      latencies.push(change.latencyMs);
      far = Math.max(far, Math.abs(apart(change.run, change.next)));
    }
  }
  return { latencies, apart: far, missed };
}

/** From each seek to the first sample of the new place. */
export async function measureSeeks(room: Room, shelf: Shelf, side: Side, times: number, far: boolean, speed?: LineSpeed): Promise<{ latencies: number[]; missed: number }> {
  let event = 'keydown';
  const { capture } = await listen(room, shelf, side, speed, async (player) => {
    if (far) event = player.jumpEvent;
    for (let i = 0; i < times; i++) {
      if (far) await player.jump([0.3, 0.8, 0.1, 0.55][i % 4]! + (i % 7) * 0.02);
      else await player.nudge(i % 2 === 0 ? 1 : -1);
      await sleep(far ? 3500 : 500);
    }
  });
  const runs = runsOf(capture, shelf.references);
  const latencies: number[] = [];
  let missed = 0;
  for (const { at } of far && event === 'pointerup' ? capture.pressed.filter(({ type }) => type === event) : keys(capture, /^(Arrow.*|f)$/)) {
    const change = changeAfter(capture, runs, at, (run, next) => Math.abs(apart(run, next)) > capture.rate);
    if (change) latencies.push(wallOf(capture, soundAgain(capture, change.run, change.next)) - at);
    else missed += 1;
  }
  return { latencies, missed };
}

/** Stretches of silence after the first sound, while switching. */
export async function measureStalls(room: Room, shelf: Shelf, side: Side, times: number, speed: LineSpeed): Promise<{ count: number; longestMs: number; seconds: number }> {
  const { capture } = await listen(room, shelf, side, speed, (player) => switchAround(player, shelf.references.length, times, 1500), 0);
  const start = firstSound(capture);
  const found = silences(capture, Math.max(0, start), capture.left.length, 64);
  const seconds = (capture.left.length - start) / capture.rate;
  return { count: start < 0 ? Infinity : found.length, longestMs: Math.max(0, ...found.map(({ frames }) => (frames * 1000) / capture.rate)), seconds };
}

type Act = (player: Awaited<ReturnType<typeof openPlayer>>) => Promise<void>;

/** Opens a player, plays version 1, does something, and takes all that sounded from then on. */
export async function listen(room: Room, shelf: Shelf, side: Side, speed: LineSpeed | undefined, act: Act, settleMs = SETTLE_MS): Promise<{ capture: Capture }> {
  const line = speed ? await slowLine(room.server.url, speed) : null;
  const context = await room.enter(shelf.job, line?.url);
  try {
    const player = await openPlayer(side, context, shelf);
    await player.ready();
    await player.choose(1);
    await player.play();
    await sleep(settleMs);
    await act(player);
    return { capture: await take(player.page) };
  } finally {
    await context.close();
    await line?.close();
  }
}

/** Presses of these keys after the sound began. */
function keys(capture: Capture, which: RegExp) {
  const began = wallOf(capture, Math.max(0, firstSound(capture)));
  return capture.pressed.filter(({ type, key, at }) => type === 'keydown' && which.test(key) && at > began);
}
