import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDifference, formatGain, matchGain } from './match.ts';

const lufs = fc.double({ min: -60, max: 0, noNaN: true });

test('the quietest plays as it is, the others come down to it', () => {
  const set = [-9, -16, -12];
  expect(set.map((own) => matchGain(own, set))).toEqual([-7, 0, -4]);
});

test('a target takes the place of the quietest, but never turns anything up', () => {
  expect(matchGain(-9, [-9, -16], -18)).toBe(-9);
  expect(matchGain(-20, [-20, -16], -18)).toBe(0);
});

test('what is not measured is not touched and does not count', () => {
  expect(matchGain(null, [-9, -16])).toBe(0);
  expect(matchGain(-9, [-9, null, Number.NEGATIVE_INFINITY])).toBe(0);
});

test('matched versions are equally loud, and none is turned up', () => {
  fc.assert(
    fc.property(fc.array(lufs, { minLength: 1, maxLength: 8 }), (set) => {
      const played = set.map((own) => own + matchGain(own, set));
      for (const loudness of played) expect(loudness).toBeCloseTo(Math.min(...set), 9);
      for (const own of set) expect(matchGain(own, set)).toBeLessThanOrEqual(0);
    }),
  );
});

test('the line tells the truth', () => {
  const v2 = { name: 'v2', lufs: -16 };
  const v3 = { name: 'v3', lufs: -9 };
  expect(describeDifference(v3, v2)).toBe('v3 is 7.0 dB louder than v2; matched for comparing.');
  expect(describeDifference(v2, v3)).toBe('v3 is 7.0 dB louder than v2; matched for comparing.');
  expect(describeDifference(v3, v2, false)).toBe('v3 is 7.0 dB louder than v2; played as they are.');
  expect(describeDifference(v2, { name: 'v4', lufs: -16.04 })).toBe('v2 and v4 are equally loud.');
  expect(describeDifference(v2, { name: 'v4', lufs: null })).toMatch(/^The loudness of v4 is not known/);
});

test('a gain has a sign', () => {
  expect([-7, 0, 1.25].map(formatGain)).toEqual(['−7.0 dB', '0.0 dB', '+1.3 dB']);
});
