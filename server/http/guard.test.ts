import { expect, it } from 'vitest';
import { ownPath } from './guard.server.ts';

it.each([
  ['/tracks/1?version=2#note', '/tracks/1?version=2#note'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['https://elsewhere.example/x', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['\\\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['/./\\elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['tracks/1', '/'],
])('returns from %j to %j', (wanted, path) => {
  expect(ownPath(wanted)).toBe(path);
});
