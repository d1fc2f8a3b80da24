import type { Millis } from '../shared/timecode.ts';
import { NAME_AT_MOST, type Section, SECTIONS_AT_MOST } from './song-map.ts';
import { numbered } from './names.ts';

/** How a song sounds, step by step: the level of each of `bands` bands in dB, one step after the other. */
export type SongShape = { stepMs: Millis; bands: number; levels: readonly number[] };

/** Shorter stretches are none of a song's. */
const SHORTEST_MS = 6_000;
/** Half widths of what is compared around a moment: a fill is heard by the short one only, a verse by the long. */
const WIDTHS_MS = [4_000, 8_000, 12_000] as const;
/** A boundary is put where the sound changes most so near to the moment found. */
const NEAR_MS = 2_500;
const EDGE_MS = 1_000;
/** Changes below this share of the largest are no boundaries, nor those that stand out less from around them. */
const LEAST_SHARE = 0.12;
const LEAST_STANDING = 0.08;
/** Stretches are of one kind when their sound differs by less than this, in deviations a band. */
const ALIKE = 0.75;
/** Quieter than the loudest step by so much is silence, dB. */
const SILENCE_DB = 50;
/** A band that hardly moves says nothing: deviations below this count as this, dB. */
const LEAST_DEVIATION_DB = 1.5;

/**
 * Where a song may change, from its sound alone: what is heard before and after each moment is compared at several
 * widths, in level and in timbre, and where the difference peaks a section begins. Stretches that sound alike
 * have one letter. Nothing is claimed about what they are: they are called "Section A", "Section B" …
 * @returns on the same clock as the shape; fewer than two where nothing changes clearly.
 */
export function suggestSections(shape: SongShape): Section[] {
  const { steps, first, last } = normalized(shape);
  const size = (ms: number): number => Math.max(1, Math.round(ms / shape.stepMs));
  if (last - first < 2 * size(SHORTEST_MS)) return [];
  const sums = prefixSums(steps, shape.bands);
  const change = (at: number, width: number): number => difference(sums, shape.bands, at, Math.min(width, at - first, last - at));
  const novelty = steps.map((_, at) => (at <= first || at >= last ? 0 : WIDTHS_MS.reduce((sum, ms) => sum + change(at, size(ms)) * reach(at, first, last, size(ms)), 0)));
  const found = peaksOf(novelty, size(SHORTEST_MS), first, last).map((at) => sharpest(at, size(NEAR_MS), (one) => change(one, size(EDGE_MS)), first, last));
  const starts = [first, ...found].filter((at, i, all) => i === 0 || at - (all[i - 1] as number) >= size(SHORTEST_MS) / 2).slice(0, SECTIONS_AT_MOST);
  const letters = lettersOf(starts.map((from, i) => meanOf(sums, shape.bands, from, starts[i + 1] ?? last)));
  const names = numbered(letters.map((letter) => ({ name: `Section ${letter}`.slice(0, NAME_AT_MOST) })));
  return starts.map((at, i) => ({ name: names[i]?.name ?? '', start: Math.round(at * shape.stepMs), end: null }));
}

type Steps = { steps: number[][]; first: number; last: number };

/** Each band around its mean in deviations of its own, and where the song is not silent. */
function normalized({ bands, levels }: SongShape): Steps {
  const count = Math.floor(levels.length / bands);
  const raw = Array.from({ length: count }, (_, i) => levels.slice(i * bands, (i + 1) * bands));
  const loudness = raw.map((step) => Math.max(...step));
  const top = Math.max(...loudness);
  const sounds = loudness.map((level) => level > top - SILENCE_DB);
  const [first, last] = [Math.max(0, sounds.indexOf(true)), sounds.lastIndexOf(true) + 1];
  const heard = raw.filter((_, i) => sounds[i]);
  const means = Array.from({ length: bands }, (_, b) => average(heard.map((step) => step[b] as number)));
  const deviations = means.map((mean, b) => Math.max(LEAST_DEVIATION_DB, Math.sqrt(average(heard.map((step) => ((step[b] as number) - mean) ** 2)))));
  // What is far below the rest, as a rest between two hits, counts only so much.
  const steps = raw.map((step) => step.map((level, b) => Math.max(-3, Math.min(3, (level - (means[b] as number)) / (deviations[b] as number)))));
  return { steps, first, last };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Sums of all steps before each, band by band. */
function prefixSums(steps: readonly number[][], bands: number): number[][] {
  const sums = [new Array<number>(bands).fill(0)];
  for (const step of steps) sums.push((sums.at(-1) as number[]).map((sum, b) => sum + (step[b] as number)));
  return sums;
}

const meanOf = (sums: readonly number[][], bands: number, from: number, to: number): number[] =>
  Array.from({ length: bands }, (_, b) => (((sums[to] as number[])[b] as number) - ((sums[from] as number[])[b] as number)) / Math.max(1, to - from));

/**
 * How much what follows a moment differs from what came before: a checkerboard over the self-similarity of the steps,
 * with their inner product as likeness, comes to the squared distance of the two means.
 */
function difference(sums: readonly number[][], bands: number, at: number, width: number): number {
  if (width < 1) return 0;
  const [before, after] = [meanOf(sums, bands, at - width, at), meanOf(sums, bands, at, at + width)];
  return squaredDistance(before, after) / bands;
}

const squaredDistance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0);

/** Near the ends there is less to compare, and what there is counts less. */
const reach = (at: number, first: number, last: number, width: number): number => Math.min(1, Math.min(at - first, last - at) / width);

/** Moments at which the change is the largest around, and stands out. */
function peaksOf(novelty: readonly number[], apart: number, first: number, last: number): number[] {
  const most = Math.max(...novelty);
  const peaks: number[] = [];
  for (let at = first + Math.floor(apart / 2); at <= last - Math.floor(apart / 2); at++) {
    const value = novelty[at] ?? 0;
    if (value < most * LEAST_SHARE) continue;
    const around = novelty.slice(Math.max(0, at - apart), at + apart + 1);
    if (value < Math.max(...around) || novelty[at - 1] === value) continue;
    const [left, right] = [Math.min(...novelty.slice(Math.max(0, at - 2 * apart), at)), Math.min(...novelty.slice(at + 1, at + 2 * apart + 1))];
    if (value - Math.max(left, right) >= most * LEAST_STANDING) peaks.push(at);
  }
  return peaks;
}

function sharpest(at: number, near: number, change: (at: number) => number, first: number, last: number): number {
  let best = at;
  for (let one = Math.max(first + 1, at - near); one <= Math.min(last - 1, at + near); one++) if (change(one) > change(best)) best = one;
  return best;
}

/** A letter for each stretch: that of the first before it that sounds alike, else the next of the alphabet. */
function lettersOf(means: readonly number[][]): string[] {
  const kinds: { centre: number[]; count: number }[] = [];
  return means.map((mean) => {
    const distances = kinds.map(({ centre }) => Math.sqrt(squaredDistance(centre, mean) / mean.length));
    const nearest = distances.indexOf(Math.min(...distances));
    const kind = kinds[nearest];
    if (kind && (distances[nearest] as number) < ALIKE) {
      kind.count += 1;
      kind.centre = kind.centre.map((value, b) => value + ((mean[b] as number) - value) / kind.count);
      return letter(nearest);
    }
    kinds.push({ centre: mean, count: 1 });
    return letter(kinds.length - 1);
  });
}

const letter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `${letter(Math.floor(index / 26) - 1)}${letter(index % 26)}`);
