import { gzipSync } from 'node:zlib';
import { readNote } from '#app/domain/notes/read-note.ts';
import weights from '#app/domain/notes/weights.json';
import * as measured from '#training/evaluate.ts';
import { readLabelled } from '#training/labelled.ts';
import { annotated, hits } from '#training/requests.ts';
import type { Figure } from './figure.ts';

export const name = 'notes';
export const about = 'reading mix notes: kind by cross-validation beside a bag of words, part and direction on annotated notes';

const FOLDS = 5;
const ROUNDS = 3;
const HALVES = [
  ['first', 'labelled notes, the half the lexicon was looked over on'],
  ['second', 'labelled notes, the half it was not'],
  ['third', 'notes written without sight of the labelled ones, the half the lexicon was looked over on'],
  ['fresh', 'notes written without sight of the labelled ones, the half it was not'],
] as const;

/** The labelled notes are read by models that have not seen them; our own examples are always learnt from. */
export async function run(): Promise<Figure[]> {
  const { given, own, crossValidated: ours, stranger } = await readLabelled(FOLDS);
  const unsure = measured.unsureShare(ours);
  const words = measured.bagOfWords(given, own, FOLDS, unsure);
  for (const [title, readings] of [['cross-validated', ours], ['bag of words', words], ['learnt from our own examples only', stranger]] as const) {
    console.error([title, ...measured.confusion(readings), ''].join('\n'));
  }
  const n = given.length;
  const share = { unit: 'share', better: 'higher' } as const;
  return [
    { figure: 'accuracy', ours: measured.accuracy(ours), peer: measured.accuracy(words), ...share, n, note: `${FOLDS} folds; the four kinds; must ≥ 0.92` },
    { figure: 'majorRecall', ours: measured.majorRecall(ours), peer: measured.majorRecall(words), ...share, n: given.filter(({ kind }) => kind === 'major').length, note: 'called major or left to the engineer, the same share of notes left by both; must ≥ 0.95' },
    { figure: 'unsure', ours: unsure, peer: null, unit: 'share', better: 'lower', n, note: 'left to the engineer; must ≤ 0.1' },
    { figure: 'accuracyWhenSure', ours: measured.accuracy(ours.filter((one) => !one.unsure)), peer: measured.accuracy(words.filter((one) => !one.unsure)), ...share, n },
    { figure: 'calibration', ours: measured.calibrationError(ours), peer: measured.calibrationError(words), unit: 'share', better: 'lower', n, note: 'how far confidence is from truth on average' },
    { figure: 'category', ours: measured.categoryAccuracy(ours), peer: null, ...share, n, note: 'what it is about, the kind given' },
    { figure: 'strangerAccuracy', ours: measured.accuracy(stranger), peer: null, ...share, n, note: 'learnt from our own examples only, read on the labelled notes of somebody else' },
    { figure: 'strangerMajorRecall', ours: measured.majorRecall(stranger), peer: null, ...share, n, note: `${(measured.unsureShare(stranger) * 100).toFixed(1)} % left to the engineer` },
    ...(['part', 'direction'] as const).flatMap((what) =>
      HALVES.flatMap(([set, note]) => {
        const { precision, recall, n: notes } = hits(annotated(set), what);
        return [
          { figure: `${what}Precision.${set}`, ours: precision, peer: null, ...share, n: notes, note },
          { figure: `${what}Recall.${set}`, ours: recall, peer: null, ...share, n: notes, note },
        ];
      }),
    ),
    { figure: 'weights', ours: gzipSync(JSON.stringify(weights)).length / 1000, peer: null, unit: 'kB', better: 'lower', n: 1, note: 'what the composer fetches to read notes, with gzip' },
    { figure: 'perNote', ours: timePerNote(given.map(({ body }) => body)), peer: null, unit: 'ms', better: 'lower', n: n * ROUNDS, note: 'the whole reading, requests and why; must < 10' },
  ];
}

function timePerNote(bodies: readonly string[]): number {
  for (const body of bodies) readNote(body);
  const began = performance.now();
  for (let round = 0; round < ROUNDS; round++) for (const body of bodies) readNote(body);
  return (performance.now() - began) / (ROUNDS * bodies.length);
}
