import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PeakStore } from '../peaks.ts';
import { rebase } from '../time.ts';
import { mapOnto, overlayScale } from './overlay-paint.ts';

describe('mapOnto', () => {
  it('moves by the offsets and follows the rates', () => {
    const axis = { sampleRate: 48_000, samples: 1, offsetSamples: 480 };
    expect(mapOnto(axis, { sampleRate: 96_000, samples: 1, offsetSamples: -960 })).toEqual({ scale: 2, shift: 1920 });
  });

  it('shows each version where a switch would go on', () => {
    const rate = fc.constantFrom(44_100, 48_000, 88_200, 96_000);
    const placed = fc.record({ sampleRate: rate, samples: fc.constant(10_000_000), offsetSamples: fc.integer({ min: -2_000_000, max: 2_000_000 }) });
    fc.assert(
      fc.property(placed, placed, fc.integer({ min: 0, max: 10_000_000 }), (axis, own, at) => {
        const { scale, shift } = mapOnto(axis, own);
        expect(Math.abs(at * scale + shift - rebase(at, axis, own))).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});

describe('overlayScale', () => {
  const wave = (peak: number, gainDb: number) => ({ gainDb, peaks: { peak: () => peak } as PeakStore });

  it('makes room for the loudest as it is played, not as it was made', () => {
    expect(overlayScale([wave(0.94, -20), wave(0.0235, 0)])).toBeCloseTo(8);
    expect(overlayScale([wave(0.94, -6.0206), wave(0.1, 0)])).toBeCloseTo(2, 4);
    expect(overlayScale([wave(1, 0)])).toBe(1);
    expect(overlayScale([wave(0, 0)])).toBe(1);
  });
});
