import type { Parsed } from './clauses.ts';
import { lettersOf } from './forms.ts';
import { NOTE_KINDS } from '../policy/words.ts';
import { idOf } from './packing.ts';

/**
 * The second reader of a note: where the first weighs what a note shows by name, this one hears short runs of
 * words. Each token is the sum of what was learnt of its word, its letters, its classes and its scope; filters look at every
 * run of one, two or three tokens, the strongest answer of each filter speaks for the kinds. (A convolution over words
 * with the maximum over time: Kim 2014; letters for words never seen: Bojanowski et al. 2017.)
 */
export type Runs = {
  /** `ROWS` vectors of `SIZE` numbers. */
  table: Float32Array;
  /** For runs of 1, 2, 3 tokens: `FILTERS` filters of as many vectors, one after another. */
  filters: readonly Float32Array[];
  /** One number a filter, of all lengths in turn. */
  offsets: Float32Array;
  /** For each kind one weight a filter. */
  out: Float32Array;
  bias: Float32Array;
};

export const ROWS = 4096;
export const SIZE = 32;
export const FILTERS = 64;
export const LENGTHS = 3;
export const PEAKS = FILTERS * LENGTHS;
/** Tokens heard of a note; a longer one is heard so far and weighed whole by the first reader. */
const HEARD = 160;
/** Runs of letters heard of a word. */
const MOST_LETTERS = 24;

/** Rows of the table that make up one token, and how much of each. */
export type Heard = { rows: Int32Array; shares: Float32Array };

/** What is heard of each token of a note. */
export function heardOf({ tokens, matches, scopes }: Parsed): Heard[] {
  const classes: string[][] = tokens.map(() => []);
  for (const { from, to, entry } of matches) {
    const name = entry.list === 'class' || entry.list === 'negation' ? entry.name : entry.list === 'part' || entry.list === 'section' ? entry.list : `${entry.list} ${entry.name}`;
    for (let at = from; at < to; at++) classes[at]?.push(name);
  }
  return tokens.slice(0, HEARD).map(({ text, kind }, at) => {
    const whole = [...(classes[at] as string[]), `scope ${scopes[at]}`, `kind ${kind}`].map((name) => `r ${name}`);
    const letters = lettersOf(text, 3, 5).slice(0, MOST_LETTERS).map((run) => `l ${run}`);
    const share = 1 / Math.sqrt(letters.length);
    return {
      rows: Int32Array.from([...whole, ...letters], (name) => idOf(name) % ROWS),
      shares: Float32Array.from([...whole.map(() => 1), ...letters.map(() => share)]),
    };
  });
}

/** Rows of nothing before the first token, so that every token ends a run of every length. */
export const LEAD = LENGTHS - 1;

/** The tokens' vectors one after another, behind `LEAD` empty ones. */
export function vectorsOf({ table }: Pick<Runs, 'table'>, heard: readonly Heard[]): Float32Array {
  const vectors = new Float32Array((heard.length + LEAD) * SIZE);
  heard.forEach(({ rows, shares }, token) => {
    const to = (token + LEAD) * SIZE;
    for (let i = 0; i < rows.length; i++) {
      const from = (rows[i] as number) * SIZE;
      const share = shares[i] as number;
      for (let d = 0; d < SIZE; d++) vectors[to + d] = (vectors[to + d] as number) + share * (table[from + d] as number);
    }
  });
  return vectors;
}

/** Each filter's strongest answer, none below nothing, and at which number of `vectors` its run begins. */
export function peaksOf({ filters, offsets }: Pick<Runs, 'filters' | 'offsets'>, vectors: Float32Array): { peaks: Float32Array; begins: Int32Array } {
  const peaks = new Float32Array(PEAKS);
  const begins = new Int32Array(PEAKS);
  for (let length = 1; length <= LENGTHS; length++) {
    const filter = filters[length - 1] as Float32Array;
    const span = length * SIZE;
    // Four filters at a time: the vectors are read once for all of them.
    for (let f = 0; f < FILTERS; f += 4) {
      const peak = (length - 1) * FILTERS + f;
      const [one, two, three, four] = [f * span, (f + 1) * span, (f + 2) * span, (f + 3) * span];
      for (let from = (LEAD + 1 - length) * SIZE; from + span <= vectors.length; from += SIZE) {
        let a = offsets[peak] as number;
        let b = offsets[peak + 1] as number;
        let c = offsets[peak + 2] as number;
        let d = offsets[peak + 3] as number;
        for (let i = 0; i < span; i++) {
          const value = vectors[from + i] as number;
          a += (filter[one + i] as number) * value;
          b += (filter[two + i] as number) * value;
          c += (filter[three + i] as number) * value;
          d += (filter[four + i] as number) * value;
        }
        keep(peak, a, from);
        keep(peak + 1, b, from);
        keep(peak + 2, c, from);
        keep(peak + 3, d, from);
      }
    }
  }
  return { peaks, begins };

  function keep(peak: number, answer: number, from: number): void {
    if (answer <= (peaks[peak] as number)) return;
    peaks[peak] = answer;
    begins[peak] = from;
  }
}

/** The raw scores of the kinds, in the order of `NOTE_KINDS`. */
export function scoresOfPeaks({ out, bias }: Pick<Runs, 'out' | 'bias'>, peaks: Float32Array): number[] {
  return NOTE_KINDS.map((_, kind) => {
    let score = bias[kind] as number;
    for (let f = 0; f < PEAKS; f++) score += (out[kind * PEAKS + f] as number) * (peaks[f] as number);
    return score;
  });
}

/** How this reader scores a note. */
export const scoresOfRuns = (runs: Runs, heard: readonly Heard[]): number[] => scoresOfPeaks(runs, peaksOf(runs, vectorsOf(runs, heard)).peaks);
