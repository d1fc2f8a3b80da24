/** A mix is talked about; a reference is something to compare it with, as a released song or the rough mix. */
export type VersionRole = 'mix' | 'reference';

/** The short name of a version: mixes are v1, v2 …, references R1, R2 …, each counted for themselves. */
export const versionName = ({ role, number }: { role: VersionRole; number: number }): string => `${role === 'reference' ? 'R' : 'v'}${number}`;

/** Mixes newest first, then references in the order they came. */
export function byVersion(a: { role: VersionRole; number: number }, b: { role: VersionRole; number: number }): number {
  if (a.role !== b.role) return a.role === 'mix' ? -1 : 1;
  return a.role === 'mix' ? b.number - a.number : a.number - b.number;
}

/** A version lies at most this far from the song's clock. */
export const OFFSET_SECONDS = 60;
