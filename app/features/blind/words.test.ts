import { expect, it } from 'vitest';
import type { BlindTestView } from '#app/contracts/blind.ts';
import { figures, soFar, trialWords, versionsOf } from './words.ts';

const versions = [2, 3, 5].map((number) => ({ id: `id-${number}`, number, label: `Mix ${number}` }));
const abx = { correct: 13, trials: 16, p: 697 / 65_536, anytimeP: 0.07, heard: true };
const test = (facts: Partial<BlindTestView>) => ({ versions, voted: 0, abx: null, votes: null, ...facts }) as BlindTestView;

it('names what was compared', () => {
  expect(versionsOf(test({}))).toBe('v2, v3 or v5');
  expect(versionsOf(test({ versions: versions.slice(0, 2) }))).toBe('v2 or v3');
});

it('gives the figures, the most liked first', () => {
  expect(figures(test({ abx }))).toBe('13 of 16, p = 0.011');
  expect(figures(test({ votes: [1, 4, 0] }))).toBe('v3 4× · v2 1× · v5 0×');
});

it('counts trials, and rounds of preference without saying more', () => {
  expect(trialWords({ kind: 'abx', planned: 16 }, 5)).toBe('Trial 5 of 16');
  expect(trialWords({ kind: 'abx', planned: 16 }, 18)).toBe('Trial 18, 2 more than planned');
  expect(trialWords({ kind: 'preference', planned: 5 }, 1)).toBe('Round 1 of 5');
  expect(soFar(test({ abx: { ...abx, trials: 0 } }))).toBe('');
  expect(soFar(test({ voted: 16, abx }))).toBe('13 of 16 right so far, p = 0.011.');
  expect(soFar(test({ voted: 1 }))).toBe('1 round answered. What you chose is shown at the end.');
});
