import { expect } from 'vitest';
import type { Scope } from '#app/domain/access/scopes.ts';
import { PEOPLE, type Person, type World } from './world.ts';

/**
 * What each person is answered, in the order of PEOPLE: `ok`, a status, `sign-in` (led there), or the
 * path they are led to.
 */
export type Answers = Record<Person, string>;

export function answers(columns: string): Answers {
  const words = columns.trim().split(/\s+/);
  if (words.length !== PEOPLE.length) throw new Error(`"${columns}" does not say what all of ${PEOPLE.join(', ')} are answered`);
  return Object.fromEntries(PEOPLE.map((who, i) => [who, words[i]])) as Answers;
}

/** One row of a table of doors that tokens open too. */
export type TokenRow<Ask> = {
  /** The operation or event, as the code names it. */
  what: string;
  /** Which of several ways to ask. */
  when?: string;
  /** A token of the owner with only this scope is answered as the owner, one with all others 403; null: any token may. */
  scope: Scope | null;
  answers: Answers;
  /** Makes the input anew for every asker. */
  ask: (world: World) => Ask | Promise<Ask>;
};

export const row =
  <Ask>(what: string, scope: Scope | null, columns: string, ask: TokenRow<Ask>['ask'], when?: string): TokenRow<Ask> =>
  ({ what, when, scope, answers: answers(columns), ask });

/** Holds a table to what exists: neither may name what the other does not. */
export function holdTogether(inTable: Iterable<string>, existing: Iterable<string>): void {
  expect([...new Set(inTable)].sort()).toEqual([...new Set(existing)].sort());
}
