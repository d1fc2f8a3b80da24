import { formatTimecode } from '../shared/timecode.ts';
import { type OwnPart, sameName, type Section, type SongMap } from './song-map.ts';

/** What differs between two maps of a track, in sentences; none where they say the same. */
export function mapChanges(before: SongMap, after: SongMap): string[] {
  return [...sectionChanges(before.sections, after.sections), ...partChanges(before.parts, after.parts)];
}

function sectionChanges(before: readonly Section[], after: readonly Section[]): string[] {
  const gone = before.filter((one) => !after.some(({ name, start }) => sameName(name, one.name) || start === one.start));
  const changed = after.flatMap((one): string[] => {
    const was = before.find(({ name }) => sameName(name, one.name));
    const there = before.find(({ start }) => start === one.start);
    if (!was) return there && !after.some(({ name }) => sameName(name, there.name)) ? [`“${there.name}” is called “${one.name}”`] : [`“${one.name}” begins at ${formatTimecode(one.start)}`];
    if (was.start !== one.start) return [`“${one.name}” moved from ${formatTimecode(was.start)} to ${formatTimecode(one.start)}`];
    if (was.end !== one.end) return [one.end === null ? `“${one.name}” lasts until the next` : `“${one.name}” ends at ${formatTimecode(one.end)}`];
    return was.name === one.name ? [] : [`“${was.name}” is called “${one.name}”`];
  });
  return [...changed, ...gone.map(({ name }) => `“${name}” is gone`)];
}

function partChanges(before: readonly OwnPart[], after: readonly OwnPart[]): string[] {
  const find = (parts: readonly OwnPart[], { name }: OwnPart) => parts.find((other) => sameName(other.name, name));
  const added = after.filter((one) => !find(before, one)).map(({ name }) => `the part “${name}” is new`);
  const gone = before.filter((one) => !find(after, one)).map(({ name }) => `the part “${name}” is gone`);
  const changed = after.flatMap((one) => {
    const was = find(before, one);
    if (!was || (was.part === one.part && was.name === one.name)) return [];
    if (was.part === one.part) return [`the part “${was.name}” is called “${one.name}”`];
    return [one.part === null ? `the part “${one.name}” is no common part any more` : `the part “${one.name}” is the ${one.part}`];
  });
  return [...added, ...changed, ...gone];
}
