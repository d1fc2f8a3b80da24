import { expect, test } from 'vitest';
import { parse } from '#app/domain/notes/clauses.ts';
import { heardOf, scoresOfRuns } from '#app/domain/notes/runs.ts';
import { fitRuns, type RunExample } from './fit-runs.ts';

const MAJOR = 1;
const COMMENT = 3;
const heard = (body: string) => heardOf(parse(body));
const example = (body: string, label: number): RunExample => ({ heard: heard(body), label, weight: 1 });
const likeliest = (scores: readonly number[]) => scores.indexOf(Math.max(...scores));

const NAMES = ['anna', 'ben', 'carla', 'dora', 'emil', 'frida', 'georg', 'hanna'];
const both = NAMES.flatMap((name) => NAMES.flatMap((other) => [example(`${name} follows blip blop ${other}`, MAJOR), example(`${name} follows blop blip ${other}`, COMMENT)]));
const learnt = fitRuns(both, 7, { epochs: 12, batch: 4, rate: 5e-3, unheard: 0, silent: 0.2 });

test('the order of words is heard, with names nobody has seen', () => {
  expect(likeliest(scoresOfRuns(learnt, heard('ines follows blip blop jonas')))).toBe(MAJOR);
  expect(likeliest(scoresOfRuns(learnt, heard('ines follows blop blip jonas')))).toBe(COMMENT);
});

test('a run is heard wherever it stands', () => {
  expect(likeliest(scoresOfRuns(learnt, heard('blop blip')))).toBe(COMMENT);
  expect(likeliest(scoresOfRuns(learnt, heard('kurt and lena said that ines follows blip blop when jonas is there')))).toBe(MAJOR);
});

test('a note without a word has a score, and so has one of four thousand characters', () => {
  for (const body of ['', '…', '🔥', 'la '.repeat(1333)]) expect(scoresOfRuns(learnt, heard(body)).every(Number.isFinite)).toBe(true);
});
