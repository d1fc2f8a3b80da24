import { parse } from './clauses.ts';
import type { DirectionName } from './lexicon.ts';
import { ownNames } from './own-names.ts';
import type { ReadOptions, TextSpan } from './reading.ts';

type Way = { [D in DirectionName]?: string };

/** Directions that are offered, with the words that say them. */
export const WAY_WORDS = {
  up: 'up', down: 'down', brighter: 'brighter', darker: 'darker', wetter: 'more reverb', drier: 'less reverb', wider: 'wider', narrower: 'narrower',
  warmer: 'warmer', thinner: 'thinner', punchier: 'punchier', softer: 'less punch', left: 'to the left', right: 'to the right', longer: 'longer', shorter: 'shorter',
} as const satisfies Way;
type Offered = keyof typeof WAY_WORDS;

/** What says a way in the place of a comparative, and of an amount. */
const COMPARED: Way = { up: 'louder', down: 'quieter', brighter: 'brighter', darker: 'darker', wetter: 'wetter', drier: 'drier', wider: 'wider', narrower: 'narrower', warmer: 'warmer', thinner: 'thinner', punchier: 'punchier', softer: 'softer', longer: 'longer', shorter: 'shorter' };
const AMOUNTS: Way = { wetter: 'more reverb', drier: 'less reverb', punchier: 'more punch', softer: 'less punch' };

const COMPARATIVE = new Set(Object.values(COMPARED));
const AMOUNT = /^(?:more|less) (?:reverb|punch)$/;
const PARTICLE = /^(?:(?:turn|bring|move|nudge|take|put|pull|push|ride|come|go|edge|ease|tip|bump)\b[^.,;:!?\n]*\s)?(up|down)\b/i;
const SIDE = /^(?:(?:pan|move|shift|push|pull|put)\b[^.,;:!?\n]*\s)?(?:to the )?(left|right)$/i;

/**
 * The text with another way in the place of the one that is said: only a plain word of the way gives way, to one
 * of the same grammar. Null where that would make no sentence.
 * @param fragment nothing but part, way, size and section is said: any way stands anywhere.
 */
export function wayReplaced(text: string, said: TextSpan, way: DirectionName, fragment: boolean): string | null {
  const there = text.slice(said.start, said.end).replace(/\s+please$/i, '');
  const put = (from: number, old: string, words: string): string => `${text.slice(0, from)}${/^[A-Z]/.test(old) ? capital(words) : words}${text.slice(from + old.length)}`;
  const inside = PARTICLE.exec(there) ?? SIDE.exec(there);
  const word = inside?.[1] ?? '';
  if (PAIRS.some((pair) => pair.includes(way) && pair.includes(word.toLowerCase()))) return put(said.start + (inside?.[0].length ?? 0) - word.length, word, way);
  const plain = there.toLowerCase();
  const verb = /^\s+(?:the|my|his|her|our|their|that|this|it|them)\b/i.test(text.slice(said.end)) ? LEVEL_VERBS[way] : undefined;
  if (verb && (plain === 'raise' || plain === 'lower')) return put(said.start, there, verb);
  const alike = COMPARATIVE.has(plain) ? COMPARED[way] : AMOUNT.test(plain) ? AMOUNTS[way] : undefined;
  if (alike) return put(said.start, there, alike);
  const words = wordsOf(way);
  const leads = /^\s+(?:on|to|of|for|from)\b/i.test(text.slice(said.end));
  return fragment && words && !leads && (COMPARATIVE.has(plain) || OFFERED.has(plain)) ? put(said.start, there, words) : null;
}

const PAIRS: readonly (readonly string[])[] = [['up', 'down'], ['left', 'right']];
const LEVEL_VERBS: Way = { up: 'raise', down: 'lower' };
const OFFERED = new Set<string>(Object.values(WAY_WORDS));
const wordsOf = (way: DirectionName): string | undefined => (WAY_WORDS as Way)[way];

/** A way in a clause of its own, to be put behind what was typed; the plainest first. */
export function wayClauses(way: DirectionName): string[] {
  if (way === 'up' || way === 'down') return [`turn it ${way}`, `${COMPARED[way]} please`];
  const words = wordsOf(way);
  if (!words) return [];
  if (way === 'left' || way === 'right') return [`pan it ${words}`, `${words} please`];
  return AMOUNT.test(words) ? [`${words} please`] : [`make it ${words}`, `${words} please`];
}

/** The way that a tap's words say. */
export const wayOf = (words: string): Offered | undefined => (Object.keys(WAY_WORDS) as Offered[]).find((way) => WAY_WORDS[way] === words);

const SMALL = /^(?:the|a|an|my|his|her|our|your|their|this|that|in|at|on|of|to|and|please|pls|bit|little|here|there|half|dbs?|decibels?)$/;

/** Whether a text names only parts, ways, sizes and places, as taps write it: "snare and kick up 1 dB in the bridge". */
export function isFragment(text: string, { parts = [], sections = [] }: ReadOptions): boolean {
  const { tokens, matches } = parse(text);
  const known = [...matches.filter(({ entry: { list } }) => list === 'part' || list === 'direction' || list === 'size' || list === 'section'), ...ownNames([...parts, ...sections], tokens)];
  return tokens.every(({ text: word, kind }, at) => kind !== 'word' || SMALL.test(word) || known.some(({ from, to }) => from <= at && at < to));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
