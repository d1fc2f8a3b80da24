import { type Linear, softmax, type Valued } from '#app/domain/notes/model.ts';

/** A linear model with all its names: for each feature one weight a class. */
export type Fitted = Linear & { bias: number[]; weights: Map<string, number[]> };

export type FitOptions = { l2: number; epochs: number; rate: number; seenAtLeast: number };

/** A generator of numbers in [0, 1) that gives the same run for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Multinomial logistic regression with L2, by AdaGrad over a shuffled pass after pass. The same data gives the same weights. */
export function fit(classes: readonly string[], rows: readonly { values: Valued; label: string; weight?: number }[], options: FitOptions): Fitted {
  const seen = new Map<string, number>();
  for (const { values } of rows) for (const name of values.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, count]) => count >= options.seenAtLeast).map(([name]) => name).sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const counts = names.map((name) => seen.get(name) as number);
  const k = classes.length;
  const w = new Float64Array(names.length * k);
  const g = new Float64Array(names.length * k).fill(1e-2);
  const bias = new Float64Array(k);
  const biasG = new Float64Array(k).fill(1e-2);
  const data = rows.map(({ values, label, weight = 1 }) => {
    const known = [...values].flatMap(([name, { value }]) => (index.has(name) ? [[index.get(name) as number, value] as const] : []));
    return { ids: Int32Array.from(known, ([id]) => id), values: Float64Array.from(known, ([, value]) => value), label: classes.indexOf(label), weight };
  });
  const random = seeded(7);
  const order = data.map((_, i) => i);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const at of order) {
      const { ids, values, label, weight } = data[at] as (typeof data)[number];
      const p = softmax(scores(ids, values));
      for (let c = 0; c < k; c++) {
        const error = ((p[c] as number) - (c === label ? 1 : 0)) * weight;
        biasG[c] = (biasG[c] as number) + error * error;
        bias[c] = (bias[c] as number) - (options.rate * error) / Math.sqrt(biasG[c] as number);
        for (let i = 0; i < ids.length; i++) {
          const id = ids[i] as number;
          const slot = id * k + c;
          const step = error * (values[i] as number) + (options.l2 * (w[slot] as number)) / (counts[id] as number);
          g[slot] = (g[slot] as number) + step * step;
          w[slot] = (w[slot] as number) - (options.rate * step) / Math.sqrt(g[slot]);
        }
      }
    }
  }
  const weights = new Map(names.map((name, i) => [name, [...w.slice(i * k, i * k + k)]]));
  return { bias: [...bias], weights, rowOf: (name) => weights.get(name) };

  function scores(ids: Int32Array, values: Float64Array): number[] {
    const out = [...bias];
    for (let i = 0; i < ids.length; i++) {
      const base = (ids[i] as number) * k;
      for (let c = 0; c < k; c++) out[c] = (out[c] as number) + (w[base + c] as number) * (values[i] as number);
    }
    return out;
  }
}
