import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampSamples, msToSamples, rebase, samplesToMs, samplesToSeconds, secondsToSamples, timecode } from './time.ts';

const rates = fc.constantFrom(44_100, 48_000, 88_200, 96_000, 192_000);

describe('conversions', () => {
  it('bring a sample back from seconds, for an hour at every rate', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 3600 * 192_000 }), (rate, samples) => {
        expect(secondsToSamples(samplesToSeconds(samples, rate), rate)).toBe(samples);
      }),
    );
  });

  it('bring a millisecond back from samples', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 3_600_000 }), (rate, ms) => {
        expect(samplesToMs(msToSamples(ms, rate), rate)).toBe(ms);
      }),
    );
  });

  it('keep a place inside the version, also when it is no number', () => {
    expect(clampSamples(-4, 100)).toBe(0);
    expect(clampSamples(100.4, 100)).toBe(100);
    expect(clampSamples(500, 100)).toBe(100);
    expect(clampSamples(Number.NaN, 100)).toBe(0);
  });
});

describe('rebase', () => {
  it('keeps the sample between versions of one rate and start', () => {
    const v = { sampleRate: 48_000, samples: 1000 };
    expect(rebase(123, v, v)).toBe(123);
  });

  it('keeps the moment between rates', () => {
    const from = { sampleRate: 48_000, samples: 480_000 };
    expect(rebase(96_000, from, { sampleRate: 96_000, samples: 960_000 })).toBe(192_000);
  });

  it('follows the offset of each version, even before its beginning', () => {
    const early = { sampleRate: 48_000, samples: 1000, offsetSamples: 0 };
    const late = { sampleRate: 48_000, samples: 1000, offsetSamples: 238 };
    expect(rebase(500, early, late)).toBe(262);
    expect(rebase(262, late, early)).toBe(500);
    expect(rebase(100, early, late)).toBe(-138);
  });
});

describe('timecode', () => {
  it('cuts to tenths', () => {
    expect(timecode(0)).toBe('0:00.0');
    expect(timecode(12.38)).toBe('0:12.3');
    expect(timecode(59.999)).toBe('0:59.9');
    expect(timecode(12.3)).toBe('0:12.3');
    expect(timecode(3725.06)).toBe('62:05.0');
  });
});
