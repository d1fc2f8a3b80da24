import { describe, expect, it } from 'vitest';
import { newcomers, observe } from './settle.ts';

const file = (name: string, size: number, changed = size) => ({ path: `/b/${name}`, name, size, changed });
const SETTLE = 3000;

describe('a bounce', () => {
  it('is finished when it has looked the same long enough, and not before', () => {
    let seen = observe(new Map(), [file('mix.wav', 100)], 0);
    expect(newcomers(seen, {}, 2999, SETTLE)).toEqual([{ file: file('mix.wav', 100), settled: false }]);
    seen = observe(seen, [file('mix.wav', 200)], 2900);
    expect(newcomers(seen, {}, 3000, SETTLE)[0]?.settled, 'it grew').toBe(false);
    seen = observe(seen, [file('mix.wav', 200)], 5800);
    expect(newcomers(seen, {}, 5900, SETTLE)[0]?.settled).toBe(true);
    seen = observe(seen, [file('mix.wav', 200, 7)], 6000);
    expect(newcomers(seen, {}, 6000, SETTLE)[0]?.settled, 'rewritten at the same length').toBe(false);
  });

  it('comes in the order of names as people read them', () => {
    const seen = observe(new Map(), ['mix 10.wav', 'mix 2.wav', 'Mix 1.wav'].map((name) => file(name, 5)), 0);
    expect(newcomers(seen, {}, 0, SETTLE).map(({ file: { name } }) => name)).toEqual(['Mix 1.wav', 'mix 2.wav', 'mix 10.wav']);
  });

  it('that was dealt with is new only when it looks different, and an empty file is none yet', () => {
    const seen = observe(new Map(), [file('a.wav', 5), file('b.wav', 6), file('c.wav', 0), file('toString', 4)], 0);
    expect(newcomers(seen, { 'a.wav': { size: 5, changed: 5 }, 'b.wav': { size: 5, changed: 5 } }, 0, SETTLE).map(({ file: { name } }) => name)).toEqual(['b.wav', 'toString']);
  });
});
