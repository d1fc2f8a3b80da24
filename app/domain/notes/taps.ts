import { parse } from './clauses.ts';
import type { DirectionName, SizeName } from './lexicon.ts';
import { inSection, sectionReplaced } from './tap-sections.ts';
import { isFragment, wayClauses, wayOf, wayReplaced } from './tap-ways.ts';
import { readNote } from './read-note.ts';
import type { NoteReading, ReadOptions, ReadRequest, TextSpan } from './reading.ts';
import { wishOf } from './wishes.ts';
import { sectionWords } from './wish-words.ts';

/** What can be said of a wish by a tap, in the order it is said. */
export const SLOTS = ['section', 'part', 'direction', 'size'] as const;
export type Slot = (typeof SLOTS)[number];

/** One thing to tap: the words it puts into the sentence. */
export type Tap = { slot: Slot; words: string };

/** Sizes that are offered. */
export const SIZE_WORDS = ['a touch', '1 dB', '2 dB', 'a lot'] as const;

/** What the taps are about: a wish, or what may become one. */
export type Said = Pick<ReadRequest, 'span' | 'part' | 'direction' | 'size' | 'section'>;

/** What a wish says in a slot, as a tap would: null where it leaves it open. */
export function saidIn({ part, direction, size, section }: Said, slot: Slot): string | null {
  if (slot === 'part') return part?.name ?? null;
  if (slot === 'direction') return direction?.name ?? null;
  if (slot === 'section') return section ? sectionWords(section.name, section.number === null ? null : String(section.number)) : null;
  if (!size) return null;
  return size.db === null ? SIZE_NAMES[size.name] : `${Math.abs(size.db)} dB`;
}

const SIZE_NAMES: Record<SizeName, string> = { touch: 'a touch', some: 'some', lot: 'a lot' };

/** The wish that the taps are about: the last one that is written. Also what does not ask for anything yet. */
export function currentWish(body: string, reading: Pick<NoteReading, 'requests'>, options: ReadOptions = {}): Said {
  const last = reading.requests.at(-1);
  if (last && last.kind !== 'comment') return last;
  const span = last?.span ?? { start: 0, end: body.length };
  const { parts, ...wish } = wishOf(parse(body.slice(span.start, span.end)), span.start, options);
  return { ...wish, part: parts[0] ?? null, span };
}

/** What a small wish leaves open: its part, else its way; null where both are said or nothing small is asked. */
export function missing({ kind, requests }: NoteReading): 'part' | 'direction' | null {
  const wish = kind === 'minor' ? requests.at(-1) : undefined;
  if (!wish) return null;
  return wish.part === null ? 'part' : wish.direction === null ? 'direction' : null;
}

/**
 * The sentence after a tap. Words that a slot was said with are replaced, everything else that was typed stays
 * as it is; what was open is put where people say it. Of several ways to put it, the first is taken that the
 * reader then reads as it was meant.
 * @param value what the reader should find afterwards, as `saidIn` gives it.
 */
export function tapped(body: string, { slot, words }: Tap, value: string, options: ReadOptions = {}): string {
  if (body.trim() === '') return opened(slot, words);
  const wishIn = (text: string): Said => currentWish(text, readNote(text, options), options);
  const wish = wishIn(body);
  const ways = candidates(body, wish, { slot, words }, value, options);
  const meant = ways.filter((text) => saidIn(wishIn(text), slot) === value);
  const kept = (text: string): boolean => SLOTS.every((other) => other === slot || saidIn(wish, other) === null || saidIn(wishIn(text), other) === saidIn(wish, other));
  return meant.find(kept) ?? meant[0] ?? (ways[0] as string);
}

/** The sentence without what a tap put there: only words exactly as a tap writes them go. Null where somebody chose their own. */
export function untapped(body: string, slot: Slot, words: string, options: ReadOptions = {}): string | null {
  const span = spanIn(currentWish(body, readNote(body, options), options), slot);
  if (!span) return null;
  const clause = slot === 'direction' ? clauseIn(body, span, words) : null;
  if (clause) return tidy(body.slice(0, clause.start), body.slice(clause.end));
  const full = slot === 'section' ? inSection(words) : words;
  const start = Math.min(span.start, span.end - full.length);
  if (body.slice(Math.max(0, start), span.end).toLowerCase() !== full.toLowerCase()) return null;
  return tidy(body.slice(0, start), body.slice(span.end));
}

/** The clause that a tap put behind what was typed, where it is what says the way. */
function clauseIn(body: string, span: TextSpan, words: string): TextSpan | null {
  const way = wayOf(words);
  for (const clause of way ? wayClauses(way) : []) {
    for (const put of [`, ${clause}`, ` Also ${clause}.`]) {
      const [start, end] = [body.lastIndexOf(put), body.lastIndexOf(put) + put.length];
      if (start >= 0 && start < span.start && span.end <= end) return { start, end };
    }
  }
  return null;
}

function candidates(body: string, wish: Said, { slot, words }: Tap, value: string, options: ReadOptions): string[] {
  const text = body.trimEnd();
  const said = spanIn(wish, slot);
  const put = said ? [splice(text, said, matchCase(text, said, words))] : [];
  const [head, tail] = split(text, wish);
  switch (slot) {
    case 'part':
      return [...put, ...beforeWay(text, wish, words), `${text.slice(0, wish.span.start)}${capital(words)}: ${text.slice(wish.span.start)}`, `${head} ${words}${tail}`, `${head}, ${words}${tail}`];
    case 'direction':
      return ways(text, wish, words, value as DirectionName, options);
    case 'size':
      return [...put, ...besideWay(text, wish, words), `${head} ${words}${tail}`, `${head}, ${words}${tail}`];
    case 'section':
      return [...(said ? [sectionReplaced(text, said, words)] : []), `${head} ${inSection(words)}${tail}`, `${head}, ${inSection(words)}${tail}`, `${capital(inSection(words))}: ${text}`];
  }
}

/** In the place of a plain word for a way, else beside a bare part, else in a clause of its own. */
function ways(text: string, wish: Said, words: string, way: DirectionName, options: ReadOptions): string[] {
  const [head, tail] = split(text, wish);
  const fragment = isFragment(text.slice(wish.span.start, wish.span.end), options);
  const put = wish.direction && wayReplaced(text, wish.direction.span, way, fragment);
  const bare = fragment && !wish.direction ? [`${head} ${words}${tail}`, ...afterPart(text, wish, words), `${head}, ${words}${tail}`] : [];
  const [end = ''] = /^[.!?…]+/.exec(tail) ?? [];
  const rest = tail.slice(end.length);
  const clauses = wayClauses(way);
  return [
    ...(put === null ? [] : [put]),
    ...bare,
    ...clauses.map((clause) => `${head}, ${clause}${tail}`),
    ...clauses.map((clause) => `${head}${end || '.'} Also ${clause}${/^(?:\s|$)/.test(rest) ? '.' : ''}${rest}`),
    `${head}: ${words}${tail}`,
  ];
}

/** "up a touch" → "Snare up a touch"; "In the bridge" → "In the bridge, snare". */
function beforeWay(text: string, wish: Said, words: string): string[] {
  const way = [wish.direction, wish.size].filter((found) => found != null).sort((a, b) => a.span.start - b.span.start)[0];
  const [head, tail] = split(text, wish);
  if (!way) return [`${head} ${words}${tail}`, `${head}, ${words}${tail}`];
  if (/^\W*$/.test(text.slice(wish.span.start, way.span.start))) return [`${text.slice(0, way.span.start)}${capital(words)} ${lower(text.slice(way.span.start))}`];
  return [];
}

function afterPart(text: string, wish: Said, words: string): string[] {
  return wish.part ? [splice(text, { start: wish.part.span.end, end: wish.part.span.end }, ` ${words}`)] : [];
}

/** "up" → "up a touch", "brighter" → "a touch brighter". */
function besideWay(text: string, wish: Said, words: string): string[] {
  if (!wish.direction) return [];
  const { start, end } = wish.direction.span;
  const after = splice(text, { start: end, end }, ` ${words}`);
  const comparative = /^(?:\w+er|more|less)\b/i.test(text.slice(start, end));
  return comparative && !/dB$/.test(words) ? [splice(text, { start, end: start }, `${words} `), after] : [after];
}

function spanIn(wish: Said, slot: Slot): TextSpan | null {
  const found = slot === 'size' ? wish.size : slot === 'part' ? wish.part : slot === 'direction' ? wish.direction : wish.section;
  return found?.span ?? null;
}

const opened = (slot: Slot, words: string): string => capital(slot === 'section' ? inSection(words) : words);

const splice = (text: string, { start, end }: TextSpan, words: string): string => `${text.slice(0, start)}${words}${text.slice(end)}`;

/** Up to the last word of the wish, and its full stop with what follows: also the thanks that close a note. */
function split(text: string, wish: Said): [head: string, tail: string] {
  const last = Math.max(...SLOTS.map((slot) => spanIn(wish, slot)?.end ?? 0));
  const closing = THANKS.exec(text.slice(0, wish.span.end))?.index ?? 0;
  const end = closing > wish.span.start && closing >= last ? closing : wish.span.end;
  const head = text.slice(0, end).replace(/[\s.,;:!?…–—-]+$/, '');
  return head.trim() === '' ? [text, ''] : [head, text.slice(head.length)];
}

/** "Thanks x", "Cheers, Ana", "ta!" at the end. */
const THANKS = /(?<![\p{L}\p{N}'])(?:(?:many|big|huge) )?(?:thanks|thank you|thx|cheers|ta)(?![\p{L}\p{N}'])(?:,? [\p{L}'’]+){0,5}[^\p{L}\p{N}]*$/iu;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const lower = (words: string): string => (/^(?:[A-Z][a-z]|A\b)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);
const matchCase = (text: string, { start }: TextSpan, words: string): string => (/^[A-Z][a-z]?/.test(text.slice(start)) ? capital(words) : words);

function tidy(head: string, tail: string): string {
  const joined = `${head.replace(/[\s,:]+$/, '')}${tail.startsWith(' ') || /^[.,;!?]/.test(tail) || head.trim() === '' ? '' : ' '}${tail}`.trim();
  return head.trim() === '' ? capital(joined.replace(/^[\s,:]+/, '')) : joined;
}
