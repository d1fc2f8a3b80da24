import type { Parsed } from './clauses.ts';
import type { Match } from './forms.ts';
import { overlaps, ownNames, ownSection } from './own-names.ts';
import { type DirectionName, ORDINALS, type PartName, type SectionName, SUNG } from './lexicon.ts';
import type { DirectionFound, PartFound, ReadOptions, SectionFound, SizeFound, TextSpan } from './reading.ts';
import { wayIn } from './ways.ts';

/** What one piece of a note wishes: of which parts, where to, how much and where. */
export type Wish = {
  parts: readonly PartFound[];
  direction: DirectionFound | null;
  /** The direction follows from a fault that is named ("too loud"); what is asked for it says more. */
  complained: boolean;
  size: SizeFound | null;
  section: SectionFound | null;
};

/** Words before a part that only compare with it: "over the drums", "as loud as the snare". */
const BESIDE = /^(?:than|against|over|under|behind|beneath|above|below|with|from|as|like|to|by|into|onto|off|between|for|in|of|when|where|while|because|so|and then)$/;
/** "more of the snare", "I'd like the snare up", "some air to the snare": it is meant all the same. */
const AMOUNT_OF = /^(?:more|less|much|little|bit|touch|lot|enough|hint|hear|level|volume|none|all|rid|top|end|out)$/;
const LIKING = /^(?:would|i'd|we'd|you'd|he'd|she'd|they'd|do|really|also|still|don't|didn't)$/;
const GIVING = /^(?:add|added|adding|apply|give|some|more|bit|there's|hardness|do|did|done)$/;
/** What goes somewhere by the very next words is no mere neighbour: "with the vocal half a dB lower". */
const MOVED = /^(?:(?:about|a|bit|little|touch|tad|half|db|slightly|just|one|two|[\d.]+) )*(?:up|down|louder|quieter|lower|higher|muted|drier|wetter|wider|narrower|brighter|darker)\b(?! than)/;
const REACH = 4;

export function wishOf(parsed: Parsed, offset: number, options: ReadOptions): Wish {
  const { tokens, matches, scopes } = parsed;
  const span = ({ from, to }: { from: number; to: number }): TextSpan => ({ start: offset + (tokens[from]?.start ?? 0), end: offset + (tokens[to - 1]?.end ?? 0) });
  const meant = ({ from }: Match) => scopes[from] !== 'quoted';
  const of = (list: Match['entry']['list']) => matches.filter((match) => match.entry.list === list && meant(match));
  const level = levelIn(tokens.map(({ text }) => text));
  const placed = of('section');
  const told = wayIn(parsed, (match) => placed.some((section) => section.to - section.from > 1 && overlaps(section, match)));
  // "drop the strings 1 dB" takes nothing out.
  const moved = told?.name === 'out' && (level !== null || tokens.some(({ text }) => /^(?:db|dbs|decibels?)$/.test(text)));
  const direction = told && moved ? (level ? null : { ...told, name: 'down' as const }) : told;
  const section = sectionIn();
  const inSection = (match: Match) => section !== null && span(match).start >= section.span.start && span(match).end <= section.span.end;
  return { parts: partsIn(), direction: direction ? { name: direction.name, span: span(direction) } : signed(), complained: direction?.told === 'complained', size: sizeIn(), section };

  function partsIn(): PartFound[] {
    const named = ownNames(options.parts ?? [], tokens);
    const found = of('part').filter((match) => !inSection(match) && !isVerb(match) && !named.some((own) => overlaps(own, match)));
    const all = [...named.map((own) => ({ ...own, beside: isBeside(own) })), ...found.map((match) => ({ from: match.from, to: match.to, name: match.entry.name, beside: isBeside(match) }))].sort((a, b) => a.from - b.from);
    const first = all.find(({ beside, name }) => !beside && name !== 'mix') ?? all.find(({ beside }) => !beside) ?? all.find(({ name, from }) => name !== 'mix' && !isAimed(from)) ?? all[0];
    if (!first || (first.beside && isAimed(first.from))) return sung();
    const joined = [first];
    for (const next of all) {
      const last = joined.at(-1) as typeof first;
      if (next.from >= last.to && next.from - last.to <= 2 && joins(last.to, next.from)) joined.push(next);
    }
    const names = new Set<string>();
    const owned = joined.map((part) => ({ ...part, name: options.known?.[part.name] ?? part.name }));
    return owned.filter(({ name }) => !names.has(name) && names.add(name)).map(({ name, from, to }) => ({ name, span: span({ from, to }) }));
  }

  /** Words and syllables are somebody's who sings. */
  function sung(): PartFound[] {
    const at = tokens.findIndex(({ text }, i) => scopes[i] !== 'quoted' && SUNG.has(text));
    const name = 'lead vocal' satisfies PartName;
    return at < 0 ? [] : [{ name: options.known?.[name] ?? name, span: span({ from: at, to: at + 1 }) }];
  }

  /** "get us to the vocal", "sits with the bass": what it is held against is not what is to change. */
  function isAimed(from: number): boolean {
    for (let at = from - 1; at >= Math.max(0, from - REACH); at--) {
      const { text = '', kind } = tokens[at] ?? {};
      if (text === 'like' && (at < 2 || LIKING.test(tokens[at - 1]?.text ?? ''))) return false;
      if (text === 'over' && tokens.slice(Math.max(0, at - 2), at).some((one) => /^(?:blanket|curtain|veil|pillow|lid|duvet)$/.test(one.text))) return false;
      if (text === 'to' && /^(?:as|close|near|nearer|next)$/.test(tokens[at - 1]?.text ?? '')) return false;
      if (text === 'to' && tokens.slice(Math.max(0, at - 8), at).some((one) => GIVING.test(one.text))) return false;
      if (/^(?:to|with|against|than|over|like|as|so|when|where|while|because|behind|into)$/.test(text)) return true;
      if (kind === 'mark' || BESIDE.test(text)) return false;
    }
    return false;
  }

  /** "bass +1", "drop the strings 1 dB": a move without a word for it. */
  function signed(): DirectionFound | null {
    if (!level || (level.sign === 0 && !tokens.some(({ text }) => /^(?:drop|dropped|cut|off|knock|shave|take|lose)$/.test(text)))) return null;
    return { name: level.sign === 1 ? 'up' : 'down', span: span(level) };
  }

  /** "kick and snare", "kick, snare & hats": the words between only join. */
  function joins(from: number, to: number): boolean {
    return to > from && tokens.slice(from, to).every(({ text }) => /^(?:and|&|\+|,|\/|the|both|plus)$/.test(text)) && !tokens.slice(from, to).every(({ text }) => text === 'the');
  }

  function isBeside({ from, to }: { from: number; to: number }): boolean {
    if (MOVED.test(tokens.slice(to, to + REACH).map(({ text }) => text).join(' '))) return false;
    for (let at = from - 1; at >= Math.max(0, from - REACH); at--) {
      const { text = '', kind } = tokens[at] ?? {};
      if (/^(?:for|from)$/.test(text) && /^(?:except|save|apart|aside)$/.test(tokens[at - 1]?.text ?? '')) return false;
      if (text === 'of' && AMOUNT_OF.test(tokens[at - 1]?.text ?? '')) return false;
      if (text === 'like' && LIKING.test(tokens[at - 1]?.text ?? '')) return false;
      if (BESIDE.test(text)) return true;
      if (kind === 'mark' || !/^(?:the|a|an|my|her|his|our|your|their|that|this|its|lead|whole|rest|other|and|of|second|first|last|live)$/.test(text)) return false;
    }
    return false;
  }

  /** "ride it up", "double the reverb", "to lead", "key change": work, not a part. */
  function isVerb({ from, to }: Match): boolean {
    const word = tokens[from]?.text ?? '';
    if (to - from > 1) return false;
    const before = tokens[from - 1]?.text ?? '';
    if (/^(?:key|back|bone|doubling|doubled|speakers|hate|hates|hated)$/.test(word)) return true;
    if (word === 'lead' && (from === 0 || before === ',') && /^(?:up|down|too|is|needs|a|louder|quieter)$/.test(tokens[to]?.text ?? '')) return false;
    if (/^kick$/.test(word) && (before === 'to' || /^(?:in|off|it)$/.test(tokens[to]?.text ?? ''))) return true;
    if (word === 'room') return true;
    if (word === 'tom') return !/^(?:the|floor|rack|a|low|high|each|every)$/.test(before);
    if (word === 'beat') return /^(?:on|off|a|one|each|every|half)$/.test(before) || (before === 'the' && /^(?:on|off|behind|before|after|ahead|of|to)$/.test(tokens[from - 2]?.text ?? ''));
    if (word === 'acoustic' || word === 'electric') return /^(?:all|an|more|less|fully|it|go|be|sounds?|real)$/.test(before);
    if (!/^(?:ride|double|sweep|tag|rap|beat|loop|sample|stack|scratch|shout|lead|pad|break)$/.test(word)) return false;
    return from === 0 || /^(?:to|will|i'll|can|could|don't|you|and|please|,|\.)$/.test(tokens[from - 1]?.text ?? '') || (/^(?:it|those|them)$/.test(tokens[to]?.text ?? ''));
  }

  function sizeIn(): SizeFound | null {
    const down = direction !== null && (DOWNWARDS as readonly string[]).includes(direction.name);
    if (level) {
      const falls = direction ? down : signed()?.name === 'down';
      const db = level.sign ? level.sign * level.size : falls ? -level.size : level.size;
      return { name: level.size <= 1 ? 'touch' : level.size < 3 ? 'some' : 'lot', db, span: span(level) };
    }
    const [size] = of('size').sort((a, b) => b.to - b.from - (a.to - a.from));
    return size ? { name: size.entry.name as SizeFound['name'], db: null, span: span(size) } : null;
  }

  function sectionIn(): SectionFound | null {
    const own = ownNames(options.sections ?? [], tokens)[0];
    if (own) return { name: own.name, number: null, span: span(own) };
    const sections = of('section').filter(({ from, to, entry }) => entry.name !== 'drop' || (/^(?:the|a|second|last|2nd|first|in)$/.test(tokens[from - 1]?.text ?? '') && to > from));
    // "the end of the second verse" is about the verse.
    const [match] = sections.sort((a, b) => Number(isEdge(a)) - Number(isEdge(b)) || a.from - b.from);
    if (!match) return null;
    const after = tokens[match.to]?.text ?? '';
    const before = tokens[match.from - 1]?.text ?? '';
    const number = ORDINALS[before] ?? (/^\d$|^(?:one|two|three|four)$/.test(after) ? ORDINALS[after] : undefined) ?? null;
    const wide = { from: ORDINALS[before] === undefined ? match.from : match.from - 1, to: ORDINALS[before] === undefined && number !== null ? match.to + 1 : match.to };
    const called = ownSection(options.sections ?? [], match.entry.name as SectionName, number);
    return { name: called ?? match.entry.name, number: called === null ? number : null, span: span(wide) };
  }

  function isEdge({ from, to }: Match): boolean {
    return /^(?:start|beginning|end|ending|opening|top|break|build|lift)$/.test(tokens[to - 1]?.text ?? '') && tokens[from] !== undefined;
  }
}

const DOWNWARDS = ['down', 'less', 'out', 'softer', 'darker', 'thinner', 'drier', 'shorter', 'narrower', 'slower'] as const satisfies readonly DirectionName[];

const NUMBERS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, half: 0.5, couple: 2 };

/** The level move that is named: "down 4 dB", "half a dB", "+1", "1.5 db". */
function levelIn(words: readonly string[]): { from: number; to: number; size: number; sign: 1 | -1 | 0 } | null {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const signed = /^[-–—+]$/.test(words[at - 1] ?? '') && /^\d/.test(word);
    const sign = signed ? (words[at - 1] === '+' ? 1 : -1) : 0;
    if (/^(?:db|dbs|decibels?)$/.test(word) && at > 0) {
      let from = at - 1;
      if (words[from] === 'a' && words[from - 1] === 'half') from--;
      if (words[from] === 'of' && words[from - 1] === 'couple') from--;
      const size = Number(words[from]) || NUMBERS[words[from] ?? ''];
      if (!size) continue;
      const minus = /^[-–—]$/.test(words[from - 1] ?? '') && !/^\d/.test(words[from - 2] ?? '');
      const plus = words[from - 1] === '+';
      return { from: minus || plus ? from - 1 : from, to: at + 1, size, sign: minus ? -1 : plus ? 1 : 0 };
    }
    if (signed && Number(word) <= 12 && !/^(?:k|hz|khz|bpm|ms|s|%|bars?)$/.test(words[at + 1] ?? '') && !/^\d/.test(words[at - 2] ?? '')) return { from: at - 1, to: at + 1, size: Number(word), sign };
  }
  return null;
}
