import { describe, expect, it } from 'vitest';
import { BOOKING_STEPS, type BookingStep, type Side } from './life.ts';
import { type Hearer, whoIsTold } from './mail-rule.ts';

const PEOPLE: Hearer[] = [
  { userId: 'wren', role: 'client' },
  { userId: 'jory', role: 'client' },
  { userId: 'mara', role: 'engineer' },
  { userId: 'idris', role: 'engineer' },
  { userId: 'olive', role: 'owner' },
];
const ASKED = { createdBy: 'wren', engineerId: 'mara' };
const told = (step: BookingStep, by: Side, booking: { createdBy: string; engineerId: string | null } = ASKED, people = PEOPLE) =>
  whoIsTold(step, by, booking, people).map(({ userId, calendar }) => (calendar ? `${userId} ${calendar}` : userId)).join(', ');

describe('who is mailed', () => {
  it.each<[BookingStep, Side, string]>([
    ['request', 'client', 'mara'],
    ['offer', 'studio', 'wren'],
    ['book', 'studio', 'wren REQUEST, jory REQUEST, mara REQUEST'],
    ['agree', 'client', 'wren REQUEST, jory REQUEST, mara REQUEST'],
    ['decline', 'studio', 'wren'],
    ['decline', 'client', 'mara'],
    ['withdraw', 'client', 'mara'],
    ['withdraw', 'studio', 'wren'],
    ['proposeMove', 'client', 'mara'],
    ['proposeMove', 'studio', 'wren'],
    ['acceptMove', 'client', 'wren REQUEST, jory REQUEST, mara REQUEST'],
    ['acceptMove', 'studio', 'wren REQUEST, jory REQUEST, mara REQUEST'],
    ['refuseMove', 'client', 'mara'],
    ['withdrawMove', 'studio', 'wren'],
    ['lapseMove', 'rule', 'wren, mara'],
    ['cancel', 'client', 'wren CANCEL, jory CANCEL, mara CANCEL'],
    ['cancel', 'studio', 'wren CANCEL, jory CANCEL, mara CANCEL'],
    ['expire', 'rule', 'wren, mara'],
    ['record', 'studio', ''],
    ['hold', 'rule', ''],
  ])('%s by the %s: %s', (step, by, expected) => {
    expect(told(step, by)).toBe(expected);
  });

  it('without an engineer: all of the studio for a request, then who made it, else the owner', () => {
    expect(told('request', 'client', { createdBy: 'wren', engineerId: null })).toBe('mara, idris, olive');
    expect(told('decline', 'client', { createdBy: 'idris', engineerId: null })).toBe('idris');
    expect(told('decline', 'client', { createdBy: 'wren', engineerId: null })).toBe('olive');
  });

  it('where the studio began it, or the asker is gone: all the project’s clients', () => {
    expect(told('offer', 'studio', { createdBy: 'mara', engineerId: 'mara' })).toBe('wren, jory');
    expect(told('offer', 'studio', ASKED, PEOPLE.filter(({ userId }) => userId !== 'wren'))).toBe('jory');
  });

  it('never the side that took a step that changes no calendar, and nobody twice', () => {
    for (const step of BOOKING_STEPS) {
      for (const by of ['client', 'studio'] as const) {
        const people = whoIsTold(step, by, ASKED, PEOPLE);
        expect(new Set(people.map(({ userId }) => userId)).size).toBe(people.length);
        for (const { side, calendar } of people) if (!calendar && step !== 'expire' && step !== 'lapseMove') expect(side).not.toBe(by);
      }
    }
  });
});
