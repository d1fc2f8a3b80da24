import { describe, expect, test } from 'vitest';
import weights from '#app/domain/notes/weights.json';
import { NOTE_KINDS } from '#app/domain/policy/words.ts';
import type { Example } from './data.ts';
import { allExamples, digestOf } from './data.ts';
import { learn, prepare, readBy } from './learn.ts';
import { written } from './written.ts';

test('the weights in the product are made from the examples beside them: npm run notes:train', () => {
  expect(weights.digest).toBe(digestOf(allExamples()));
});

test('every example has a known kind', () => {
  expect([...new Set(allExamples().map(({ kind }) => kind))].sort()).toEqual(['comment', 'fault', 'major', 'minor']);
});

describe('learning', () => {
  const some = allExamples().filter(({ counts }, i) => counts && i % 4 === 0);
  const learnt = (examples: readonly Example[]) => learn(examples.map((example) => prepare(example, true)));

  test('the same examples give the same file, byte for byte', () => {
    expect(written(learnt(some), some)).toBe(written(learnt(some), some));
  });

  test('what engineers named anew is learnt: a word nobody else uses', () => {
    const note = prepare({ body: 'the celesta is splodgy', kind: 'fault', category: 'defect', minutes: null, weight: 1 }, true);
    const corrected = ['snare is splodgy', 'splodgy bass', 'that piano went splodgy', 'vocal splodgy at the end', 'splodgy strings', 'cello splodgy again'].map((body): Example => ({ body, kind: 'fault', category: 'defect', minutes: null, weight: 1 }));
    const chance = (examples: readonly Example[]) => readBy(learnt(examples), note).chances[NOTE_KINDS.indexOf('fault')] as number;
    expect(chance([...some, ...corrected])).toBeGreaterThan(chance(some));
    expect(readBy(learnt([...some, ...corrected]), note).kind).toBe('fault');
  });
});
