/** ABX: is X the same as A or as B? Preference: which of these, without names, do you like best? */
export const BLIND_KINDS = ['abx', 'preference'] as const;
export type BlindKind = (typeof BLIND_KINDS)[number];

/** Trials of an ABX test, rounds of a preference test, unless told. */
export const PLANNED: Record<BlindKind, number> = { abx: 16, preference: 5 };
export const PLANNED_AT_MOST = 64;
/** However often somebody goes on. */
export const TRIALS_AT_MOST = 200;

/** How many versions one test may compare. */
export const VERSIONS_OF: Record<BlindKind, { least: number; most: number }> = {
  abx: { least: 2, most: 2 },
  preference: { least: 2, most: 8 },
};

/**
 * What is heard under which name in a trial: `order[i]` is the place, among the test's versions, of the one behind
 * slot i. The slots of ABX are A, B and X; those of a preference round 1, 2, 3 …
 */
export type Order = readonly number[];

/** Names of the slots of a test, as addresses and screens use them. */
export function slotsOf(kind: BlindKind, versions: number): string[] {
  return kind === 'abx' ? ['a', 'b', 'x'] : Array.from({ length: versions }, (_, i) => String(i + 1));
}

/** Which slots may be voted for: A or B, or any of a preference round. */
export const votable = (kind: BlindKind, versions: number): string[] => slotsOf(kind, versions).filter((slot) => slot !== 'x');

/** Uniform over the integers from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/**
 * A new order, each equally likely: X is A or B, or the versions shuffled (Fisher and Yates).
 * @param versions how many are compared.
 */
export function drawOrder(kind: BlindKind, versions: number, draw: Draw): Order {
  if (kind === 'abx') return [0, 1, draw(2)];
  const order = Array.from({ length: versions }, (_, i) => i);
  for (let last = versions - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
