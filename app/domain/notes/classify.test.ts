import { expect, test } from 'vitest';
import { classify } from './classify.ts';
import { parse } from './clauses.ts';
import { theModel } from './model.ts';

const model = theModel();
const NOTE = 'the strings lift that chorus, and could the fiddle come out of its cupboard a bit';
const chances = (of: typeof model, body = NOTE) => classify(body, parse(body), of).chances;

test('both readers are heard: silence in either changes how likely the kinds are', () => {
  const silentRuns = { ...model, runs: { ...model.runs, out: model.runs.out.map(() => 0) } };
  const silentFeatures = { ...model, second: { ...model.second, rowOf: () => undefined } };
  expect(chances(silentRuns)).not.toEqual(chances(model));
  expect(chances(silentFeatures)).not.toEqual(chances(model));
});

test('the order of words counts, beyond what stands beside what', () => {
  const runs = { ...model, second: { bias: model.second.bias, rowOf: () => undefined } };
  expect(chances(runs, 'louder drums than vocals')).not.toEqual(chances(runs, 'louder vocals than drums'));
});

test('likelihoods are shares of one, also of a note of dots alone, which is a comment and sure', () => {
  for (const body of [NOTE, '…', '🔥', 'x'.repeat(4000)]) expect(chances(model, body).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
  expect(classify('…', parse('…'))).toMatchObject({ kind: 'comment', confidence: 1, unsure: false });
});
