import { describe, expect, it } from 'vitest';
import { Mixer } from './mixer.ts';
import type { FromMixer } from './protocol.ts';
import { Ring, ringBytes } from './ring.ts';

const RATE = 48_000;
const QUANTUM = 128;
const SWITCH = 480;
const EDGE = 240;

/** A mixer with versions that hold `value(frame)`, and what leaves it. */
function stage({ values, length = RATE, held = length, begins = [] }: { values: ((frame: number) => number)[]; length?: number; held?: number; begins?: number[] }) {
  const said: FromMixer[] = [];
  const mixer = new Mixer(RATE, (message) => said.push(message));
  const rings = values.map((value, slot) => {
    const ring = new Ring(new ArrayBuffer(ringBytes(RATE * 2)));
    const head = new Ring(new ArrayBuffer(ringBytes(RATE)));
    const start = begins[slot] ?? 0;
    ring.append(Float32Array.from({ length: held }, (_, i) => value(i)), Float32Array.from({ length: held }, (_, i) => -value(i)));
    mixer.take(slot, ring, head, { start, end: start + length });
    return { ring, head };
  });
  mixer.end(length);
  let now = 0;
  const hear = (quanta: number): Float32Array => {
    const out = new Float32Array(quanta * QUANTUM);
    for (let i = 0; i < quanta; i += 1, now += QUANTUM) {
      const left = out.subarray(i * QUANTUM, (i + 1) * QUANTUM);
      const right = new Float32Array(QUANTUM);
      mixer.fill(left, right, now);
      right.forEach((value, k) => {
        if (Math.abs(value + (left[k] as number)) > 1e-6) throw new Error('left and right are mirrored here');
      });
    }
    return out;
  };
  const only = (slot: number): void => mixer.mix({ id: slot + 1, factors: [[slot, 1]], curve: 'gain' });
  return { mixer, rings, said, hear, only };
}

const ramp = (frame: number): number => frame / RATE;
const anchors = (said: FromMixer[]) => said.flatMap((message) => (message.type === 'anchor' ? [message] : []));

describe('the mixer', () => {
  it('gives a version out bit by bit from its beginning, and stops at its end', () => {
    const { mixer, said, hear, only } = stage({ values: [ramp], length: 1000 });
    only(0);
    mixer.play();
    const out = hear(10);
    expect([...out.subarray(0, 1000)]).toEqual(Array.from({ length: 1000 }, (_, i) => Math.fround(ramp(i))));
    expect(out.subarray(1000).every((value) => value === 0)).toBe(true);
    expect(anchors(said).map(({ why, song }) => [why, song])).toEqual([['play', 0], ['end', 1000]]);
  });

  it('is silent until it is asked to play, and before it knows what', () => {
    const { hear, only } = stage({ values: [() => 1] });
    only(0);
    expect(hear(4).every((value) => value === 0)).toBe(true);
  });

  it('switches on the same frame with a straight crossfade of 10 ms that neither dips nor swells', () => {
    const { mixer, said, hear, only } = stage({ values: [() => 0.5, () => 0.5] });
    only(0);
    mixer.play();
    hear(20);
    only(1);
    expect(hear(20).every((value) => Math.abs(value - 0.5) < 1e-6)).toBe(true);
    expect(said.filter(({ type }) => type === 'mixed')).toEqual([{ type: 'mixed', id: 1, at: 0 }, { type: 'mixed', id: 2, at: 20 * QUANTUM }]);
  });

  it('passes from one to the other in equal steps', () => {
    const { mixer, hear, only } = stage({ values: [() => 0, () => 1] });
    only(0);
    mixer.play();
    hear(20);
    only(1);
    const out = hear(5);
    for (let i = 0; i < SWITCH; i += 1) expect(out[i]).toBeCloseTo((i + 1) / SWITCH, 5);
    expect(out.subarray(SWITCH).every((value) => value === 1)).toBe(true);
  });

  it('keeps the power of strangers in the middle of a switch', () => {
    const { mixer, hear, only } = stage({ values: [() => 0, () => 1] });
    only(0);
    mixer.play();
    hear(20);
    mixer.mix({ id: 9, factors: [[1, 1]], curve: 'power' });
    expect(hear(2)[SWITCH / 2 - 1]).toBeCloseTo(Math.SQRT1_2, 4);
  });

  it('turns round in the middle of a switch without a step', () => {
    const { mixer, hear, only } = stage({ values: [() => 0, () => 1] });
    only(0);
    mixer.play();
    hear(20);
    only(1);
    const there = hear(2);
    only(0);
    const back = hear(6);
    const all = [...there, ...back];
    for (let i = 1; i < all.length; i += 1) expect(Math.abs((all[i] as number) - (all[i - 1] as number))).toBeLessThan(1.01 / SWITCH);
    expect(all.at(-1)).toBe(0);
  });

  it('goes on with the old version until the new one has its data', () => {
    const { mixer, said, hear, only, rings } = stage({ values: [() => 0.25, () => 1] });
    rings[1]?.ring.reset(0);
    only(0);
    mixer.play();
    hear(20);
    only(1);
    expect(hear(20).every((value) => value === 0.25)).toBe(true);
    expect(said.at(-1)).not.toMatchObject({ type: 'mixed', id: 2 });
    rings[1]?.ring.append(new Float32Array(RATE).fill(1), new Float32Array(RATE).fill(-1));
    expect(hear(20).at(-1)).toBe(1);
  });

  it('keeps to the old version on a slow line until the new one has as much as a start needs', () => {
    const { mixer, hear, only, rings } = stage({ values: [() => 0.25, () => 1] });
    const bring = (frames: number): void => rings[1]?.ring.append(new Float32Array(frames).fill(1), new Float32Array(frames).fill(-1));
    rings[1]?.ring.reset(0);
    mixer.patience(RATE / 2);
    only(0);
    mixer.play();
    hear(20);
    only(1);
    bring(RATE / 4);
    expect(hear(20).every((value) => value === 0.25)).toBe(true);
    mixer.mix({ id: 9, factors: [[0, 2]], curve: 'gain' });
    expect(hear(20).at(-1)).toBe(0.5);
    only(1);
    bring(RATE / 2);
    expect(hear(20).at(-1)).toBe(1);
  });

  it('switches within a loop that is shorter than a slow line asks for', () => {
    const { mixer, hear, only } = stage({ values: [() => 0.25, () => 1] });
    mixer.patience(RATE / 2);
    mixer.loop({ start: 0, end: RATE / 10 }, true);
    only(0);
    mixer.play();
    hear(20);
    only(1);
    expect(hear(20).at(-1)).toBe(1);
  });

  it('subtracts: a version from itself is nothing at all', () => {
    const noise = (frame: number): number => Math.sin(frame * frame);
    const { mixer, hear } = stage({ values: [noise, noise] });
    mixer.mix({ id: 1, factors: [[0, 4], [1, -4]], curve: 'gain' });
    mixer.play();
    expect(hear(50).every((value) => value === 0)).toBe(true);
  });

  it('turns a loop on the exact frame', () => {
    const { mixer, said, hear, only } = stage({ values: [ramp] });
    only(0);
    mixer.loop({ start: 100, end: 357 }, true);
    mixer.play();
    const out = hear(10);
    for (let i = 0; i < out.length; i += 1) expect(out[i]).toBe(Math.fround(ramp(i < 357 ? i : 100 + ((i - 357) % 257))));
    expect(anchors(said)[1]).toMatchObject({ why: 'loop', song: 100, at: 357, running: true });
  });

  it('turns at once into a loop that ends where the speaker is, though it has read further', () => {
    const { mixer, said, hear, only } = stage({ values: [ramp] });
    only(0);
    mixer.play();
    hear(10);
    mixer.loop({ start: 100, end: 900 }, true);
    const out = hear(10);
    for (let i = EDGE; i < 800; i += 1) expect(out[i]).toBe(Math.fround(ramp(100 + i)));
    expect(anchors(said)[1]).toMatchObject({ why: 'loop', song: 100, at: 1280 });
  });

  it('jumps with a crossfade of 5 ms and lands on the frame', () => {
    const { mixer, said, hear, only } = stage({ values: [ramp] });
    only(0);
    mixer.play();
    hear(10);
    mixer.seek(20_000, 7);
    const out = hear(10);
    for (let i = EDGE; i < out.length; i += 1) expect(out[i]).toBe(Math.fround(ramp(20_000 + i)));
    expect(anchors(said).at(-1)).toMatchObject({ why: 'seek', song: 20_000, seek: 7, running: true });
  });

  it('goes out before it runs dry, and goes on at the very next frame when data is back', () => {
    const { mixer, said, hear, only, rings } = stage({ values: [() => 1], held: 10_000 });
    only(0);
    mixer.play();
    const out = hear(90);
    for (let i = 1; i < out.length; i += 1) expect(Math.abs((out[i] as number) - (out[i - 1] as number))).toBeLessThan(1.01 / EDGE);
    const stall = anchors(said).at(-1);
    expect(stall).toMatchObject({ why: 'stall', running: false });
    rings[0]?.ring.append(new Float32Array(RATE - 10_000).fill(1), new Float32Array(RATE - 10_000).fill(-1));
    hear(10);
    expect(anchors(said).at(-1)).toMatchObject({ why: 'play', song: stall?.song });
  });

  it('stops softly and stays where it stopped', () => {
    const { mixer, said, hear, only } = stage({ values: [() => 1] });
    only(0);
    mixer.play();
    hear(10);
    mixer.pause();
    const out = hear(4);
    expect(out[EDGE - 1]).toBeCloseTo(0, 5);
    expect(out.subarray(EDGE).every((value) => value === 0)).toBe(true);
    expect(anchors(said).at(-1)).toMatchObject({ why: 'pause', running: false });
  });

  it('places versions of other beginnings on the one clock, with silence around them', () => {
    const { mixer, hear, only } = stage({ values: [ramp], begins: [200], length: 500 });
    mixer.end(1000);
    only(0);
    mixer.play();
    const out = hear(8);
    expect(out.subarray(0, 200).every((value) => value === 0)).toBe(true);
    for (let i = 200; i < 700; i += 1) expect(out[i]).toBe(Math.fround(ramp(i - 200)));
    expect(out.subarray(700).every((value) => value === 0)).toBe(true);
  });

  it('reads the beginning of a long loop from its own memory when the ring has moved on', () => {
    const { mixer, hear, only, rings } = stage({ values: [ramp], held: 0 });
    const [one] = rings;
    one?.ring.reset(20_000);
    one?.ring.append(Float32Array.from({ length: 10_000 }, (_, i) => ramp(20_000 + i)), new Float32Array(10_000).map((_, i) => -ramp(20_000 + i)));
    one?.head.append(Float32Array.from({ length: 9000 }, (_, i) => ramp(i)), new Float32Array(9000).map((_, i) => -ramp(i)));
    only(0);
    mixer.loop({ start: 0, end: 30_000 }, true);
    mixer.seek(20_000, 1);
    mixer.play();
    const out = hear(120);
    for (let i = EDGE; i < out.length; i += 1) expect(out[i]).toBe(Math.fround(ramp(i < 10_000 ? 20_000 + i : i - 10_000)));
  });
});
