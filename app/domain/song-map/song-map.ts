import type { Millis } from '../shared/timecode.ts';
import { numbered, plainName } from './names.ts';

/**
 * A stretch of the song with a name, on the song's clock. It lasts until the next one begins, or until `end`
 * where it stops before; the last lasts until the song ends.
 */
export type Section = { name: string; start: Millis; end: Millis | null };

/** What the track calls a part of its own, and the common part it is, where it is one. */
export type OwnPart = { name: string; part: string | null };

/** Drawn once for a track: what its stretches and its parts are called, for all its versions. */
export type SongMap = { sections: readonly Section[]; parts: readonly OwnPart[] };

export const NO_MAP: SongMap = { sections: [], parts: [] };

export const SECTIONS_AT_MOST = 60;
export const PARTS_AT_MOST = 60;
export const NAME_AT_MOST = 40;

/** As early as a version may begin before the song's clock, and a day. */
export const EARLIEST_MS = -60_000;
export const LATEST_MS = 86_400_000;

/** What is wrong with a map, for people, by list; the place in the list is in the words. */
export type MapProblems = { sections: string[]; parts: string[] };

/**
 * Puts a map in order: sections by their start, spaces tidied, names that repeat numbered ("chorus" twice is
 * "chorus 1" and "chorus 2"), or says everything that is wrong with it.
 * @param known the common parts that a part of the track may be.
 */
export function checkMap(given: SongMap, known: readonly string[]): { ok: true; map: SongMap } | { ok: false; problems: MapProblems } {
  const sections = numbered(given.sections.map((section) => ({ ...section, name: plainName(section.name) })).sort((a, b) => a.start - b.start));
  const parts = given.parts.map(({ name, part }) => ({ name: plainName(name), part }));
  const problems = { sections: sectionProblems(sections), parts: partProblems(parts, known) };
  return problems.sections.length + problems.parts.length > 0 ? { ok: false, problems } : { ok: true, map: { sections, parts } };
}

function sectionProblems(sections: readonly Section[]): string[] {
  const problems: string[] = [];
  if (sections.length > SECTIONS_AT_MOST) problems.push(`A track has at most ${SECTIONS_AT_MOST} sections.`);
  sections.forEach(({ name, start, end }, i) => {
    const which = name === '' ? `Section ${i + 1}` : `“${name}”`;
    const next = sections[i + 1];
    problems.push(...nameProblems(name, which, 'section'));
    if (!isPlace(start) || (end !== null && !isPlace(end))) problems.push(`${which}: use whole milliseconds, at most a minute before the song’s clock and a day after it.`);
    if (end !== null && end <= start) problems.push(`${which} ends after it begins.`);
    if (next && next.start === start) problems.push(`${which} and “${next.name}” begin at the same moment.`);
    else if (next && end !== null && end > next.start) problems.push(`${which} ends after “${next.name}” has begun.`);
  });
  return problems;
}

function partProblems(parts: readonly OwnPart[], known: readonly string[]): string[] {
  const problems: string[] = [];
  if (parts.length > PARTS_AT_MOST) problems.push(`A track has at most ${PARTS_AT_MOST} parts.`);
  parts.forEach(({ name, part }, i) => {
    const which = name === '' ? `Part ${i + 1}` : `“${name}”`;
    problems.push(...nameProblems(name, which, 'part'));
    if (name.includes('=')) problems.push(`${which}: leave out the “=”.`);
    if (parts.findIndex((other) => sameName(other.name, name)) < i) problems.push(`${which} is there twice.`);
    if (part !== null && !known.includes(part)) problems.push(`${which}: there is no common part “${part}”.`);
  });
  return problems;
}

function nameProblems(name: string, which: string, what: string): string[] {
  if (name === '') return [`${which} has no name. Name the ${what}, or leave it out.`];
  if (!/\p{L}/u.test(name)) return [`${which}: a name has at least one letter.`];
  return [...name].length > NAME_AT_MOST ? [`${which}: use at most ${NAME_AT_MOST} characters.`] : [];
}

const isPlace = (ms: number): boolean => Number.isSafeInteger(ms) && ms >= EARLIEST_MS && ms <= LATEST_MS;

/** Names are the same however they are written. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
