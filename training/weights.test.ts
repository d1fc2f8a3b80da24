import { expect, test } from 'vitest';
import weights from '#app/domain/notes/weights.json';
import { allExamples, digestOf } from './data.ts';

test('the weights in the product are made from the examples beside them: npm run notes:train', () => {
  expect(weights.digest).toBe(digestOf(allExamples()));
});

test('every example has a known kind', () => {
  expect([...new Set(allExamples().map(({ kind }) => kind))].sort()).toEqual(['comment', 'fault', 'major', 'minor']);
});
