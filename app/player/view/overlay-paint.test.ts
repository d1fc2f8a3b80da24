import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebase } from '../time.ts';
import { mapOnto } from './overlay-paint.ts';

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
