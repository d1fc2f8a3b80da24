import type { Linear, Valued } from '#app/domain/notes/model.ts';

/** A linear model with all its names: for each feature one weight a class. */
export type Fitted = Linear & { bias: number[]; weights: Map<string, number[]> };

export type FitOptions = { l2: number; epochs: number; rate: number; seenAtLeast: number; seed?: number };

type Encoded = { ids: Int32Array; values: Float64Array };
type Row = Encoded & { label: number; weight: number };

/** Names as numbers, kept from fit to fit: the same examples are learnt from in many folds. */
const NUMBERS = new Map<string, number>();
const NAMES: string[] = [];
const ENCODED = new WeakMap<Valued, Encoded>();

function encode(named: Valued): Encoded {
  const before = ENCODED.get(named);
  if (before) return before;
  const ids = new Int32Array(named.size);
  const values = new Float64Array(named.size);
  let at = 0;
  for (const [name, { value }] of named) {
    const id = NUMBERS.get(name) ?? NAMES.push(name) - 1;
    NUMBERS.set(name, id);
    ids[at] = id;
    values[at++] = value;
  }
  const made = { ids, values };
  ENCODED.set(named, made);
  return made;
}

/** Only what has a place in `local`, by its number there. */
function within({ ids, values }: Encoded, local: Int32Array): Encoded {
  const own = ids.map((id) => local[id] as number);
  return { ids: own.filter((id) => id >= 0), values: values.filter((_, i) => (own[i] as number) >= 0) };
}

/** An error this small teaches nothing more: most examples are soon told, and passed over. */
const SETTLED = 0.005;

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

/** The same things in another order, in place (Fisher and Yates). */
export function shuffle(things: unknown[], random: () => number): void {
  for (let i = things.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [things[i], things[j]] = [things[j], things[i]];
  }
}

/** Multinomial logistic regression with L2, by AdaGrad over a shuffled pass after pass. The same data gives the same weights. */
export function fit(classes: readonly string[], rows: readonly { values: Valued; label: string; weight?: number }[], options: FitOptions): Fitted {
  const encoded = rows.map(({ values }) => encode(values));
  const seen = new Int32Array(NAMES.length);
  for (const { ids } of encoded) for (const id of ids) seen[id] = (seen[id] as number) + 1;
  const known = [...seen.keys()].filter((id) => (seen[id] as number) >= options.seenAtLeast).sort((a, b) => ((NAMES[a] as string) < (NAMES[b] as string) ? -1 : 1));
  const local = new Int32Array(NAMES.length).fill(-1);
  known.forEach((id, i) => (local[id] = i));
  const counts = known.map((id) => seen[id] as number);
  const k = classes.length;
  const w = new Float64Array(known.length * k);
  const g = new Float64Array(known.length * k).fill(1e-2);
  const bias = new Float64Array(k);
  const biasG = new Float64Array(k).fill(1e-2);
  const data = rows.map(({ label, weight = 1 }, row): Row => ({ ...within(encoded[row] as Encoded, local), label: classes.indexOf(label), weight }));
  const random = seeded(options.seed ?? 7);
  const order = data.map((_, i) => i);
  const p = new Float64Array(k);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const row = data[at] as Row;
      chances(row);
      for (let c = 0; c < k; c++) learnFrom(row, c, ((p[c] as number) - (c === row.label ? 1 : 0)) * row.weight);
    }
  }
  const weights = new Map(known.map((id, i) => [NAMES[id] as string, [...w.subarray(i * k, i * k + k)]]));
  return { bias: [...bias], weights, rowOf: (name) => weights.get(name) };

  /** Writes into `p` how likely each class is by what has been learnt so far. */
  function chances({ ids, values }: Row): void {
    p.set(bias);
    for (let i = 0; i < ids.length; i++) {
      const slot = (ids[i] as number) * k;
      const value = values[i] as number;
      for (let c = 0; c < k; c++) p[c] = (p[c] as number) + (w[slot + c] as number) * value;
    }
    let top = -Infinity;
    for (let c = 0; c < k; c++) if ((p[c] as number) > top) top = p[c] as number;
    let sum = 0;
    for (let c = 0; c < k; c++) sum += p[c] = Math.exp((p[c] as number) - top);
    for (let c = 0; c < k; c++) p[c] = (p[c] as number) / sum;
  }

  function learnFrom({ ids, values }: Row, c: number, error: number): void {
    if (Math.abs(error) < SETTLED) return;
    biasG[c] = (biasG[c] as number) + error * error;
    bias[c] = (bias[c] as number) - (options.rate * error) / Math.sqrt(biasG[c]);
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      const slot = id * k + c;
      const step = error * (values[i] as number) + (options.l2 * (w[slot] as number)) / (counts[id] as number);
      const squares = (g[slot] as number) + step * step;
      g[slot] = squares;
      w[slot] = (w[slot] as number) - (options.rate * step) / Math.sqrt(squares);
    }
  }
}
