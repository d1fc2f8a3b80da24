/** Stands for a line break where a format has room for one line only. */
const BREAK = '⏎';

/**
 * A note's words on one line, as markers and labels want them: breaks become " ⏎ ", tabs and other control
 * characters a space. `fromOneLine` gives the breaks back.
 */
export const oneLine = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trim())
    .join(` ${BREAK} `)
    .trim();

/** The words of a label or marker as a note has them. */
export const fromOneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .split(BREAK)
    .map((line) => line.trim())
    .join('\n')
    .trim();
