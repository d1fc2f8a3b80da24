import { describe, expect, it } from 'vitest';
import { chooseStreams, type FeedState, nextJob, yielding } from './plan.ts';

const feed = (slot: number, change: Partial<FeedState> = {}): FeedState => ({ slot, audible: false, ahead: 0, there: 0, most: 30, fetching: 0, lossless: 180_000, hasLow: true, ...change });

describe('what is fetched next', () => {
  it('is a short piece of what sounds', () => {
    expect(nextJob([feed(1), feed(0, { audible: true })])).toEqual({ slot: 0, seconds: 1 });
  });

  it('is what may be switched to, once what sounds has a start', () => {
    const sounding = feed(0, { audible: true, ahead: 4 });
    expect(nextJob([sounding, feed(1, { ahead: 1 }), feed(2, { ahead: 0.5 })])?.slot).toBe(2);
    expect(nextJob([sounding, feed(1, { ahead: 3 }), feed(2, { ahead: 3 })])?.slot).toBe(0);
  });

  it('is nothing beside the first piece of what shall sound', () => {
    expect(nextJob([feed(0, { audible: true, fetching: 1, ahead: 0.3 }), feed(1)])).toBeNull();
  });

  it('is nothing while the line belongs to what sounds, or when all is there', () => {
    expect(nextJob([feed(0, { audible: true, there: 0.5, fetching: 2 }), feed(1)])).toBeNull();
    expect(nextJob([feed(0, { audible: true, there: 1, ahead: 4, fetching: 1 }), feed(1)]), 'while what comes is not there yet').toBeNull();
    expect(nextJob([feed(0, { audible: true, there: 2, ahead: 4, fetching: 1 }), feed(1)])?.slot).toBe(1);
    expect(nextJob([feed(0, { audible: true, ahead: Infinity }), feed(1, { ahead: 30 })])).toBeNull();
  });

  it('asks for longer pieces the more is there, and never for what there is no room for', () => {
    expect(nextJob([feed(0, { audible: true, ahead: 9 })])?.seconds).toBe(2.8);
    expect(nextJob([feed(0, { audible: true, ahead: 18, most: 17 })])).toBeNull();
  });
});

describe('who gives up what is on its way', () => {
  it('is what is hidden, while what sounds is short and waits for more', () => {
    const hidden = [feed(1, { fetching: 1, ahead: 3 }), feed(2, { ahead: 3 })];
    expect(yielding([feed(0, { audible: true, there: 0.2, ahead: 2, fetching: 1 }), ...hidden])).toEqual([1]);
    expect(yielding([feed(0, { audible: true }), ...hidden]), 'before it could ask').toEqual([1]);
    expect(yielding([feed(0, { audible: true, there: 2, ahead: 3, fetching: 1 }), ...hidden])).toEqual([]);
  });
});

describe('which stream', () => {
  const four = [feed(0, { audible: true }), feed(1), feed(2), feed(3)];
  const chosen = (rate: number | null, before: [number, 'lossless' | 'low'][] = []) => [...chooseStreams(four, { rate, choice: 'auto' }, new Map(before)).values()];

  it('is lossless until the line is known, and where it carries all', () => {
    expect(chosen(null)).toEqual(Array(4).fill('lossless'));
    expect(chosen(1_250_000)).toEqual(Array(4).fill('lossless'));
  });

  it('is low for the hidden ones where the line carries one, and for all where it carries none', () => {
    expect(chosen(270_000)).toEqual(['lossless', 'low', 'low', 'low']);
    expect(chosen(60_000)).toEqual(Array(4).fill('low'));
  });

  it('comes back only on a line that is clearly fast enough', () => {
    const low: [number, 'low'][] = [[0, 'low'], [1, 'low'], [2, 'low'], [3, 'low']];
    expect(chosen(270_000, low)[0]).toBe('low');
    expect(chosen(300_000, low)[0]).toBe('lossless');
    expect(chosen(750_000)[1]).toBe('lossless');
    expect(chosen(750_000, low)[1]).toBe('low');
  });

  it('is what was chosen by hand, and never low where there is none', () => {
    expect([...chooseStreams(four, { rate: 1, choice: 'lossless' }, new Map()).values()]).toEqual(Array(4).fill('lossless'));
    expect([...chooseStreams([feed(0), feed(1, { hasLow: false })], { rate: 1e7, choice: 'low' }, new Map()).values()]).toEqual(['low', 'lossless']);
  });
});
