import { expect, test } from 'vitest';
import { predict } from './predict.ts';
import { scopeLine } from './scope.ts';
import { DEFAULT_TERMS, windowAt, type WindowFacts } from './window.ts';

const open: WindowFacts = { doneAt: Date.parse('2026-03-03T16:20:00Z'), bookings: [], terms: [{ ...DEFAULT_TERMS, timeZone: 'Europe/London' }] };
const at = Date.parse('2026-03-05T12:00:00Z');
const line = (bodies: readonly string[], facts = open, now = at) => scopeLine(bodies.flatMap((body) => predict({ body, at: now, facts }) ?? []), windowAt(facts, now));

test('says what a list comes to', () => {
  expect(line(['snare down a touch', 'vocals up 1 dB', 'there is a click at 1:12', "just a tiny tweak to the vocal, I've re-sung it"])).toMatch(/^3 are free until 17 March, 1 needs about \d+ (?:minutes|h) booked\.$/);
  expect(line(['snare down a touch', 'vocals up 9 dB', 'goosebumps, love it'])).toBe('1 is free until 17 March, 1 needs the engineer’s eye, 1 asks for nothing.');
  expect(line([])).toBe('');
});

test('in the words of the window it is written in', () => {
  expect(line(['snare down a touch', 'vocals up 1 dB'], { ...open, doneAt: null })).toBe('2 go straight in.');
  expect(line(['snare down a touch', 'vocals up 1 dB'], open, Date.parse('2026-03-20T12:00:00Z'))).toMatch(/^2 need about \d+ minutes booked\.$/);
});
