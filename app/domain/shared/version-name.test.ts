import { expect, test } from 'vitest';
import { byVersion, versionName } from './version-name.ts';

test('mixes and references are counted for themselves, mixes first and newest first', () => {
  const versions = [
    { role: 'reference', number: 2 },
    { role: 'mix', number: 1 },
    { role: 'reference', number: 1 },
    { role: 'mix', number: 12 },
  ] as const;
  expect([...versions].sort(byVersion).map(versionName)).toEqual(['v12', 'v1', 'R1', 'R2']);
});
