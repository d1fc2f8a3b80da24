import { dbToGain, keepPerSample, samplesOf, SAMPLE_RATE, softClip, type Stereo } from './dsp.ts';

export interface MasterSpec {
  /** dB into the limiter. */
  level: number;
  /** dB of a shelf above 6 kHz. */
  air: number;
  /** Round off peaks before the limiter, so that a loud mix stays clear. */
  drive: boolean;
}

/** True peak, dB, that no mix passes. */
const CEILING_DB = -1.4;

/** High-pass at 24 Hz (removes any DC), then the shelf (RBJ cookbook, slope 1). */
function equalise(side: Float32Array, air: number): void {
  const amplitude = Math.pow(10, air / 40);
  const w = (2 * Math.PI * 6000) / SAMPLE_RATE;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) * Math.SQRT1_2;
  const root = 2 * Math.sqrt(amplitude) * alpha;
  const a0 = amplitude + 1 - (amplitude - 1) * cos + root;
  const b0 = (amplitude * (amplitude + 1 + (amplitude - 1) * cos + root)) / a0;
  const b1 = (-2 * amplitude * (amplitude - 1 + (amplitude + 1) * cos)) / a0;
  const b2 = (amplitude * (amplitude + 1 + (amplitude - 1) * cos - root)) / a0;
  const a1 = (2 * (amplitude - 1 - (amplitude + 1) * cos)) / a0;
  const a2 = (amplitude + 1 - (amplitude - 1) * cos - root) / a0;
  const keep = 1 - (2 * Math.PI * 24) / SAMPLE_RATE;
  let before = 0;
  let high = 0;
  let z1 = 0;
  let z2 = 0;
  for (let i = 0; i < side.length; i++) {
    const x = side[i] as number;
    high = keep * (high + x - before);
    before = x;
    const y = b0 * high + z1;
    z1 = b1 * high - a1 * y + z2;
    z2 = b2 * high - a2 * y;
    side[i] = y;
  }
}

const TAPS = 12;

/** Three rows of a windowed sinc: the wave a quarter, a half and three quarters of the way between samples. */
const BETWEEN = Float64Array.from({ length: 3 * TAPS }, (_, i) => {
  const x = (i % TAPS) - (TAPS / 2 - 1) - (Math.floor(i / TAPS) + 1) / 4;
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * Math.cos((Math.PI * x) / (TAPS + 1)) ** 2;
});

/** Write into `peaks` how high the wave reaches around each sample, where that matters; keeps the larger. */
function findPeaks(side: Float32Array, peaks: Float32Array, above: number): void {
  for (let i = 0; i < side.length; i++) {
    const here = Math.abs(side[i] as number);
    if (here > (peaks[i] as number)) peaks[i] = here;
    if (here < above || i < TAPS || i + TAPS >= side.length) continue;
    for (let row = 0; row < 3 * TAPS; row += TAPS) {
      let height = 0;
      for (let tap = 0; tap < TAPS; tap++) {
        height += (BETWEEN[row + tap] as number) * (side[i + tap - TAPS / 2 + 1] as number);
      }
      height = Math.abs(height);
      if (height > (peaks[i] as number)) peaks[i] = height;
      if (height > (peaks[i + 1] as number)) peaks[i + 1] = height;
    }
  }
}

/** Look ahead over the whole song: the gain falls before each peak (1 ms) and recovers after it (60 ms). */
function limit({ left, right }: Stereo): void {
  const ceiling = dbToGain(CEILING_DB);
  const gain = new Float32Array(left.length);
  findPeaks(left, gain, ceiling * 0.6);
  findPeaks(right, gain, ceiling * 0.6);
  for (let i = 0; i < gain.length; i++) {
    const peak = gain[i] as number;
    gain[i] = peak > ceiling ? ceiling / peak : 1;
  }
  const attack = keepPerSample(0.001);
  let reduction = 0;
  for (let i = gain.length - 1; i >= 0; i--) {
    reduction = Math.max(1 - (gain[i] as number), reduction * attack);
    gain[i] = 1 - reduction;
  }
  const release = keepPerSample(0.06);
  reduction = 0;
  for (let i = 0; i < gain.length; i++) {
    reduction = Math.max(1 - (gain[i] as number), reduction * release);
    left[i] = (left[i] as number) * (1 - reduction);
    right[i] = (right[i] as number) * (1 - reduction);
  }
}

/** 2:1 above a gentle threshold, slow, both sides alike: holds the song together. Threshold is linear. */
function glue({ left, right }: Stereo, threshold: number): void {
  const keep = keepPerSample(0.12);
  let power = 0;
  let gain = 1;
  for (let i = 0; i < left.length; i++) {
    const l = left[i] as number;
    const r = right[i] as number;
    power = power * keep + (l * l + r * r) * 0.5 * (1 - keep);
    if (i % 16 === 0) gain = power > threshold * threshold ? Math.pow(power / (threshold * threshold), -0.25) : 1;
    left[i] = l * gain;
    right[i] = r * gain;
  }
}

function fadeEnds(side: Float32Array, tailSeconds: number): void {
  const first = Math.min(side.length, samplesOf(0.005));
  for (let i = 0; i < first; i++) side[i] = (side[i] as number) * (i / first);
  const tail = Math.min(side.length, samplesOf(tailSeconds));
  const start = side.length - tail;
  for (let i = 0; i < tail; i++) {
    const fade = 0.5 + 0.5 * Math.cos((Math.PI * (i + 1)) / tail);
    side[start + i] = (side[start + i] as number) * fade;
  }
}

/** Finish a mix in place: glue, level, tone, limiter, and a fade over the song's tail. */
export function master(mix: Stereo, spec: MasterSpec, tailSeconds: number): void {
  glue(mix, 0.2);
  const gain = dbToGain(spec.level);
  for (const side of [mix.left, mix.right]) {
    for (let i = 0; i < side.length; i++) {
      const value = (side[i] as number) * gain;
      side[i] = spec.drive ? 1.15 * softClip(value / 1.15) : value;
    }
    equalise(side, spec.air);
  }
  limit(mix);
  fadeEnds(mix.left, tailSeconds);
  fadeEnds(mix.right, tailSeconds);
}
