import { FILTERS, type Heard, LEAD, LENGTHS, PEAKS, peaksOf, ROWS, type Runs, scoresOfPeaks, SIZE, vectorsOf } from '#app/domain/notes/runs.ts';
import { MOST_STEPS } from '#app/domain/notes/packing.ts';
import { softmax } from '#app/domain/notes/model.ts';
import { NOTE_KINDS } from '#app/domain/policy/words.ts';
import { seeded, shuffle } from './fit.ts';

export type RunExample = { heard: readonly Heard[]; label: number; weight: number };

/** Chosen by cross-validation. `unheard`: the share of tokens left out of an example at random; `silent`: of filters. */
export const RUNS = { epochs: 10, batch: 32, rate: 2e-3, unheard: 0.1, silent: 0.4 };

/** One array of numbers that are learnt, by Adam (Kingma and Ba 2015). */
class Learnt {
  readonly gradient: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  constructor(readonly values: Float32Array) {
    this.gradient = new Float32Array(values.length);
    this.#mean = new Float32Array(values.length);
    this.#square = new Float32Array(values.length);
  }
  /** Moves every number by what the last examples asked of it, and what those before did. */
  move(rate: number, scale: number): void {
    for (let i = 0; i < this.values.length; i++) {
      const asked = (this.gradient[i] as number) * scale;
      this.gradient[i] = 0;
      const mean = (this.#mean[i] = 0.9 * (this.#mean[i] as number) + 0.1 * asked);
      const square = (this.#square[i] = 0.999 * (this.#square[i] as number) + 0.001 * asked * asked);
      this.values[i] = (this.values[i] as number) - (rate * mean) / (Math.sqrt(square) + 1e-8);
    }
  }
}

/** The step of the finest equal steps that reach the largest of these numbers. */
export const stepOf = (values: Float32Array): number => Number((values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / MOST_STEPS).toPrecision(4));

/** The step of the table: about half of what its numbers usually are. They are many, so that their errors even out, and pack better. */
export const TABLE_STEP = 0.08;

const inSteps = (values: Float32Array, step: number): void => values.forEach((value, i) => (values[i] = Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(value / step))) * step));

/** Learns to hear kinds from examples, in numbers as they are written; the same examples and seed give the same. */
export function fitRuns(examples: readonly RunExample[], seed: number, options = RUNS): Runs {
  const random = seeded(seed);
  const table = new Learnt(normal(ROWS * SIZE, 0.1, random));
  const filters = Array.from({ length: LENGTHS }, (_, i) => new Learnt(even(FILTERS * (i + 1) * SIZE, 1 / Math.sqrt((i + 1) * SIZE), random)));
  const offsets = new Learnt(new Float32Array(PEAKS));
  const out = new Learnt(even(NOTE_KINDS.length * PEAKS, 1 / Math.sqrt(PEAKS), random));
  const bias = new Learnt(new Float32Array(NOTE_KINDS.length));
  const runs: Runs = { table: table.values, filters: filters.map(({ values }) => values), offsets: offsets.values, out: out.values, bias: bias.values };
  const order = examples.map((_, i) => i);
  const steps = Math.ceil(examples.length / options.batch) * options.epochs;
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += options.batch) {
      for (const at of order.slice(from, from + options.batch)) learnFrom(examples[at] as RunExample);
      step++;
      const warm = Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step);
      const rate = options.rate * warm * Math.min(1, step / 100) * Math.max(0.02, 1 - step / steps);
      for (const one of [table, ...filters, offsets, out, bias]) one.move(rate, 1 / options.batch);
    }
  }
  inSteps(table.values, TABLE_STEP);
  for (const { values } of [...filters, offsets, out, bias]) inSteps(values, stepOf(values));
  return runs;

  function learnFrom({ heard, label, weight }: RunExample): void {
    const kept = heard.map((token) => (random() < options.unheard ? SILENCE : token));
    const vectors = vectorsOf(runs, kept);
    const { peaks, begins } = peaksOf(runs, vectors);
    const open = Float32Array.from(peaks, () => (random() < options.silent ? 0 : 1 / (1 - options.silent)));
    const through = peaks.map((peak, f) => peak * (open[f] as number));
    const chances = softmax(scoresOfPeaks(runs, through));
    const asked = new Float32Array(PEAKS);
    chances.forEach((chance, kind) => {
      const error = (chance - (kind === label ? 1 : 0)) * weight;
      add(bias, kind, error);
      for (let f = 0; f < PEAKS; f++) {
        add(out, kind * PEAKS + f, error * (through[f] as number));
        asked[f] = (asked[f] as number) + error * (out.values[kind * PEAKS + f] as number);
      }
    });
    const back = new Float32Array(vectors.length);
    for (let f = 0; f < PEAKS; f++) {
      if ((peaks[f] as number) <= 0 || (open[f] as number) === 0) continue;
      const error = (asked[f] as number) * (open[f] as number);
      add(offsets, f, error);
      const length = Math.floor(f / FILTERS) + 1;
      const filter = filters[length - 1] as Learnt;
      const weights = (f % FILTERS) * length * SIZE;
      const begin = begins[f] as number;
      for (let i = 0; i < length * SIZE; i++) {
        add(filter, weights + i, error * (vectors[begin + i] as number));
        back[begin + i] = (back[begin + i] as number) + error * (filter.values[weights + i] as number);
      }
    }
    kept.forEach(({ rows, shares }, token) => {
      const from = (token + LEAD) * SIZE;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] as number;
        for (let d = 0; d < SIZE; d++) add(table, row * SIZE + d, (shares[i] as number) * (back[from + d] as number));
      }
    });
  }
}

const SILENCE: Heard = { rows: new Int32Array(0), shares: new Float32Array(0) };

function add({ gradient }: Learnt, at: number, much: number): void {
  gradient[at] = (gradient[at] as number) + much;
}

const even = (count: number, most: number, random: () => number) => Float32Array.from({ length: count }, () => (random() * 2 - 1) * most);
/** Numbers of a normal distribution (Box and Muller). */
const normal = (count: number, spread: number, random: () => number) => Float32Array.from({ length: count }, () => spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
