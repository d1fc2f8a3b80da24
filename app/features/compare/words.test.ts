import { describe, expect, it } from 'vitest';
import { differenceWords, levelWords, limitWords, offsetWords, readOffset } from './words.ts';

const able = { gaplessSwitch: true, exactLoop: true, difference: true, missing: null };

describe('limitWords', () => {
  it('says what cannot be had, and nothing when all can', () => {
    expect(limitWords(able)).toBeNull();
    expect(limitWords({ ...able, difference: false })).toContain('cannot take one version from another');
    expect(limitWords({ ...able, gaplessSwitch: false, difference: false })).toBe('This browser switches with a short gap; comparing is approximate.');
    expect(limitWords({ ...able, gaplessSwitch: false, missing: 'This browser mixes nothing.' })).toBe('This browser mixes nothing.');
  });
});

describe('differenceWords', () => {
  const sources = [
    { versionId: 'a', label: 'v3' },
    { versionId: 'b', label: 'R1' },
  ];
  it('names both and the lift', () => {
    expect(differenceWords({ a: 'a', b: 'b', gainDb: 12 }, sources)).toBe('Difference of v3 and R1, +12 dB');
    expect(differenceWords({ a: 'a', b: 'b', gainDb: 0 }, sources)).toBe('Difference of v3 and R1, as loud as it is');
  });
});

describe('levelWords', () => {
  it('says what matching did', () => {
    expect([levelWords(-7, true), levelWords(0, true), levelWords(-7, false)]).toEqual(['matched −7.0 dB', 'matched, not turned down', 'as it is']);
  });
});

describe('offsets', () => {
  it('are read in samples or milliseconds, within the minute', () => {
    expect(readOffset('-4800', 'samples', 48_000, 60)).toBe(-4800);
    expect(readOffset('−12,5', 'ms', 48_000, 60)).toBe(-600);
    expect(readOffset('+1', 'ms', 44_100, 60)).toBe(44);
    expect(readOffset('60001', 'ms', 48_000, 60)).toBeNull();
    expect(readOffset('soon', 'ms', 48_000, 60)).toBeNull();
    expect(Object.is(readOffset('-0', 'ms', 48_000, 60), 0)).toBe(true);
  });

  it('are shown so that one sample can be seen', () => {
    expect([-1, 0, 480, 48_000, -90_000].map((samples) => offsetWords(samples, 48_000))).toEqual(['−0.02 ms', '0.0 ms', '+10.0 ms', '+1.000 s', '−1.875 s']);
  });
});
