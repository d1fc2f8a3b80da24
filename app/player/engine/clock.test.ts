import { expect, it } from 'vitest';
import { createClock } from './clock.ts';
import type { Anchor } from './protocol.ts';

const anchor = (song: number, at: number, running: boolean, why: Anchor['why'] = 'play', seek = 0): Anchor => ({ type: 'anchor', song, at, running, why, seek });

it('runs from the frame the mixer named, and not before its sound is out', () => {
  const clock = createClock();
  clock.heard(anchor(0, 1000, true));
  expect([500, 1000, 1480].map((out) => clock.song(out, null))).toEqual([0, 0, 480]);
  clock.heard(anchor(700, 1700, false, 'pause'));
  expect([1600, 1700, 9000].map((out) => clock.song(out, null))).toEqual([600, 700, 700]);
});

it('shows a jump at once, and forgets words from before it', () => {
  const clock = createClock();
  clock.heard(anchor(0, 0, true));
  clock.jumped(90_000, 3);
  clock.heard(anchor(400, 400, true, 'loop', 2));
  expect(clock.song(600, null)).toBe(90_000);
  clock.heard(anchor(90_000, 512, true, 'seek', 3));
  expect(clock.song(612, null)).toBe(90_100);
});

it('turns with a loop before the word of it is there, and waits for the sound after it is', () => {
  const clock = createClock();
  const loop = { start: 100, end: 200 };
  clock.heard(anchor(100, 0, true));
  expect(clock.song(150, loop)).toBe(150);
  clock.heard(anchor(100, 100, true, 'loop'));
  expect([80, 100, 130].map((out) => clock.song(out, loop))).toEqual([180, 100, 130]);
});
