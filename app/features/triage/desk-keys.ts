import type { KeyGroups } from '#app/components/keys-sheet.tsx';
import { isTyping, type KeyPress } from '#app/player/keys.ts';
import type { Act } from './words.ts';

export type DeskCommand =
  | { type: 'move'; by: 1 | -1 }
  | { type: 'open' }
  | { type: 'choose' }
  | { type: 'act'; act: Act }
  | { type: 'undo' }
  | { type: 'close' }
  | { type: 'play' }
  | { type: 'loop' }
  | { type: 'previous-version' }
  | { type: 'help' };

const LETTERS: Record<string, DeskCommand> = {
  j: { type: 'move', by: 1 },
  k: { type: 'move', by: -1 },
  o: { type: 'open' },
  x: { type: 'choose' },
  a: { type: 'act', act: 'accept' },
  d: { type: 'act', act: 'decline' },
  r: { type: 'act', act: 'reclassify' },
  m: { type: 'act', act: 'minutes' },
  g: { type: 'act', act: 'assign' },
  b: { type: 'act', act: 'book' },
  u: { type: 'act', act: 'merge' },
  f: { type: 'act', act: 'done' },
  z: { type: 'undo' },
  p: { type: 'play' },
  l: { type: 'loop' },
  v: { type: 'previous-version' },
  '?': { type: 'help' },
};

type Press = KeyPress & { target: unknown };

/**
 * What a key press means on the desk; null while typing, with ctrl, command or alt, and where the focused control
 * needs the key itself. A ticked box takes only the space bar.
 */
export function deskCommand(press: Press): DeskCommand | null {
  if (press.defaultPrevented || press.isComposing || press.metaKey || press.ctrlKey || press.altKey) return null;
  const { tagName, type, row } = targetOf(press.target);
  if (isTyping(press) && !(tagName === 'INPUT' && type === 'checkbox')) return null;
  if (press.key === 'ArrowDown' || press.key === 'ArrowUp') return { type: 'move', by: press.key === 'ArrowDown' ? 1 : -1 };
  if (press.key === 'Escape') return { type: 'close' };
  if (press.key === 'Enter') return row || !['BUTTON', 'A', 'SUMMARY'].includes(tagName) ? { type: 'open' } : null;
  const command = LETTERS[press.key.toLowerCase()] ?? null;
  // A held key may move, but decides once.
  return press.repeat && command?.type !== 'move' ? null : command;
}

function targetOf(target: unknown): { tagName: string; type: string; row: boolean } {
  const { tagName, type, dataset } = (target ?? {}) as { tagName?: string; type?: string; dataset?: Record<string, string> };
  return { tagName: tagName ?? '', type: type ?? '', row: dataset?.row !== undefined };
}

/** Every key, as the page lists them. */
export const DESK_KEYS: KeyGroups = [
  {
    title: 'Move',
    rows: [
      [['J', 'K'], 'Next and previous request, as do ↓ and ↑'],
      [['Enter', 'O'], 'Open it'],
      [['X'], 'Choose it, to decide about several at once'],
      [['Esc'], 'Back to the list; choose none'],
    ],
  },
  {
    title: 'Decide',
    rows: [
      [['A'], 'Accept; a comment is marked answered'],
      [['D'], 'Decline, with a reason'],
      [['R'], 'Change the kind'],
      [['M'], 'Say how many minutes it takes'],
      [['G'], 'Give it to somebody'],
      [['B'], 'Put it on a booking'],
      [['U'], 'Merge what asks for the same'],
      [['F'], 'Done, and in which version'],
      [['Z'], 'Take back what you decided last'],
    ],
  },
  {
    title: 'Listen',
    rows: [
      [['P'], 'Play from a second before, and pause'],
      [['L'], 'Loop around it, and stop looping'],
      [['V'], 'The same place in the version before, and back'],
    ],
  },
];
