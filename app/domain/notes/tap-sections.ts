import type { TextSpan } from './reading.ts';

/** Names that stand alone: "Chorus 1", "Section A", "Verse IV", "Ana's solo", "The drop". */
const BY_NAME = /(?:^|\s)(?:\p{L}|\d+|[IVX]+)$|^the\s|^\S+['’]s\s/iu;
/** What leads to a section's name. */
const LEADING = /(?:^|\s)(?:in|at|on|of|for|from|to|into|through|during|until|before|after)\s+$/i;

const named = (words: string): string => (BY_NAME.test(words) ? words : `the ${words}`);

/** "in Chorus 1", but "in the bridge". */
export const inSection = (words: string): string => `in ${named(words)}`;

/** The text with another section in the place of the one that is said, with the article that its name takes. */
export function sectionReplaced(text: string, { start, end }: TextSpan, words: string): string {
  const before = text.slice(0, start);
  const bare = before.replace(/(^|\s)the\s+$/i, '$1');
  const article = bare !== before || LEADING.test(before);
  const put = article ? named(words) : words;
  const first = /^\W*$|[.!?\n]\s*$/.test(bare);
  return `${bare}${first ? put.charAt(0).toUpperCase() + put.slice(1) : put}${text.slice(end)}`;
}
