import { describe, expect, test } from 'vitest';
import { type SongShape, suggestSections } from './suggest.ts';

/** Steps of 250 ms in four bands; each stretch has its levels, with a beat over them that never stops. */
function shapeOf(...stretches: readonly (readonly [seconds: number, ...levels: number[]])[]): SongShape {
  const levels = stretches.flatMap(([seconds, ...own]) => Array.from({ length: seconds * 4 }, (_, i) => own.map((level, b) => level + (i % 2 === 0 ? 3 : -3) + Math.sin(i * 1.7 + b))).flat());
  return { stepMs: 250, bands: 4, levels };
}
const VERSE = [-30, -30, -45, -60] as const;
const CHORUS = [-18, -16, -20, -24] as const;
const BRIDGE = [-60, -28, -22, -60] as const;
const SILENT = [-100, -100, -100, -100] as const;

describe('sections from the sound', () => {
  test('begin where it changes, and those that sound alike have one letter', () => {
    const found = suggestSections(shapeOf([16, ...VERSE], [16, ...CHORUS], [16, ...VERSE], [16, ...CHORUS], [12, ...BRIDGE], [16, ...CHORUS]));
    expect(found.map(({ name }) => name)).toEqual(['Section A 1', 'Section B 1', 'Section A 2', 'Section B 2', 'Section C', 'Section B 3']);
    found.forEach(({ start, end }, i) => {
      expect(Math.abs(start - ([0, 16, 32, 48, 64, 76][i] as number) * 1000)).toBeLessThanOrEqual(500);
      expect(end).toBe(null);
    });
  });

  test('begin with the song, not with the silence before it', () => {
    const found = suggestSections(shapeOf([3, ...SILENT], [20, ...VERSE], [20, ...CHORUS], [5, ...SILENT]));
    expect(found.map(({ start }) => Math.round(start / 1000))).toEqual([3, 23]);
  });

  test('are none where nothing changes, or there is too little', () => {
    expect(suggestSections(shapeOf([60, ...VERSE])).length).toBeLessThan(2);
    expect(suggestSections(shapeOf([4, ...VERSE], [4, ...CHORUS]))).toEqual([]);
    expect(suggestSections({ stepMs: 250, bands: 4, levels: [] })).toEqual([]);
  });

  test('a fill of a second is no section', () => {
    const found = suggestSections(shapeOf([15, ...VERSE], [1, ...BRIDGE], [20, ...VERSE], [20, ...CHORUS]));
    expect(found.map(({ start }) => Math.round(start / 1000))).toEqual([0, 36]);
  });
});
