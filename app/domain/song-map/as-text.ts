import { formatTimecodeExact, type Millis, parseTimecode } from '../shared/timecode.ts';
import { nearestName, plainName } from './names.ts';
import type { OwnPart, Section } from './song-map.ts';

/** A list written as lines: what could be read of it, and what could not, with its line. */
export type ReadLines<T> = { items: T[]; problems: string[] };

/** Sections as lines that somebody can change: "0:32.250 Chorus 1", with a second time where one stops early. */
export const sectionLines = (sections: readonly Section[]): string =>
  sections.map(({ name, start, end }) => `${clock(start)}${end === null ? '' : ` – ${clock(end)}`} ${name}`).join('\n');

const LINE = /^([-−–]?\s*[\d:.,]+)(?:\s*[-−–—]\s*(\d[\d:.,]*))?\s+(.+)$/u;

/** Reads such lines back; empty ones say nothing. */
export function readSections(text: string): ReadLines<Section> {
  return readLines(text, (line) => {
    const [, from = '', to, name = ''] = LINE.exec(line) ?? [];
    const start = signed(from);
    const end = to === undefined ? null : signed(to);
    if (start === null || (to !== undefined && end === null)) return 'begin with a time such as 1:32.5, then the name.';
    return { name: plainName(name), start, end };
  });
}

/** Parts as lines: "Wurli = keys", or the name alone. */
export const partLines = (parts: readonly OwnPart[]): string => parts.map(({ name, part }) => (part === null ? name : `${name} = ${part}`)).join('\n');

/** Reads such lines back; a common part may be written nearly. */
export function readParts(text: string, known: readonly string[]): ReadLines<OwnPart> {
  return readLines(text, (line) => {
    const [name = '', part, ...more] = line.split('=').map(plainName);
    if (name === '' || more.length > 0) return 'write a name, and after “=” the common part it is, if you like.';
    if (part === undefined || part === '') return { name, part: null };
    if (known.includes(part)) return { name, part };
    const near = nearestName(part, known);
    return near === part.toLowerCase() ? { name, part: near } : `there is no common part “${part}”.${near ? ` Did you mean “${near}”?` : ''}`;
  });
}

function readLines<T>(text: string, read: (line: string) => T | string): ReadLines<T> {
  const items: T[] = [];
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return;
    const found = read(line.trim());
    if (typeof found === 'string') problems.push(`Line ${i + 1}: ${found}`);
    else items.push(found);
  });
  return { items, problems };
}

/** "1:32.500", with hours only where there are any; "-0:01.000" before the song's clock. */
function clock(ms: Millis): string {
  return `${ms < 0 ? '-' : ''}${formatTimecodeExact(Math.abs(ms)).replace(/^0:0?/, '')}`;
}

function signed(text: string): Millis | null {
  const before = /^[-−–]\s*/.exec(text)?.[0] ?? '';
  const ms = parseTimecode(text.slice(before.length));
  return ms === null ? null : before ? -ms : ms;
}
