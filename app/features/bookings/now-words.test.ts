import { expect, test } from 'vitest';
import { oneOf, whatNow } from './now-words.ts';

const proposed = { when: 'Tuesday 10 March 2026, 14:00–17:00 GMT', answerBy: 'Monday 9 March, 12:00' };
const booking = { state: 'confirmed' as const, money: '£90.00', reason: null, now: false, proposal: null };
const page = { side: 'client' as const, clients: ['Anna', 'Ben'], answerBy: null, proposed: null, booking };
const proposal = { startsAt: '', endsAt: '', side: 'studio' as const, by: { id: '', name: 'Jo', role: 'engineer' as const }, expiresAt: '', note: null };

test('people are named as a sentence names them', () => {
  expect([oneOf([], 'the client'), oneOf(['Anna'], ''), oneOf(['Anna', 'Ben', 'Cy'], '')]).toEqual(['the client', 'Anna', 'Anna, Ben or Cy']);
});

test('each side is told who answers next', () => {
  const waits = { ...page, answerBy: 'Friday 6 March, 12:00', booking: { ...booking, state: 'offered' as const } };
  expect(whatNow(waits)).toBe('The studio offers you this time for £90.00. It is kept for you until Friday 6 March, 12:00.');
  expect(whatNow({ ...waits, side: 'studio' })).toBe('Offered for £90.00. It is kept free until Friday 6 March, 12:00, while Anna or Ben answers.');
});

test('a proposed time says that the agreed one stands, to both', () => {
  const moved = { ...page, proposed, booking: { ...booking, proposal } };
  expect(whatNow(moved)).toMatch(/^The studio would like another time: Tuesday 10 March 2026, 14:00–17:00 GMT\..+until then the agreed time stands\.$/);
  expect(whatNow({ ...moved, side: 'studio' })).toMatch(/^You proposed another time: .+ Anna or Ben must agree to it until Monday 9 March, 12:00/);
});

test('what came to nothing says why, where somebody did', () => {
  expect(whatNow({ ...page, booking: { ...booking, state: 'declined', reason: 'We are away.' } })).toBe('It came to nothing: We are away.');
  expect(whatNow({ ...page, booking: { ...booking, state: 'expired' } })).toBe('It came to nothing; the time is free again.');
});
