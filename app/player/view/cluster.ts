import type { Mark } from './marks.ts';

/** Marks whose pins would overlap, drawn as one; a single mark is a cluster of one. */
export type Cluster = { key: string; marks: readonly Mark[]; /** Seconds of the first. */ at: number };

/**
 * Gathers marks whose starts lie within `reach` pixels of the first of their group, in time order. The grouping
 * depends on the zoom only, never on the scroll, so pins do not regroup while scrolling.
 */
export function clusterMarks(marks: readonly Mark[], pxPerSecond: number, reach: number): Cluster[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const clusters: { key: string; marks: Mark[]; at: number }[] = [];
  for (const mark of sorted) {
    const group = clusters.at(-1);
    if (group && (mark.start - group.at) * pxPerSecond < reach) group.marks.push(mark);
    else clusters.push({ key: mark.id, marks: [mark], at: mark.start });
  }
  return clusters;
}

export type SpanRow = { mark: Mark; start: number; end: number; row: number };

/** Puts overlapping spans into rows, the last row taking what does not fit elsewhere. */
export function stackSpans(marks: readonly Mark[], rows: number): SpanRow[] {
  const ends = new Array<number>(rows).fill(-Infinity);
  return marks
    .flatMap((mark) => (mark.end !== undefined && mark.end > mark.start ? [{ mark, start: mark.start, end: mark.end }] : []))
    .sort((a, b) => a.start - b.start)
    .map((span) => {
      const free = ends.findIndex((end) => end <= span.start);
      const row = free < 0 ? rows - 1 : free;
      ends[row] = Math.max(ends[row] ?? 0, span.end);
      return { ...span, row };
    });
}

/** Distance of ruler labels in seconds, the smallest step that leaves `room` pixels to each label. */
export function rulerStep(pxPerSecond: number, room: number): number {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800];
  return steps.find((step) => step * pxPerSecond >= room) ?? 3600;
}
