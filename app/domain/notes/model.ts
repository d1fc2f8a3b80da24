import type { Category } from '../policy/studio.ts';
import { NOTE_KINDS, type NoteKind } from '../policy/words.ts';
import { idOf, unpackIds, unpackSteps } from './packing.ts';
import type { Runs } from './runs.ts';
import weights from './weights.json';

/** Numbers beside the kinds, in the order of `NOTE_KINDS`. */
export type ByKind = readonly number[];

/** A linear model: what a feature speaks for, one weight a class; undefined when it knows nothing of it. */
export type Linear = { bias: ByKind; rowOf: (name: string) => ByKind | undefined };

/** Named values, as features are: only the value counts for a score. */
export type Valued = ReadonlyMap<string, { value: number }>;

/** The raw scores of named values, one a class. */
export function scoresOf({ bias, rowOf }: Linear, values: Valued): number[] {
  const scores = [...bias];
  for (const [name, { value }] of values) {
    const row = rowOf(name);
    if (row) for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) + (row[i] as number) * value;
  }
  return scores;
}

/** Scores as probabilities; the hotter, the more even. */
export function softmax(scores: readonly number[], temperature = 1): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - top) / temperature));
  const sum = raised.reduce((all, one) => all + one, 0);
  return raised.map((one) => one / sum);
}

/**
 * What the second look at a note sees: the scores of the whole, and, of a note in several pieces, how far
 * the pieces go. One large wish among small ones decides a note, which a sum over all its words would drown.
 */
export function secondLook(whole: readonly number[], pieces: readonly (readonly number[])[]): Valued {
  const seen = new Map<string, { value: number }>();
  const see = (name: string, value: number) => seen.set(name, { value });
  const mean = whole.reduce((sum, score) => sum + score, 0) / whole.length;
  NOTE_KINDS.forEach((kind, i) => see(`whole ${kind}`, (whole[i] as number) - mean));
  if (pieces.length < 2) return seen;
  see('several', 1);
  NOTE_KINDS.forEach((kind, i) => {
    const of = pieces.map((piece) => piece[i] as number);
    const most = Math.max(...of);
    see(`most ${kind}`, most);
    see(`log ${kind}`, Math.max(-4, Math.log(most + 1e-6)) / 2);
    see(`first ${kind}`, of[0] as number);
    see(`last ${kind}`, of.at(-1) as number);
    see(`mean ${kind}`, of.reduce((sum, one) => sum + one, 0) / of.length);
  });
  return seen;
}

/** How much the reader of runs counts beside the reader of features: chosen by cross-validation. */
const SHARE = 0.4;

/** What the two readers of a note say together, as raw scores. */
export const together = (features: ByKind, runs: ByKind): number[] => features.map((score, i) => (1 - SHARE) * score + SHARE * (runs[i] as number));

/** All that reading needs to have learnt. */
export type Model = {
  /** What words speak for. */
  kinds: Linear;
  /** What the whole and the pieces together speak for. */
  second: Linear;
  /** What short runs of words speak for. */
  runs: Runs;
  /** What a request is about, told by its classes of words; one weight a category of `categoryNames`. */
  about: Linear;
  categoryNames: readonly Category[];
  /** The categories a kind can have. */
  categoriesOf: Readonly<Record<NoteKind, readonly Category[]>>;
  /** Minutes such work usually takes. */
  minutes: Readonly<Partial<Record<Category, number>>>;
  temperature: number;
  pieceTemperature: number;
  /** Below `confidence`, or from `major` on that a major change hides in it, the engineer is asked. */
  unsure: { confidence: number; major: number };
};

function unpacked({ ids, steps, step }: typeof weights.kinds): Map<number, number[]> {
  const columns = steps.map(unpackSteps);
  return new Map(unpackIds(ids).map((id, row) => [id, columns.map((column) => (column[row] as number) * step)]));
}

const named = ({ bias, rows }: { bias: number[]; rows: object }): Linear => ({ bias, rowOf: (name) => (rows as Record<string, number[]>)[name] });

const floats = ({ step, steps }: { step: number; steps: string }) => Float32Array.from(unpackSteps(steps), (one) => one * step);

function opened(): Model {
  const rows = unpacked(weights.kinds);
  const { categories, minutes, temperature, pieceTemperature, unsure } = weights;
  return {
    kinds: { bias: weights.kinds.bias, rowOf: (name) => rows.get(idOf(name)) },
    second: named(weights.second),
    runs: { table: floats(weights.runs.table), filters: weights.runs.filters.map(floats), offsets: floats(weights.runs.offsets), out: floats(weights.runs.out), bias: floats(weights.runs.bias) },
    about: named(categories),
    categoryNames: categories.names as readonly Category[],
    categoriesOf: categories.of as unknown as Model['categoriesOf'],
    minutes,
    temperature,
    pieceTemperature,
    unsure,
  };
}

let model: Model | null = null;

/** The model of the weights that come with the code. */
export const theModel = (): Model => (model ??= opened());
