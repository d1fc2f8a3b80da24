import type { PlayerSource } from '#app/player/transport.ts';

/** The chosen versions, as A, B, C …, by their ids. */
export type CompareSet = readonly string[];

export const FEWEST = 2;
export const MOST = 8;

export const letterOf = (index: number): string => String.fromCharCode(65 + index);

type Ids = readonly Pick<PlayerSource, 'versionId'>[];

/**
 * What is compared: of the ids chosen those that can be heard. With fewer than two of them the one that sounds comes
 * first, then the one heard before it, then its neighbours in the list. Empty when there are no two to hear.
 */
export function setFrom(chosen: CompareSet, sources: Ids, shown: string | null, before: string | null): CompareSet {
  const all = sources.map(({ versionId }) => versionId);
  if (all.length < FEWEST) return [];
  const there = [...new Set(chosen)].filter((id) => all.includes(id)).slice(0, MOST);
  if (there.length >= FEWEST) return there;
  const at = all.indexOf(shown ?? '');
  const near = [shown, before, all[at + 1], all[at - 1], ...all].filter((id): id is string => typeof id === 'string' && all.includes(id));
  return [...new Set([...there, ...near])].slice(0, FEWEST);
}

/** With this version added at the end, or taken out; never fewer than two nor more than eight. */
export function toggled(set: CompareSet, id: string): CompareSet {
  if (set.includes(id)) return set.length > FEWEST ? set.filter((one) => one !== id) : set;
  return set.length < MOST ? [...set, id] : set;
}

/** Which two to subtract: the one that sounds, and the one heard before it or else its neighbour in the set. */
export function pairOf(set: CompareSet, shown: string | null, before: string | null): { a: string; b: string } | null {
  const a = shown !== null && set.includes(shown) ? shown : set[0];
  const others = set.filter((id) => id !== a);
  const b = others.find((id) => id === before) ?? others[0];
  return a !== undefined && b !== undefined ? { a, b } : null;
}

/** Whose clock the overlay is drawn on: the first of the set that is not being moved. */
export const axisOf = (set: CompareSet, moving: string | null): string | null => set.find((id) => id !== moving) ?? null;
