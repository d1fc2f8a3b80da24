import type { VersionView } from '#app/contracts/views.ts';
import { byVersion, versionName } from '#app/domain/shared/version-name.ts';
import type { PlayerSource } from '#app/player/transport.ts';

/** Waveform resolutions that ingest makes, in samples a pixel. */
const PEAK_LEVELS = [
  { samplesPerPixel: 256, file: 'peaks.dat' },
  { samplesPerPixel: 1024, file: 'peaks-1024.dat' },
  { samplesPerPixel: 4096, file: 'peaks-4096.dat' },
  { samplesPerPixel: 16384, file: 'peaks-16384.dat' },
] as const;

/** Address of one of a version's files, for whoever may hear it. */
export const mediaUrl = (versionId: string, file: string): string => `/media/${versionId}/${file}`;

/** What the player needs of a version; null while it cannot be heard. */
export function sourceOf(version: VersionView): PlayerSource | null {
  const { id, role, state, sampleRate, samples, channels, bitDepth, integratedLufs, offsetSamples } = version;
  if (state !== 'ready' || !sampleRate || !samples || !channels) return null;
  return {
    versionId: id,
    label: versionName(version),
    sampleRate,
    samples,
    channels,
    bitDepth: bitDepth ?? 24,
    urls: {
      lossless: mediaUrl(id, 'lossless.flac'),
      losslessIndex: mediaUrl(id, 'lossless.json'),
      low: mediaUrl(id, 'low.opus'),
      lowIndex: mediaUrl(id, 'low.json'),
      peaks: PEAK_LEVELS.map(({ samplesPerPixel, file }) => ({ samplesPerPixel, url: mediaUrl(id, file) })),
    },
    lufs: integratedLufs,
    offsetSamples,
    ...(role === 'reference' ? { unrelated: true } : {}),
  };
}

/** All that can be heard: mixes newest first, then references. */
export function sourcesOf(versions: readonly VersionView[]): PlayerSource[] {
  return newestFirst(versions).flatMap((version) => sourceOf(version) ?? []);
}

export const newestFirst = (versions: readonly VersionView[]): VersionView[] => [...versions].sort(byVersion);

/** The version a page opens with: the one asked for, else the newest that clients hear, else the newest there is. */
export function firstVersion(versions: readonly VersionView[], asked: string | null): VersionView | null {
  const sorted = newestFirst(versions);
  const ready = sorted.filter((version) => sourceOf(version) !== null);
  return (
    sorted.find(({ id, role, number }) => id === asked || (role === 'mix' && String(number) === asked)) ??
    ready.find(({ publishedAt, role }) => publishedAt !== null && role === 'mix') ??
    ready.find(({ publishedAt }) => publishedAt !== null) ??
    ready[0] ??
    sorted[0] ??
    null
  );
}

/**
 * The versions as they are now. Drafts have no events, since clients must not hear of them: they are
 * as the page last read them, until an event says that one was shared.
 */
export function versionsNow(live: readonly VersionView[], read: readonly VersionView[]): VersionView[] {
  const shared = live.filter(({ publishedAt }) => publishedAt !== null);
  const known = new Set(shared.map(({ id }) => id));
  return newestFirst([...shared, ...read.filter(({ id }) => !known.has(id))]);
}
