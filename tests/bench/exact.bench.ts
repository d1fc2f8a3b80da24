import { setTimeout as sleep } from 'node:timers/promises';
import { openPlayer, type Side } from '../listening/player.ts';
import type { Reference } from '../listening/reference.ts';
import { openRoom, type Room, type Shelf, stock } from '../listening/room.ts';
import { differing, firstSound, placeIn } from '../listening/runs.ts';
import { busy, wav } from '../listening/signals.ts';
import { music } from '../listening/songs.ts';
import { type Capture, take } from '../listening/tap.ts';
import type { Figure } from './figure.ts';

export const name = 'exact';
export const about = 'samples that differ between what leaves the page and what FFmpeg decodes from the uploaded file, beside a media element';

const SECONDS = 60;
const FORMATS: { rate: number; bits: 16 | 24 }[] = [
  { rate: 44_100, bits: 16 },
  { rate: 48_000, bits: 24 },
  { rate: 96_000, bits: 24 },
];

type Found = { wrong: number; frames: number; skipped: number; silent: number };

/** Compared without any tolerance, both channels, from the first sound on. */
export async function run(): Promise<Figure[]> {
  const room = await openRoom();
  try {
    const all: (Found & { what: string; peer: number })[] = [];
    for (const { rate, bits } of FORMATS) {
      const shelf = await stock([wav(busy(0, rate, bits), { seconds: SECONDS + 5, rate, bits })]);
      const { wrong: peer } = await play(room, shelf, 'peer', SECONDS);
      all.push({ what: `${rate / 1000}/${bits}`, peer, ...(await play(room, shelf, 'ours', SECONDS)) });
    }
    const { from, mixes } = await music();
    const first = mixes[0];
    if (!first) throw new Error('there is no music');
    const real = await stock([first]);
    const whole = Math.floor((real.references[0] as Reference).left.length / real.rate) - 4;
    const beside = await play(room, real, 'peer', whole);
    const played = await play(room, real, 'ours', whole);
    const note = (found: Found) => `${found.wrong} of ${2 * found.frames}${found.skipped > 0 ? `, after ${found.skipped} frames of fading in` : ''}`;
    return [
      { figure: 'mismatches', ours: all.reduce((sum, { wrong }) => sum + wrong, 0), peer: all.reduce((sum, { peer }) => sum + peer, 0), unit: 'samples', better: 'lower', n: all.length, note: `${SECONDS} s each: ${all.map((one) => `${one.what} ${note(one)}`).join('; ')}; must 0` },
      { figure: 'music', ours: played.wrong, peer: beside.wrong, unit: 'samples', better: 'lower', n: 1, note: `${from}: ${note(played)}; must 0` },
    ];
  } finally {
    await room.close();
  }
}

async function play(room: Room, shelf: Shelf, side: Side, seconds: number): Promise<Found> {
  const context = await room.enter(shelf.job);
  try {
    const player = await openPlayer(side, context, shelf);
    await player.ready();
    await player.play();
    await sleep((seconds + 2) * 1000);
    return compare(await take(player.page), shelf.references[0] as Reference, seconds);
  } finally {
    await context.close();
  }
}

/** Finds the first frame that is exact, and counts from there on to the end of the wanted seconds. */
function compare(capture: Capture, reference: Reference, seconds: number): Found {
  if (capture.rate !== reference.rate) throw new Error(`the page plays at ${capture.rate} Hz what is at ${reference.rate}`);
  const start = firstSound(capture);
  if (start < 0) throw new Error('nothing was heard');
  const latest = start + capture.rate;
  for (let i = start; i < latest; i++) {
    const frame = placeIn(capture, i, i === start ? reference : near(reference));
    if (frame < 0) continue;
    const frames = seconds * capture.rate - frame;
    return { wrong: differing(capture, i, reference, frame, frames), frames, skipped: i - start, silent: start };
  }
  return { wrong: 2 * seconds * capture.rate, frames: seconds * capture.rate, skipped: 0, silent: start };

  /** What fades in begins at the beginning: no need to look further than a second. */
  function near({ rate, left, right }: Reference): Reference {
    return { rate, left: left.subarray(0, rate), right: right.subarray(0, rate) };
  }
}
