/**
 * The one place where times inside audio are converted.
 *
 * Inside the player a time is an integer count of samples at the version's own rate. Notes and the wire carry
 * integer milliseconds, the view draws in seconds. The song's clock is shared by all versions: a version whose
 * first sample lies `offsetSamples` (own rate) after the clock's zero is at own sample `clock - offset`.
 */

export type Rated = { sampleRate: number };
export type Placed = Rated & { samples: number; offsetSamples?: number | undefined };

/** Samples to seconds (float). */
export const samplesToSeconds = (samples: number, sampleRate: number): number => samples / sampleRate;

/** Seconds to the nearest whole sample. */
export const secondsToSamples = (seconds: number, sampleRate: number): number => Math.round(seconds * sampleRate);

/** Samples to whole milliseconds, as notes store them. */
export const samplesToMs = (samples: number, sampleRate: number): number => Math.round((samples * 1000) / sampleRate);

/** Milliseconds to the nearest whole sample. */
export const msToSamples = (ms: number, sampleRate: number): number => Math.round((ms * sampleRate) / 1000);

/** A whole sample inside the version, from 0 to its length. */
export const clampSamples = (samples: number, length: number): number =>
  Math.min(Math.max(0, Math.round(Number.isFinite(samples) ? samples : 0)), Math.max(0, length));

/** Own sample of `from` to the sample of `to` that sounds at the same moment of the song; may lie outside `to`. */
export function rebase(samples: number, from: Placed, to: Placed): number {
  const clock = samples + (from.offsetSamples ?? 0);
  const moved = from.sampleRate === to.sampleRate ? clock : Math.round((clock * to.sampleRate) / from.sampleRate);
  return moved - (to.offsetSamples ?? 0);
}

/** `m:ss.t`, the timecode of notes; tenths are cut, not rounded, so that it never runs ahead of the clock. */
export function timecode(seconds: number): string {
  const tenths = Math.max(0, Math.floor(seconds * 10 + 1e-6));
  const whole = Math.floor(tenths / 10);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}.${tenths % 10}`;
}
