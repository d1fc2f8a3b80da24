import { baseOf, matchesOf, type Token, tokensOf } from './forms.ts';
import type { SectionName } from './lexicon.ts';

/** Tokens `from` up to, not including, `to`. */
export type Stretch = { from: number; to: number };

export const overlaps = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

/** Numbers tell names apart: "chorus 2" is not "chorus 1". */
const wordOf = ({ text, kind }: Token): string => (kind === 'number' ? text : baseOf(text));

/** The track's own names among the words of a note, longest names first. */
export function ownNames(names: readonly string[], tokens: readonly Token[]): (Stretch & { name: string })[] {
  const found: (Stretch & { name: string })[] = [];
  const written = names.map((name) => ({ name, words: tokensOf(name).map(wordOf) }));
  for (const { name, words } of written.sort((a, b) => b.words.length - a.words.length || b.name.length - a.name.length)) {
    if (words.length === 0) continue;
    for (let from = 0; from + words.length <= tokens.length; from++) {
      const here = { from, to: from + words.length, name };
      const said = words.every((word, i) => wordOf(tokens[from + i] as Token) === word);
      if (said && isMeant(words, tokens[from - 1]) && !found.some((other) => overlaps(other, here))) found.push(here);
    }
  }
  return found;
}

/** "A" as the name of a section is not the "a" of "a touch": a single letter is one after "section" or "part". */
const isMeant = (words: readonly string[], before: Token | undefined): boolean => words.some((word) => /\p{L}{2}/u.test(word)) || /^(?:section|part)$/.test(before?.text ?? '');

/** The track's own name of a section that was called by a common one: "the second chorus" → "Chorus 2"; null where none is surely meant. */
export function ownSection(names: readonly string[], common: SectionName, number: number | 'last' | null): string | null {
  const alike = names.filter((name) => matchesOf(tokensOf(name)).find(({ entry }) => entry.list === 'section')?.entry.name === common);
  if (number === 'last') return alike.at(-1) ?? null;
  if (number === null) return alike.length === 1 ? (alike[0] as string) : null;
  return alike.find((name) => new RegExp(`\\s${number}$`).test(name)) ?? alike[number - 1] ?? null;
}
