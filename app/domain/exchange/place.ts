import type { Millis } from '../shared/timecode.ts';

/**
 * Where notes lie when they leave the house and come back. A note stands at a whole millisecond of its
 * version; its place in samples is the nearest one, the same in every format. `startSample` is where the
 * version's first sample lies on the clock that is written: 0 on its own.
 */
export type Clock = { sampleRate: number; startSample: number };

export const CLOCKS = ['version', 'song'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** The clock of this name for a version. */
export const clockOf = (name: ClockName, { sampleRate, offsetSamples }: { sampleRate: number; offsetSamples: number }): Clock => ({
  sampleRate,
  startSample: name === 'song' ? offsetSamples : 0,
});

/** The nearest sample to a moment of the version, on the clock; what lies before the clock begins is at its beginning. */
export function sampleAt(ms: Millis, { sampleRate, startSample }: Clock): number {
  return Math.max(0, Math.round((ms * sampleRate) / 1000) + startSample);
}

/**
 * The same place in microseconds. On the version's own clock it is the millisecond itself; on another the
 * microsecond next to the sample, which is nearer to it than to any other up to 500 kHz.
 */
export function microsAt(ms: Millis, clock: Clock): number {
  return clock.startSample === 0 ? ms * 1000 : Math.round((sampleAt(ms, clock) * 1_000_000) / clock.sampleRate);
}

/** The millisecond of the version that a place on the clock, in seconds, is nearest to. May lie outside of the version. */
export function millisAt(seconds: number, { sampleRate, startSample }: Clock): Millis {
  // Adding nothing makes a negative zero a plain one.
  return Math.round((seconds - startSample / sampleRate) * 1000) + 0;
}

/** `0:01:23.450`, with six decimals where the place lies between milliseconds. */
export function formatMicros(micros: number): string {
  const fine = micros % 1000 !== 0;
  const digits = fine ? 6 : 3;
  const fraction = String(fine ? micros % 1_000_000 : (micros % 1_000_000) / 1000).padStart(digits, '0');
  const seconds = Math.floor(micros / 1_000_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${fraction}`;
}

/** `83.450000`. */
export const formatSeconds = (micros: number): string => `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
