import { FAMILIAR } from './familiar.ts';
import { AMOUNTS, CLASSES, DIRECTIONS, NEGATIONS, OTHER_UPS, PARTS, QUALITIES, SECTIONS, SHORTHANDS, SIZES, SUNG, type ClassName, type DirectionName, type PartName, type SectionName, type SizeName } from './lexicon.ts';
import type { TextSpan } from './reading.ts';

/** One word, number or mark of a note. */
export type Token = TextSpan & {
  /** Lower case, plain quotes, shorthand written out, typos of known words mended. */
  text: string;
  /** The word without its ending: "drums" and "drum" alike. */
  base: string;
  kind: 'word' | 'number' | 'clock' | 'mark' | 'emoji';
};

const TOKEN = /\d+:\d{2}(?::\d{2})?(?:\.\d+)?|\d+(?:\.\d+)?|\p{L}+(?:['-][\p{L}\d]+)*|\p{Extended_Pictographic}|[?!.,;:()"/&+\n–—-]/gu;

/** A note's words, numbers and marks, each with its place in the text as it was written. */
export function tokensOf(body: string): Token[] {
  const text = body.replace(/[’‘`´]/g, "'").replace(/[“”«»]/g, '"').toLowerCase();
  return [...text.matchAll(TOKEN)].map((match) => {
    const found = match[0];
    const span = { start: match.index, end: match.index + found.length };
    if (/^\d+:/.test(found)) return { ...span, text: found, base: '0:00', kind: 'clock' };
    if (/^\d/.test(found)) return { ...span, text: found, base: '0', kind: 'number' };
    if (/^\p{L}/u.test(found)) {
      const word = mend(found);
      return { ...span, text: word, base: baseOf(word), kind: 'word' };
    }
    return { ...span, text: found, base: found, kind: /^\p{Extended_Pictographic}/u.test(found) ? 'emoji' : 'mark' };
  });
}

/** The word without plural, -ed and -ing; irregular words stay as they are. */
export function baseOf(word: string): string {
  if (word.length < 4) return word;
  const bare = word.replace(/'s$/, '').replace(/s'$/, 's');
  if (/(?:ss|us|is|ous)$/.test(bare)) return bare;
  const ending = /^(.*?[aeiouy].*?)(ings?|ed|es|s)$/.exec(bare);
  const stem = ending?.[1] ?? '';
  if (!ending || stem.length < 3) return bare;
  if (ending[2] === 's') return stem.replace(/ie$/, 'y');
  if (ending[2] === 'es') return /(?:ch|sh|x|ss|z)$/.test(stem) ? stem : stem.replace(/i$/, 'y') + (stem.endsWith('i') ? '' : 'e');
  return stem.replace(/([bdfglmnprt])\1$/, '$1').replace(/i$/, 'y');
}

/** A word's runs of `shortest` to `longest` letters, its ends marked, the short ones first. */
export function lettersOf(word: string, shortest: number, longest: number): string[] {
  const framed = `^${word}$`;
  const runs: string[] = [];
  for (let size = shortest; size <= longest; size++) for (let at = 0; at + size <= framed.length; at++) runs.push(framed.slice(at, at + size));
  return runs;
}

/** Kinds of entries of the lexicon that one place in a text can match. */
export type Entry =
  | { list: 'part'; name: PartName }
  | { list: 'section'; name: SectionName }
  | { list: 'direction'; name: DirectionName }
  | { list: 'size'; name: SizeName }
  | { list: 'class'; name: ClassName }
  | { list: 'negation'; name: 'not' };

const KNOWN = new Set<string>();
for (const words of [PARTS, SECTIONS, DIRECTIONS, SIZES, CLASSES].flatMap((lists) => Object.values<readonly string[]>(lists))) {
  for (const phrase of words) for (const word of phrase.split(' ')) KNOWN.add(word);
}

/** "raise" and "raising" alike; but "hate" is no hat, "note" is not "not", "us" is not "use". */
function key(word: string): string {
  const base = baseOf(word);
  const bare = base.replace(/e$/, '');
  return bare !== base && (base.length < 4 || KNOWN.has(bare)) ? base : bare;
}

/** `said` holds the entries by how they are written: "drowned" is not what "drowning" is. */
type Node = { next: Map<string, Node>; entries: Entry[]; said: Map<string, Entry[]> };


function trieOf(tables: readonly (readonly [string, readonly string[], Entry])[]): Node {
  const root: Node = { next: new Map(), entries: [], said: new Map() };
  for (const [, phrases, entry] of tables) {
    for (const phrase of phrases) {
      let node = root;
      for (const [word] of phrase.matchAll(TOKEN)) {
        const step: string = key(word);
        const known: Node = node.next.get(step) ?? { next: new Map(), entries: [], said: new Map() };
        node.next.set(step, known);
        node = known;
      }
      if (!node.entries.some(({ list, name }) => list === entry.list && name === entry.name)) node.entries.push(entry);
      node.said.set(phrase, [...(node.said.get(phrase) ?? []), entry]);
    }
  }
  return root;
}

const rows = <N extends string>(list: Entry['list'], words: Readonly<Record<N, readonly string[]>>) =>
  Object.entries<readonly string[]>(words).map(([name, phrases]) => [name, phrases, { list, name } as Entry] as const);

const TRIE = trieOf([
  ...rows('part', PARTS),
  ...rows('section', SECTIONS),
  ...rows('direction', DIRECTIONS),
  ...rows('size', SIZES),
  ...rows('class', CLASSES),
  ['not', NEGATIONS, { list: 'negation', name: 'not' }],
]);

/** An entry of the lexicon found in the text: tokens `from` up to, not including, `to`. */
export type Match = { from: number; to: number; entry: Entry };

/** Every entry the tokens match; of each list only the longest at a place. */
export function matchesOf(tokens: readonly Token[]): Match[] {
  const found: Match[] = [];
  const reached = new Map<string, number>();
  for (let from = 0; from < tokens.length; from++) {
    const here = new Map<string, Match>();
    let node: Node | undefined = TRIE;
    for (let to = from; to < tokens.length && node; to++) {
      node = node.next.get(key((tokens[to] as Token).text));
      const written = tokens.slice(from, to + 1).map(({ text }) => text).join(' ');
      for (const entry of [...(node?.entries ?? []), ...(node?.said.get(written) ?? [])]) here.set(entry.list === 'class' ? `class ${entry.name}` : entry.list, { from, to: to + 1, entry });
    }
    for (const [list, match] of here) {
      if ((reached.get(list) ?? 0) >= match.to) continue;
      reached.set(list, match.to);
      found.push(match);
    }
  }
  return found;
}

/** Words of the field that are never slips of another. */
const MEANT = new Set([...FAMILIAR, ...AMOUNTS.more, ...AMOUNTS.less, ...SUNG, ...OTHER_UPS, ...QUALITIES.flatMap(({ adjectives, nouns }) => [...adjectives, ...nouns].flatMap((phrase) => phrase.split(' ')))]);
/** Each known word without one letter → the word, for mending slips of one letter. */
const SLIPS = new Map<string, string>();
const without = (word: string) => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));

for (const word of KNOWN) {
  if (word.length < 4 || /['-]/.test(word)) continue;
  for (const slip of [word, ...without(word)]) if (!SLIPS.has(slip)) SLIPS.set(slip, word);
}

function mend(written: string): string {
  const word = written.replace(/(\p{L})\1{2,}/gu, '$1');
  const plain = SHORTHANDS[word] ?? word;
  if (KNOWN.has(plain) || MEANT.has(plain) || plain.length < 4 || /['-]/.test(plain) || KNOWN.has(baseOf(plain)) || MEANT.has(baseOf(plain))) return plain;
  const direct = SLIPS.get(plain);
  if (direct) return direct;
  for (const slip of without(plain)) {
    const meant = SLIPS.get(slip);
    if (meant && Math.abs(meant.length - plain.length) <= 1) return meant;
  }
  return plain;
}
