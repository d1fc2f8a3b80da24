import { idOf, packIds, packSteps } from '#app/domain/notes/packing.ts';
import { digestOf, type Example } from './data.ts';
import { stepOf, TABLE_STEP } from './fit-runs.ts';
import { type Learned, round, STEP } from './learn.ts';

/** What was learnt from these examples as the text of the weights' file. */
export function written({ kinds, second, runs, about, categoryNames, categoriesOf, minutes, temperature, pieceTemperature, unsure }: Learned, examples: readonly Example[]): string {
  const rows = [...new Map([...kinds.weights].map(([name, row]) => [idOf(name), row]))].sort(([a], [b]) => a - b);
  const plain = (weights: Map<string, number[]>) => Object.fromEntries([...weights].map(([name, row]) => [name, row.map((weight) => Math.round(weight * 100) / 100)]));
  return JSON.stringify({
    digest: digestOf(examples),
    kinds: {
      bias: kinds.bias.map(round),
      step: STEP,
      ids: packIds(rows.map(([id]) => id)),
      steps: kinds.bias.map((_, column) => packSteps(rows.map(([, row]) => Math.round((row[column] as number) / STEP)))),
    },
    runs: { table: stepped(runs.table, TABLE_STEP), filters: runs.filters.map((filter) => stepped(filter)), offsets: stepped(runs.offsets), out: stepped(runs.out), bias: stepped(runs.bias) },
    second: { bias: second.bias.map(round), rows: plain(second.weights) },
    categories: { names: categoryNames, of: categoriesOf, bias: about.bias.map(round), rows: plain(about.weights) },
    minutes,
    temperature,
    pieceTemperature,
    unsure,
  });
}

function stepped(values: Float32Array, step = stepOf(values)): { step: number; steps: string } {
  return { step, steps: packSteps([...values].map((value) => Math.round(value / step))) };
}
