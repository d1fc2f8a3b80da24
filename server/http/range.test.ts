import { describe, expect, it } from 'vitest';
import { matchesTag, parseRange } from './range.ts';

describe('parseRange', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=900-5000', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=999-999', { start: 999, end: 999 }],
    ['Bytes = 1-2', { start: 1, end: 2 }],
    ['bytes=1000-', 'outside'],
    ['bytes=1000-2000', 'outside'],
    ['bytes=-0', 'outside'],
    [undefined, 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=5-2', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['samples=0-1', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=1e3-', 'whole'],
  ])('%s', (header, slice) => expect(parseRange(header, 1000)).toEqual(slice));

  it('finds nothing to slice in an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toBe('outside');
    expect(parseRange('bytes=-5', 0)).toBe('outside');
  });
});

describe('matchesTag', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    [undefined, false],
  ])('%s', (header, matches) => expect(matchesTag(header, '"a"')).toBe(matches));
});
