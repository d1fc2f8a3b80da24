import type { Reference } from './reference.ts';
import { rulerFrame } from './signals.ts';
import { type Capture, wallOf } from './tap.ts';

/** A stretch of a capture in which one version sounds, sample by sample as FFmpeg decodes it. */
export type Run = {
  /** First frame in the capture, and the first after it. */
  start: number;
  end: number;
  /** Index of the version. */
  version: number;
  /** The version's own frame at `start`. */
  frame: number;
};

/** Frames in a row that must be right before a place counts as found. */
const SURE = 24;

type Match = (i: number, version: number, frame: number) => boolean;

/** Exact to the bit, or within `tolerance` for players that cannot be exact. */
function matcher({ left, right }: Capture, versions: readonly Reference[], tolerance: number): Match {
  if (tolerance === 0) return (i, v, frame) => left[i] === versions[v]?.left[frame] && right[i] === versions[v]?.right[frame];
  return (i, v, frame) => {
    const reference = versions[v] as Reference;
    return Math.abs((left[i] as number) - (reference.left[frame] ?? 9)) <= tolerance && Math.abs((right[i] as number) - (reference.right[frame] ?? 9)) <= tolerance;
  };
}

/** Where the sound of a capture comes from, for versions that are rulers (see signals.ts). What lies between runs is none of them. */
export function runsOf(capture: Capture, versions: readonly Reference[], { tolerance = 0 } = {}): Run[] {
  const { left } = capture;
  const matches = matcher(capture, versions, tolerance);
  const found: Run[] = [];
  for (let i = 0; i < left.length; ) {
    const run = runAt(i);
    if (run) found.push(run);
    i = run ? run.end : i + 1;
  }
  return found;

  function runAt(start: number): Run | null {
    const near = rulerFrame(left[start] as number);
    // A tolerance may hide by how much the ruler is misread.
    const slack = Math.ceil(tolerance * 2 ** 22);
    for (let version = 0; version < versions.length; version++) {
      for (let frame = near - slack; frame <= near + slack; frame++) {
        let end = start;
        while (end < left.length && matches(end, version, frame + end - start)) end++;
        if (end - start >= SURE) return { start, end, version, frame };
      }
    }
    return null;
  }
}

/** By how many samples `next` is away from where `run` would have gone on. */
export const apart = (run: Run, next: Run): number => next.frame - run.frame - (next.start - run.start);

/** Frames between two runs: the crossfade, or a gap. */
export const between = (run: Run, next: Run): number => next.start - run.end;

/** The change that a press caused: the first from one run to another that leaves after it. */
export function changeAfter(capture: Capture, runs: readonly Run[], at: number, isIt: (run: Run, next: Run) => boolean): { run: Run; next: Run; latencyMs: number } | null {
  for (let i = 0; i + 1 < runs.length; i++) {
    const run = runs[i] as Run;
    const next = runs[i + 1] as Run;
    const latencyMs = wallOf(capture, run.end) - at;
    if (latencyMs >= -1 && isIt(run, next)) return { run, next, latencyMs };
  }
  return null;
}

/** Index of the first frame that is not silent, from `from` on; -1 when all is. */
export function firstSound({ left, right }: Capture, from = 0): number {
  for (let i = from; i < left.length; i++) if (left[i] !== 0 || right[i] !== 0) return i;
  return -1;
}

/** Stretches of digital silence of at least `atLeast` frames. */
export function silences({ left, right }: Capture, from: number, to = left.length, atLeast = 32): { start: number; frames: number }[] {
  const found: { start: number; frames: number }[] = [];
  let start = -1;
  for (let i = from; i <= to; i++) {
    const silent = i < to && left[i] === 0 && right[i] === 0;
    if (silent && start < 0) start = i;
    if (!silent && start >= 0) {
      if (i - start >= atLeast) found.push({ start, frames: i - start });
      start = -1;
    }
  }
  return found;
}

/** Frame at which `next` is heard: where a crossfade to it begins, or where the silence before it ends. */
export function soundAgain(capture: Capture, run: Run, next: Run): number {
  const last = silences(capture, run.end, next.start).at(-1);
  return last ? last.start + last.frames : run.end;
}

/** The index of the first frame that left at or after a moment in Unix ms. */
export function frameAt({ walls, left }: Capture, at: number): number {
  const block = walls.findIndex((wall) => wall >= at);
  return block < 0 ? left.length : block * 128;
}

/** Where a capture's frame lies in a reference, by `SURE` frames of both channels; -1 when nowhere. For any signal. */
export function placeIn({ left, right }: Capture, i: number, reference: Reference, tolerance = 0): number {
  const end = reference.left.length - SURE;
  const near = (a: number | undefined, b: number | undefined) => Math.abs((a ?? NaN) - (b ?? NaN)) <= tolerance;
  for (let frame = 0; frame < end; frame++) {
    let k = 0;
    while (k < SURE && near(left[i + k], reference.left[frame + k]) && near(right[i + k], reference.right[frame + k])) k++;
    if (k === SURE) return frame;
  }
  return -1;
}

/** Samples, of both channels, that differ in `count` frames of a capture and a reference. */
export function differing({ left, right }: Capture, from: number, reference: Reference, frame: number, count: number): number {
  let wrong = 0;
  for (let k = 0; k < count; k++) wrong += Number(left[from + k] !== reference.left[frame + k]) + Number(right[from + k] !== reference.right[frame + k]);
  return wrong;
}

/** The value below which `p` of all lie, NaN for none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
