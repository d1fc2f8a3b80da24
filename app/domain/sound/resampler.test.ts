import { describe, expect, it } from 'vitest';
import { type Frames, Resampler } from './resampler.ts';

const sine = (hertz: number, rate: number, frames: number, start = 0): Float32Array => Float32Array.from({ length: frames }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * (start + i)) / rate));
const both = (start: number, left: Float32Array): Frames => ({ start, left, right: left });

/** Level of the largest difference, dBFS. */
const worst = (a: Float32Array, b: Float32Array): number => 20 * Math.log10(a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 1e-12));

describe.each([[44_100, 48_000], [48_000, 44_100], [44_100, 96_000], [96_000, 192_000], [48_000, 96_000]])('from %i to %i Hz', (from, to) => {
  it.each([100, 1000, 10_000])('keeps a sine of %i Hz', (hertz) => {
    const out = new Resampler(from, to).push(both(0, sine(hertz, from, from)), true);
    expect(out.start).toBe(0);
    expect(out.left).toHaveLength(to);
    const settled = Math.ceil(to / 50);
    expect(worst(out.left.subarray(settled, -settled), sine(hertz, to, to).subarray(settled, -settled))).toBeLessThan(-100);
  });

  it('gives the same frames however the stream is cut, and whenever it begins', () => {
    const whole = sine(997, from, 20_000);
    const reference = new Resampler(from, to).push(both(0, whole), true).left;
    const pieces = new Resampler(from, to);
    const joined: number[] = [];
    for (let at = 0; at < whole.length; at += 4096) joined.push(...pieces.push(both(at, whole.subarray(at, at + 4096)), at + 4096 >= whole.length).left);
    expect(joined).toEqual([...reference]);
    const late = new Resampler(from, to).push(both(8192, whole.subarray(8192)), true);
    expect([...late.left]).toEqual([...reference.subarray(late.start)]);
    expect(late.start).toBeLessThanOrEqual(Math.ceil(((8192 + new Resampler(from, to).reach) * to) / from) + 1);
  });
});

it('lets nothing through that the lower rate cannot hold', () => {
  const out = new Resampler(96_000, 48_000).push(both(0, sine(30_000, 96_000, 96_000)), true).left;
  expect(worst(out.subarray(1000, -1000), new Float32Array(out.length))).toBeLessThan(-100);
});
