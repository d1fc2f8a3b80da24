import type { ReadOptions } from '../notes/reading.ts';
import type { SongMap } from './song-map.ts';

/**
 * How notes of a track with this map are read: by its own names. A common part that exactly one part of the
 * track is goes by that one's name, so that "the keys" and "the Wurli" are one thing.
 */
export function readOptionsOf({ sections, parts }: SongMap): ReadOptions {
  const meant = parts.flatMap(({ name, part }) => (part !== null && parts.filter((other) => other.part === part).length === 1 ? [[part, name] as const] : []));
  return {
    ...(parts.length > 0 ? { parts: parts.map(({ name }) => name) } : {}),
    ...(sections.length > 0 ? { sections: sections.map(({ name }) => name) } : {}),
    ...(meant.length > 0 ? { known: Object.fromEntries(meant) } : {}),
  };
}
