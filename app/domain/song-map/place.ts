import type { Millis } from '../shared/timecode.ts';
import type { Section } from './song-map.ts';

/** Where a version lies on the song's clock. */
export type PlacedVersion = { offsetSamples: number; sampleRate: number | null };

/** Milliseconds from the song's clock to a version's first sample. */
export const offsetMs = ({ offsetSamples, sampleRate }: PlacedVersion): Millis => (sampleRate ? Math.round((offsetSamples * 1000) / sampleRate) : 0);

/** The section that a moment of the song's clock lies in; a boundary belongs to what begins there. */
export function sectionAt<S extends Section>(sections: readonly S[], at: Millis): S | null {
  const begun = sections.filter(({ start }) => start <= at);
  const last = begun.at(-1);
  return last && (last.end === null || at < last.end) ? last : null;
}

/** The section of a moment that is told in a version's own milliseconds. */
export const sectionOn = <S extends Section>(sections: readonly S[], at: Millis, version: PlacedVersion): S | null => sectionAt(sections, at + offsetMs(version));

/** By how much a stretch drawn by hand may miss a boundary without meaning what lies beyond. */
const BY_HAND: Millis = 250;

/** What a moment or a stretch of a version lies in, by name: "Verse 2", or "Intro – Outro" where it goes on into others; null outside of the map. */
export function whereOn(sections: readonly Section[], { at, until }: { at: Millis; until: Millis | null }, version: PlacedVersion): string | null {
  const reach = until === null ? 0 : Math.min(BY_HAND, (until - at) / 2);
  const ends = [at + reach, (until ?? at) - reach].map((moment) => sectionOn(sections, moment, version)?.name);
  return [...new Set(ends)].filter((name) => name !== undefined).join(' – ') || null;
}

/** A section as one version has it: its stretch in that version's own milliseconds. */
export type PlacedSection = Section & { end: Millis; /** Its place in the map. */ index: number };

/** The sections as a version plays them, cut at its ends; those that lie outside it are left out. */
export function sectionsOn(sections: readonly Section[], version: PlacedVersion & { durationMs: Millis }): PlacedSection[] {
  const shift = offsetMs(version);
  return sections.flatMap(({ name, start, end }, index) => {
    const from = Math.max(0, start - shift);
    const to = Math.min(version.durationMs, (end ?? sections[index + 1]?.start ?? Infinity) - shift);
    return to > from ? [{ name, start: from, end: to, index }] : [];
  });
}
