/** The page's keys, as a pure mapping; what a command does is said elsewhere. */

export type KeyCommand =
  | { type: 'toggle-play' }
  /** Move the playhead by seconds. */
  | { type: 'nudge'; seconds: number }
  | { type: 'loop-in' }
  | { type: 'loop-out' }
  | { type: 'loop-off' }
  /** The number on the key, 1 to 9. */
  | { type: 'version'; number: number }
  | { type: 'note' }
  | { type: 'next-note' }
  | { type: 'previous-note' }
  | { type: 'blind' }
  | { type: 'difference' }
  | { type: 'match' }
  | { type: 'help' };

/** What is read of a KeyboardEvent. */
export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
  getModifierState?(key: string): boolean;
  target: unknown;
  composedPath?(): readonly unknown[];
};

type KeyTarget = { tagName?: unknown; type?: unknown; isContentEditable?: unknown; getAttribute?: unknown };

const TYPING_TAGS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const TYPING_ROLES = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
const PRESSABLE_TAGS = new Set(['BUTTON', 'A', 'SUMMARY']);
const PRESSABLE_ROLES = new Set(['button', 'link', 'checkbox', 'switch', 'radio', 'tab', 'option', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'treeitem']);
const ARROW_ROLES = new Set(['slider', 'tab', 'radio', 'option', 'listbox', 'menu', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'tree', 'treeitem', 'grid', 'gridcell']);

function describe(target: unknown): { tag: string; role: string; editable: boolean } {
  const element: KeyTarget = typeof target === 'object' && target !== null ? target : {};
  const read = element.getAttribute;
  const role: unknown = typeof read === 'function' ? read.call(target, 'role') : null;
  const tag = typeof element.tagName === 'string' ? element.tagName.toUpperCase() : '';
  // A range takes arrows, but no letters.
  const range = tag === 'INPUT' && element.type === 'range';
  return {
    tag: range ? '' : tag,
    role: range ? 'slider' : typeof role === 'string' ? role : '',
    editable: element.isContentEditable === true,
  };
}

/** Whether a press belongs to text that is being written, or to a field that takes letters. */
export function isTyping(press: Pick<KeyPress, 'target' | 'composedPath'>): boolean {
  const { tag, role, editable } = describe(press.composedPath?.()[0] ?? press.target);
  return editable || TYPING_TAGS.has(tag) || TYPING_ROLES.has(role);
}

const JUMP = 5;
const SMALL = 1;
const NUDGE = 0.1;
const SHUTTLE = 10;

const LETTERS: Record<string, KeyCommand> = {
  j: { type: 'nudge', seconds: -SHUTTLE },
  l: { type: 'nudge', seconds: SHUTTLE },
  k: { type: 'toggle-play' },
  '[': { type: 'loop-in' },
  ']': { type: 'loop-out' },
  '\\': { type: 'loop-off' },
  c: { type: 'note' },
  n: { type: 'next-note' },
  p: { type: 'previous-note' },
  b: { type: 'blind' },
  d: { type: 'difference' },
  m: { type: 'match' },
  '?': { type: 'help' },
};

/**
 * The command of a key press, null when the key is not ours: while typing, with ctrl or command, and where the focused
 * control needs the key itself (space on a button, arrows on a slider). J and L move by 10 s, K plays and pauses.
 */
export function keyCommand(press: KeyPress): KeyCommand | null {
  if (press.defaultPrevented || press.isComposing || press.metaKey) return null;
  if (isTyping(press)) return null;
  const { tag, role } = describe(press.composedPath?.()[0] ?? press.target);
  // Many layouts reach brackets and the backslash through AltGr, which reports itself as ctrl and alt.
  const altGraph = press.getModifierState?.('AltGraph') ?? false;
  if (press.ctrlKey && !altGraph) return null;

  if (press.key === 'ArrowLeft' || press.key === 'ArrowRight') {
    if (ARROW_ROLES.has(role)) return null;
    const size = press.altKey ? NUDGE : press.shiftKey ? SMALL : JUMP;
    return { type: 'nudge', seconds: press.key === 'ArrowLeft' ? -size : size };
  }
  const command = LETTERS[press.key.toLowerCase()];
  // On a Mac the option key alone reaches brackets, and arrives as alt with the bracket as its key.
  if (press.altKey && !altGraph && !(command && !/^[a-z]$/i.test(press.key))) return null;
  if (command?.type === 'nudge') return command;
  if (press.repeat) return null;
  if (press.key === ' ') return PRESSABLE_TAGS.has(tag) || PRESSABLE_ROLES.has(role) ? null : { type: 'toggle-play' };
  if (command) return command;
  if (/^[1-9]$/.test(press.key) && !press.altKey) return { type: 'version', number: Number(press.key) };
  // French keyboards have the digits on shift: the unshifted number row still switches.
  const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
  return digit && !press.shiftKey && !press.altKey ? { type: 'version', number: Number(digit) } : null;
}
