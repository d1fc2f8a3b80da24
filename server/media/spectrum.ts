/** Frames of one spectrum; a power of two. */
export const SPECTRUM_FRAMES = 2048;
export const BANDS = 16;
const LOWEST_HZ = 60;
const HIGHEST_HZ = 14_000;
/** What counts as silence in a band. */
const FLOOR_DB = -100;

export interface BandMeter {
  /** Adds the power of `SPECTRUM_FRAMES` samples (full scale 1) to the bands. */
  add(samples: Float64Array): void;
  /** Mean level of each band since the last call, in dB. */
  take(): number[];
}

/** Measures the power in bands as wide as they are high, as an ear has them. */
export function createBandMeter(sampleRate: number): BandMeter {
  const half = SPECTRUM_FRAMES / 2;
  const window = Float64Array.from({ length: SPECTRUM_FRAMES }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SPECTRUM_FRAMES));
  const transform = createTransform(SPECTRUM_FRAMES);
  const ratio = (HIGHEST_HZ / LOWEST_HZ) ** (1 / BANDS);
  const edges = Array.from({ length: BANDS + 1 }, (_, b) => Math.round((LOWEST_HZ * ratio ** b * SPECTRUM_FRAMES) / sampleRate));
  // The lowest bands are narrower than a line of the spectrum: each has one of its own at least.
  for (let b = 1; b <= BANDS; b++) edges[b] = Math.min(half, Math.max((edges[b - 1] as number) + 1, edges[b] as number));
  const [re, im] = [new Float64Array(SPECTRUM_FRAMES), new Float64Array(SPECTRUM_FRAMES)];
  let sums = new Float64Array(BANDS);
  let spectra = 0;
  return {
    add(samples) {
      for (let i = 0; i < SPECTRUM_FRAMES; i++) re[i] = samples[i]! * window[i]!;
      im.fill(0);
      transform(re, im);
      for (let b = 0; b < BANDS; b++) {
        let power = 0;
        for (let k = edges[b]!; k < edges[b + 1]!; k++) power += re[k]! ** 2 + im[k]! ** 2;
        sums[b] = sums[b]! + power;
      }
      spectra += 1;
    },
    take() {
      const scale = 1 / (Math.max(1, spectra) * half ** 2);
      const levels = Array.from(sums, (power) => Math.round(10 * Math.max(FLOOR_DB, 10 * Math.log10(power * scale + 1e-30))) / 10);
      sums = new Float64Array(BANDS);
      spectra = 0;
      return levels;
    },
  };
}

/** Cooley and Tukey's transform of a fixed length, in place. */
function createTransform(length: number): (re: Float64Array, im: Float64Array) => void {
  const bits = Math.log2(length);
  const reversed = Uint32Array.from({ length }, (_, i) => {
    let to = 0;
    for (let bit = 0; bit < bits; bit++) to |= ((i >> bit) & 1) << (bits - 1 - bit);
    return to;
  });
  const [cos, sin] = [Math.cos, Math.sin].map((wave) => Float64Array.from({ length: length / 2 }, (_, i) => wave((-2 * Math.PI * i) / length))) as [Float64Array, Float64Array];
  return (re, im) => {
    for (let i = 0; i < length; i++) {
      const j = reversed[i]!;
      if (j <= i) continue;
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
    for (let size = 2; size <= length; size *= 2) {
      const [half, step] = [size / 2, length / size];
      for (let start = 0; start < length; start += size) {
        for (let k = 0; k < half; k++) {
          const [a, b] = [start + k, start + k + half];
          const [c, s] = [cos[k * step]!, sin[k * step]!];
          const [x, y] = [re[b]! * c - im[b]! * s, re[b]! * s + im[b]! * c];
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a] = re[a]! + x;
          im[a] = im[a]! + y;
        }
      }
    }
  };
}
