import { expect, test } from 'vitest';
import { timesIn } from './times.ts';

test.each([
  ['the vocal dips at 1:32', 92_000, null, false],
  ['from 1:32 to 1:40 the strings are loud', 92_000, 100_000, false],
  ['2:10-2:18 strings up', 130_000, 138_000, false],
  ['between 0:40 and 0:52 it drags', 40_000, 52_000, false],
  ['a click around 2:05', 125_000, null, true],
  ['around the two minute mark it gets thin', 120_000, null, true],
  ['about a minute in the bass vanishes', 60_000, null, true],
  ['at 1m32s', 92_000, null, false],
  ['at 1:02:03 he coughs', 3_723_000, null, false],
])('%s', (text, at, until, about) => {
  expect(timesIn(text)).toMatchObject([{ at, until, about }]);
});

test('says where in the text a time stands, and finds several', () => {
  const text = 'clicks at 0:33, 0:49 and 1:05';
  expect(timesIn(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(['at 0:33', '0:49', '1:05']);
});

test.each(['take it 3:2 for the ratio', 'two minutes of work', 'bar 16 to 20', 'kick +2 at 60 Hz', '1:75'])('no time in "%s"', (text) => {
  expect(timesIn(text)).toEqual([]);
});
