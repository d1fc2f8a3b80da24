import { type DirectionName, OPPOSITES } from '../notes/lexicon.ts';
import type { Millis } from '../shared/timecode.ts';
import { samePlace } from './conflict.ts';

/** A wish as two of them are compared. `at` and `until` on the song's clock. */
export type PlacedWish = { part: string | null; direction: string | null; at: Millis; until: Millis | null };

/** Of a part as a whole, "more" of it is louder and "less" of it quieter. */
const LEVEL: Readonly<Record<string, DirectionName>> = { more: 'up', less: 'down' };
const wayOf = (direction: string): string => LEVEL[direction] ?? direction;

/** Whether two ways undo each other. */
export function areOpposite(a: string, b: string): boolean {
  const ways = [wayOf(a), wayOf(b)];
  return OPPOSITES.some((pair) => pair.every((way) => ways.includes(way)));
}

/**
 * How two wishes stand to each other: the same or the opposite way, of one part, in one place; null
 * where either leaves its part or its way open, since then nobody can say.
 */
export function relationOf(a: PlacedWish, b: PlacedWish): 'same' | 'opposite' | null {
  if (a.part === null || a.part !== b.part || a.direction === null || b.direction === null || !samePlace(a, b)) return null;
  if (wayOf(a.direction) === wayOf(b.direction)) return 'same';
  return areOpposite(a.direction, b.direction) ? 'opposite' : null;
}
