/** Small pieces of signal processing shared by the demo's instruments. Phases run 0..1, times are seconds. */

export const SAMPLE_RATE = 48_000;

export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

export type Random = () => number;

/** The same numbers for the same seed on every machine, 0 ≤ n < 1 (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const samplesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);

export const dbToGain = (db: number): number => Math.pow(10, db / 20);

/** MIDI note number, fractions allowed, to Hz. */
export const hertzOf = (pitch: number): number => 440 * Math.pow(2, (pitch - 69) / 12);

export function silence(samples: number): Stereo {
  return { left: new Float32Array(samples), right: new Float32Array(samples) };
}

/** One buffer heard on both sides. */
export function centred(samples: number): Stereo {
  const both = new Float32Array(samples);
  return { left: both, right: both };
}

/** Equal-power gains; -1 is left, 1 is right. */
export function panGains(pan: number): [left: number, right: number] {
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)];
}

const SINE_SIZE = 8192;
const SINE = Float64Array.from({ length: SINE_SIZE + 1 }, (_, i) => Math.sin((2 * Math.PI * i) / SINE_SIZE));

/** Sine of a phase in turns (any sign), by table: 100 dB clean and far cheaper than Math.sin. */
export function sine(turns: number): number {
  const position = (turns - Math.floor(turns)) * SINE_SIZE;
  const index = position | 0;
  const low = SINE[index] as number;
  return low + ((SINE[index + 1] as number) - low) * (position - index);
}

/** The correction that rounds off a saw's jump, so that it does not alias (polyBLEP). */
export function polyBlep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step;
    return t + t - t * t - 1;
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step;
    return t * t + t + t + 1;
  }
  return 0;
}

/** Coefficients of a state-variable filter: cutoff in Hz, resonance as Q. */
export function svfCoefficients(cutoff: number, q: number): { g: number; k: number; a1: number } {
  const g = Math.tan((Math.PI * Math.min(cutoff, SAMPLE_RATE * 0.45)) / SAMPLE_RATE);
  const k = 1 / q;
  return { g, k, a1: 1 / (1 + g * (g + k)) };
}

/** How much a one-pole follower keeps per sample, to fall to 1/e in the given time. */
export const keepPerSample = (seconds: number): number => Math.exp(-1 / (seconds * SAMPLE_RATE));

/** tanh by a rational curve: smooth, odd, exactly ±1 beyond ±3. */
export function softClip(x: number): number {
  if (x > 3) return 1;
  if (x < -3) return -1;
  const square = x * x;
  return (x * (27 + square)) / (27 + 9 * square);
}
