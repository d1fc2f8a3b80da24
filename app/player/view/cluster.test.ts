import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterMarks, rulerStep, stackSpans } from './cluster.ts';
import type { Mark } from './marks.ts';

const mark = (id: string, start: number, end?: number): Mark => ({ id, start, end, colour: 'red', shape: 'circle', label: id, selected: false });

describe('clusterMarks', () => {
  it('gathers what is close at this zoom and parts it closer in', () => {
    const marks = [mark('b', 10.5), mark('a', 10), mark('c', 30)];
    const ids = (px: number): string[][] => clusterMarks(marks, px, 26).map((cluster) => cluster.marks.map(({ id }) => id));
    expect(ids(10)).toEqual([['a', 'b'], ['c']]);
    expect(ids(100)).toEqual([['a'], ['b'], ['c']]);
  });

  it('loses no mark, and leaves no two pins nearer than the reach', () => {
    const starts = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(starts, fc.double({ min: 0.1, max: 800, noNaN: true }), (times, px) => {
        const clusters = clusterMarks(times.map((time, i) => mark(String(i), time)), px, 26);
        expect(clusters.flatMap(({ marks }) => marks)).toHaveLength(times.length);
        clusters.slice(1).forEach(({ at }, i) => expect((at - (clusters[i]?.at ?? 0)) * px).toBeGreaterThanOrEqual(26));
      }),
    );
  });
});

describe('stackSpans', () => {
  it('puts overlapping spans into different rows and reuses a free one', () => {
    const rows = stackSpans([mark('a', 0, 10), mark('b', 5, 8), mark('c', 12, 14), mark('point', 3)], 2);
    expect(rows.map(({ mark: { id }, row }) => [id, row])).toEqual([['a', 0], ['b', 1], ['c', 0]]);
  });
});

describe('rulerStep', () => {
  it('gives each label its room', () => {
    expect(rulerStep(750, 76)).toBe(0.2);
    expect(rulerStep(47, 76)).toBe(2);
    expect(rulerStep(0.4, 76)).toBe(300);
  });
});
