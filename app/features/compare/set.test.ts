import { describe, expect, it } from 'vitest';
import { axisOf, letterOf, pairOf, setFrom, toggled } from './set.ts';

const sources = ['v4', 'v3', 'v2', 'v1', 'R1'].map((versionId) => ({ versionId }));

describe('setFrom', () => {
  it('begins with what sounds and what was heard before', () => {
    expect(setFrom([], sources, 'v3', 'v1')).toEqual(['v3', 'v1']);
    expect(setFrom([], sources, 'v3', null)).toEqual(['v3', 'v2']);
    expect(setFrom([], sources, 'R1', null)).toEqual(['R1', 'v1']);
    expect(setFrom([], sources, null, null)).toEqual(['v4', 'v3']);
  });

  it('keeps the order chosen, drops what cannot be heard any more, and fills up again', () => {
    expect(setFrom(['v1', 'gone', 'R1', 'v1'], sources, 'v4', null)).toEqual(['v1', 'R1']);
    expect(setFrom(['v1', 'gone'], sources, 'v4', null)).toEqual(['v1', 'v4']);
  });

  it('is empty where there is nothing to compare', () => expect(setFrom(['v1'], [{ versionId: 'v1' }], 'v1', null)).toEqual([]));
});

describe('toggled', () => {
  it('adds at the end, takes out, and stays between two and eight', () => {
    expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'b', 'c']);
    expect(toggled(['a', 'b', 'c'], 'a')).toEqual(['b', 'c']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['a', 'b']);
    const eight = [...'abcdefgh'];
    expect(toggled(eight, 'i')).toBe(eight);
    expect(eight.map((_, index) => letterOf(index)).join('')).toBe('ABCDEFGH');
  });
});

describe('pairOf', () => {
  it('takes what sounds from what was heard before', () => {
    expect(pairOf(['a', 'b', 'c'], 'b', 'c')).toEqual({ a: 'b', b: 'c' });
    expect(pairOf(['a', 'b', 'c'], 'b', 'elsewhere')).toEqual({ a: 'b', b: 'a' });
    expect(pairOf(['a', 'b'], 'elsewhere', 'elsewhere')).toEqual({ a: 'a', b: 'b' });
    expect(pairOf([], 'a', null)).toBeNull();
  });
});

describe('axisOf', () => {
  it('never lies on what is being moved', () => {
    expect(axisOf(['a', 'b'], null)).toBe('a');
    expect(axisOf(['a', 'b'], 'a')).toBe('b');
  });
});
