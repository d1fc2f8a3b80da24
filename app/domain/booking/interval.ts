import type { Instant } from '../shared/instant.ts';

/** From a moment up to another, which is no longer part of it. */
export type Interval = { from: Instant; until: Instant };

export const overlaps = (a: Interval, b: Interval): boolean => a.from < b.until && b.from < a.until;

export const contains = (outer: Interval, inner: Interval): boolean => outer.from <= inner.from && inner.until <= outer.until;

/** The same times in order, joined where they overlap or touch; empty ones left out. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const { from, until } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (until <= from) continue;
    const last = out.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else out.push({ from, until });
  }
  return out;
}

/** What is left of some times when others are taken from them. */
export function without(intervals: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const holes = joined(taken);
  const out: Interval[] = [];
  let first = 0;
  for (const { from, until } of joined(intervals)) {
    let start = from;
    while (first < holes.length && (holes[first] as Interval).until <= start) first += 1;
    for (let at = first; at < holes.length; at += 1) {
      const hole = holes[at] as Interval;
      if (hole.from >= until) break;
      if (hole.from > start) out.push({ from: start, until: hole.from });
      start = Math.max(start, hole.until);
    }
    if (start < until) out.push({ from: start, until });
  }
  return out;
}
