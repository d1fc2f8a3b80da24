import { categoryOf, classify, type Classified } from '#app/domain/notes/classify.ts';
import { parse, type Parsed } from '#app/domain/notes/clauses.ts';
import { type Features, featuresOf } from '#app/domain/notes/features.ts';
import { type Linear, type Model, scoresOf, secondLook, softmax, together, type Valued } from '#app/domain/notes/model.ts';
import { MOST_STEPS } from '#app/domain/notes/packing.ts';
import { parsedPieces } from '#app/domain/notes/pieces.ts';
import { type Heard, heardOf, type Runs, scoresOfRuns } from '#app/domain/notes/runs.ts';
import { CATEGORIES, type Category } from '#app/domain/policy/studio.ts';
import { NOTE_KINDS, type NoteKind } from '#app/domain/policy/words.ts';
import type { Example } from './data.ts';
import { fit, type Fitted, seeded, shuffle } from './fit.ts';
import { fitRuns } from './fit-runs.ts';

/** An example with what the model sees of it; `counts` where confidence is set by it: notes of other authors than ours. */
export type Prepared = Example & { parsed: Parsed; features: Features; pieces: readonly Features[]; heard: readonly Heard[]; counts: boolean };

export function prepare(example: Example, counts: boolean): Prepared {
  const parsed = parse(example.body);
  return { ...example, parsed, features: featuresOf(parsed), pieces: parsedPieces(example.body, parsed).map((piece) => featuresOf(piece.parsed)), heard: heardOf(parsed), counts };
}

/** Chosen by cross-validation. */
const FIRST = { l2: 0.5, epochs: 15, rate: 0.1, seenAtLeast: 2 };
const SECOND = { l2: 0.5, epochs: 40, rate: 0.1, seenAtLeast: 1 };
const ABOUT = { l2: 0.5, epochs: 20, rate: 0.1, seenAtLeast: 3 };
/** Features kept, those that speak most plainly: what the browser has to fetch. */
const KEPT = 14_000;
const STEP = 0.06;
/** The order examples are learnt in leaves its mark; the mean of several orders does so less. */
const ORDERS = [7, 107, 207];
/** How much more notes as others write them count where the whole and the pieces are weighed: it has few weights and needs no rare words. */
const COUNTED = 4;
const FOLDS = 5;
/** Fewer where runs are learnt, which takes its time: only to know how sure both readers are together. */
const RUN_FOLDS = 2;
/** Shares of the notes to be left to the engineer: where a major change may hide, and in all. */
const LEFT = { major: 0.08, all: 0.094 };

export type Learned = Model & { kinds: Fitted; second: Fitted; about: Fitted };

/** Learns to read from examples; the same examples give the same model. */
export function learn(examples: readonly Prepared[]): Learned {
  const folds = foldsOf(examples.length, FOLDS, 3);
  const unseen = held(examples, folds, (rows) => firstOf(rows));
  const pieceTemperature = temperatureFor(examples.map(({ kind, features }, i) => ({ kind, scores: scoresOf(unseen[i] as Linear, features) })));
  const looks = examples.map((example, i) => ({ values: lookAt(example, unseen[i] as Linear, pieceTemperature), label: example.kind, weight: example.weight * (example.counts ? COUNTED : 1) }));
  const second = fit(NOTE_KINDS, looks, SECOND);

  const secondUnseen = held(looks, folds, (rows) => fit(NOTE_KINDS, rows, SECOND));
  const runsUnseen = runsHeld(examples);
  const counting = examples.flatMap(({ kind }, i) => {
    const runs = runsUnseen[i];
    return runs ? [{ kind, scores: together(scoresOf(secondUnseen[i] as Linear, (looks[i] as (typeof looks)[number]).values), runs) }] : [];
  });
  const temperature = temperatureFor(counting);
  return {
    kinds: firstOf(examples),
    second,
    runs: runsOf(examples),
    ...categoriesFrom(examples),
    temperature,
    pieceTemperature,
    unsure: thresholds(counting.map(({ scores }) => softmax(scores, temperature))),
  };
}

/** How a learned model reads an example. */
export const readBy = (model: Model, { body, parsed }: Prepared): Classified => classify(body, parsed, model);
export const categoryBy = (model: Model, kind: NoteKind, { features }: Prepared): Category => categoryOf(kind, features, model);

/** Which of `count` folds each of so many rows is in, shuffled the same way each time. */
export function foldsOf(rows: number, count: number, seed: number): number[] {
  const order = Array.from({ length: rows }, (_, i) => i);
  shuffle(order, seeded(seed));
  const folds: number[] = [];
  order.forEach((row, i) => (folds[row] = i % count));
  return folds;
}

/** For each row what was learnt from the other folds. */
function held<R, L>(rows: readonly R[], folds: readonly number[], learnFrom: (rows: R[]) => L): L[] {
  const learnt = Array.from({ length: Math.max(...folds) + 1 }, (_, fold) => learnFrom(rows.filter((_row, i) => folds[i] !== fold)));
  return rows.map((_, i) => learnt[folds[i] as number] as L);
}

const runsOf = (examples: readonly Prepared[]): Runs => fitRuns(examples.map(({ heard, kind, weight }) => ({ heard, label: NOTE_KINDS.indexOf(kind), weight })), ORDERS[0] as number);

/** How runs speak of each example that counts, of all where none does, learnt without it; undefined of the others. */
function runsHeld(examples: readonly Prepared[]): (number[] | undefined)[] {
  const some = examples.some(({ counts }) => counts);
  const folds = foldsOf(examples.length, RUN_FOLDS, 5);
  const judged = ({ counts }: Prepared) => counts || !some;
  const learnt = Array.from({ length: RUN_FOLDS }, (_, fold) => runsOf(examples.filter((example, i) => !judged(example) || folds[i] !== fold)));
  return examples.map((example, i) => (judged(example) ? scoresOfRuns(learnt[folds[i] as number] as Runs, example.heard) : undefined));
}

function firstOf(examples: readonly Prepared[]): Fitted {
  const rows = examples.map(({ features, kind, weight }) => ({ values: features, label: kind, weight }));
  const fitted = meanOf(ORDERS.map((seed) => fit(NOTE_KINDS, rows, { ...FIRST, seed })));
  const spread = (row: readonly number[]) => Math.max(...row) - Math.min(...row);
  const kept = [...fitted.weights].sort(([a, x], [b, y]) => spread(y) - spread(x) || (a < b ? -1 : 1)).slice(0, KEPT);
  const stepped = (weight: number) => Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(weight / STEP))) * STEP;
  const weights = new Map(kept.map(([name, row]) => [name, row.map(stepped)]));
  return { bias: fitted.bias, weights, rowOf: (name) => weights.get(name) };
}

/** One linear model in place of several that know the same features. */
function meanOf(fits: readonly Fitted[]): Pick<Fitted, 'bias' | 'weights'> {
  const mean = (rows: readonly (readonly number[])[]) => NOTE_KINDS.map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length);
  const names = [...(fits[0]?.weights.keys() ?? [])];
  return { bias: mean(fits.map(({ bias }) => bias)), weights: new Map(names.map((name) => [name, mean(fits.map(({ weights }) => weights.get(name) ?? []))])) };
}

export { STEP };

function lookAt({ features, pieces }: Prepared, first: Linear, temperature: number): Valued {
  return secondLook(scoresOf(first, features), pieces.map((piece) => softmax(scoresOf(first, piece), temperature)));
}

/** The temperature under which the scores say most truly how likely they are right. */
function temperatureFor(judged: readonly { kind: NoteKind; scores: readonly number[] }[]): number {
  const loss = (temperature: number) =>
    judged.reduce((sum, { kind, scores }) => sum - Math.log(Math.max(1e-9, softmax(scores, temperature)[NOTE_KINDS.indexOf(kind)] as number)), 0);
  const tried = Array.from({ length: 51 }, (_, i) => 0.5 + i * 0.05).map((temperature) => ({ temperature, loss: loss(temperature) }));
  return round(tried.reduce((best, one) => (one.loss < best.loss ? one : best)).temperature);
}

function thresholds(chances: readonly (readonly number[])[]): Model['unsure'] {
  const at = NOTE_KINDS.indexOf('major');
  const hidden = chances.filter((one) => Math.max(...one) !== one[at]).map((one) => one[at] as number).sort((a, b) => b - a);
  const major = hidden[Math.floor(LEFT.major * chances.length)] ?? 0.5;
  const rest = chances.filter((one) => Math.max(...one) === one[at] || (one[at] as number) < major).map((one) => Math.max(...one)).sort((a, b) => a - b);
  return { major: round(major), confidence: round(rest[Math.floor((LEFT.all - LEFT.major) * chances.length)] ?? 0.3) };
}

function categoriesFrom(examples: readonly Prepared[]) {
  const used = (one: Category) => examples.some(({ category }) => category === one);
  const categoryNames = CATEGORIES.filter(used);
  const about = fit(categoryNames, examples.map(({ features, category, weight }) => ({ values: classesOnly(features), label: category, weight })), ABOUT);
  const of = (kind: NoteKind) => categoryNames.filter((one) => examples.some((example) => example.kind === kind && example.category === one));
  const categoriesOf = Object.fromEntries(NOTE_KINDS.map((kind) => [kind, of(kind)])) as Record<NoteKind, Category[]>;
  const minutes = Object.fromEntries(categoryNames.map((one) => [one, middle(examples.flatMap(({ category, minutes: took }) => (category === one && took !== null ? [took] : [])))]));
  return { about, categoryNames, categoriesOf, minutes };
}

/** What a request is about is told by classes of words alone: it need not tell takes from tastes. */
const classesOnly = (features: Features): Valued => new Map([...features].filter(([name]) => name.startsWith('t ')));

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 5;
}

export const round = (value: number) => Math.round(value * 1000) / 1000;
