import { describeDifference, formatGain, matchGain } from '#app/domain/loudness/match.ts';
import { describeHeard } from '#app/player/heard.ts';
import type { Heard, PlayerSource } from '#app/player/transport.ts';

/**
 * Gain in dB of each version: as loud as the quietest of those compared (all, where `set` is empty) or as the
 * target in LUFS; or untouched. A version outside the set comes down to it too.
 */
export function gainsOf(sources: readonly PlayerSource[], matched: boolean, set: readonly string[] = [], target: number | null = null): ReadonlyMap<string, number> {
  const counted = sources.filter(({ versionId }) => set.length === 0 || set.includes(versionId)).map(({ lufs }) => lufs);
  return new Map(sources.map(({ versionId, lufs }) => [versionId, matched ? matchGain(lufs, counted, target ?? undefined) : 0]));
}

/**
 * The truth about loudness in one line: the version that sounds beside the one heard before it, or
 * else its predecessor. Null with nothing to compare.
 */
export function loudnessLine(sources: readonly PlayerSource[], shown: string | null, before: string | null, matched: boolean): string | null {
  const index = sources.findIndex(({ versionId }) => versionId === shown);
  const here = sources[index];
  const other = sources.find(({ versionId }) => versionId === before && versionId !== shown) ?? sources[index + 1] ?? sources[index - 1];
  if (!here || !other) return null;
  return describeDifference({ name: here.label, lufs: here.lufs }, { name: other.label, lufs: other.lufs }, matched);
}

/** "FLAC 24-bit/44.1 kHz, matched −7.0 dB"; while a difference sounds, what it is of. */
export function heardLine(heard: Heard, matched: boolean, difference: string | null = null): string {
  if (difference) return `${difference} (${describeHeard({ ...heard, gainDb: 0 })})`;
  if (!matched || Math.abs(heard.gainDb) < 0.05) return describeHeard(heard);
  return `${describeHeard({ ...heard, gainDb: 0 })}, matched ${formatGain(heard.gainDb)}`;
}
