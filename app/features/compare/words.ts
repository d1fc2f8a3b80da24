import { formatGain } from '#app/domain/loudness/match.ts';
import type { Difference, PlayerSource, TransportCapabilities } from '#app/player/transport.ts';

type Named = Pick<PlayerSource, 'versionId' | 'label'>;

/** What this browser's player cannot do, in one sentence; null when it can do all. */
export function limitWords({ gaplessSwitch, difference, missing }: TransportCapabilities): string | null {
  if (gaplessSwitch && difference) return null;
  if (missing) return missing;
  if (gaplessSwitch) return 'This browser cannot take one version from another; switching is exact.';
  return 'This browser switches with a short gap; comparing is approximate.';
}

/** "Difference of v3 and v2, +12 dB". */
export function differenceWords({ a, b, gainDb }: Difference, sources: readonly Named[]): string {
  const name = (id: string): string => sources.find(({ versionId }) => versionId === id)?.label ?? 'a version';
  const raised = gainDb === 0 ? 'as loud as it is' : `+${gainDb} dB`;
  return `Difference of ${name(a)} and ${name(b)}, ${raised}`;
}

/** The level of one version while comparing: "matched −7.0 dB", "as it is". */
export function levelWords(gainDb: number, matched: boolean): string {
  if (!matched) return 'as it is';
  return Math.abs(gainDb) < 0.05 ? 'matched, not turned down' : `matched ${formatGain(gainDb)}`;
}

/** An offset as people read it: "+12.0 ms", or in seconds from one on. */
export function offsetWords(samples: number, sampleRate: number): string {
  const ms = (samples * 1000) / sampleRate;
  const size = Math.abs(ms);
  const sign = samples < 0 ? '\u2212' : samples > 0 ? '+' : '';
  return size < 1000 ? `${sign}${size.toFixed(size < 10 && samples !== 0 ? 2 : 1)} ms` : `${sign}${(size / 1000).toFixed(3)} s`;
}

export type OffsetUnit = 'samples' | 'ms';

/** A typed offset in whole samples; null when it is no number or lies more than `seconds` away. */
export function readOffset(text: string, unit: OffsetUnit, sampleRate: number, seconds: number): number | null {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.');
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return null;
  const samples = Math.round(unit === 'ms' ? (Number(plain) * sampleRate) / 1000 : Number(plain));
  return Math.abs(samples) <= seconds * sampleRate ? samples || 0 : null;
}
