import { type Imported, type ImportInto, noteFromMark, NOT_A_TIME } from './imported.ts';
import { oneLine } from './one-line.ts';
import { type Clock, formatSeconds, microsAt } from './place.ts';
import { notesOf, type Sheet } from './sheet.ts';

/** Audacity's label track: start, end, words, with tabs between; start and end of a point are the same. */
export function audacityLabels({ items }: Sheet, clock: Clock): string {
  const lines = notesOf(items).map(({ at, until, body }) => {
    const [start, end] = [microsAt(at, clock), microsAt(until ?? at, clock)];
    return `${formatSeconds(start)}\t${formatSeconds(end)}\t${oneLine(body)}\n`;
  });
  return lines.join('');
}

const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Reads a label track. Lines that begin with a backslash hold frequencies of the label before, which notes do not have. */
export function readAudacity(text: string, into: ImportInto): Imported {
  const found: Imported = { notes: [], problems: [] };
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  lines.forEach((content, index) => {
    if (content.trim() === '' || content.startsWith('\\')) return;
    const line = index + 1;
    const [start = '', end = '', ...words] = content.split('\t');
    const [from, to] = [start, end].map((given) => (NUMBER.test(given.trim()) ? Number(given.trim().replace(',', '.')) : NaN)) as [number, number];
    if (Number.isNaN(from) || Number.isNaN(to)) {
      const problem = content.includes('\t') ? NOT_A_TIME : 'There are no tabs in it: a label is start, end and words with tabs between.';
      found.problems.push({ line, text: content, problem });
      return;
    }
    const note = noteFromMark({ start: from, end: to, name: words.join(' ') }, into);
    if (note.ok) found.notes.push({ line, at: note.at, until: note.until, body: note.body });
    else found.problems.push({ line, text: content, problem: note.reason });
  });
  return found;
}
