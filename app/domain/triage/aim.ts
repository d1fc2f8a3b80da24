import type { DirectionName } from '../notes/lexicon.ts';
import { readNote } from '../notes/read-note.ts';
import type { ReadOptions } from '../notes/reading.ts';

/** A part and which way it is to go. */
export type Pull = { part: string; direction: DirectionName };

/** What the wishes of a note pull at, as far as its words say both plainly, each part once. What is broken has no direction. */
export function pullsOf(body: string, read: ReadOptions = {}): Pull[] {
  const wishes = readNote(body, read).requests.filter(({ kind }) => kind === 'minor' || kind === 'major');
  const pulls = wishes.flatMap(({ part, direction }): Pull[] => (part && direction ? [{ part: part.name, direction: direction.name }] : []));
  return pulls.filter(({ part }, i) => pulls.findIndex((other) => other.part === part) === i);
}
