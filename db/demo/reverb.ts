import { SAMPLE_RATE, type Stereo } from './dsp.ts';

/** Mutually prime delays, about 30 to 80 ms, each in its own ring of `RING` samples. */
const LENGTHS = [1447, 1693, 1949, 2281, 2579, 2963, 3373, 3821];
const RING = 4096;
const PRE_DELAY = 1080;

/**
 * Add the reverberation of `send` (mono) to `into`: a network of eight delays with a Householder matrix
 * (Jot, 1991), darker as it dies. `seconds` is the time to fall by 60 dB, `damping` 0..1.
 */
export function reverberate(into: Stereo, send: Float32Array, seconds: number, damping: number): void {
  const rings = new Float32Array(RING * 8);
  const dull = new Float64Array(8);
  const outs = new Float64Array(8);
  const lengths = Int32Array.from(LENGTHS);
  const gains = Float64Array.from(LENGTHS, (length) => Math.pow(10, (-3 * length) / (SAMPLE_RATE * seconds)));
  const { left, right } = into;
  for (let i = 0; i < send.length; i++) {
    const input = i >= PRE_DELAY ? (send[i - PRE_DELAY] as number) : 0;
    let sum = 0;
    for (let line = 0; line < 8; line++) {
      const heard = rings[line * RING + ((i - (lengths[line] as number)) & (RING - 1))] as number;
      const soft = heard + ((dull[line] as number) - heard) * damping;
      dull[line] = soft;
      const out = soft * (gains[line] as number);
      outs[line] = out;
      sum += out;
    }
    const shared = input - sum * 0.25;
    const place = i & (RING - 1);
    // The trace of DC, far under 24 bits, keeps the dying tail clear of slow denormal numbers.
    for (let line = 0; line < 8; line++) rings[line * RING + place] = (outs[line] as number) + shared + 1e-18;
    const west = (outs[0] as number) - (outs[3] as number) + (outs[4] as number) - (outs[7] as number);
    const east = (outs[1] as number) - (outs[2] as number) + (outs[5] as number) - (outs[6] as number);
    left[i] = (left[i] as number) + 0.5 * west;
    right[i] = (right[i] as number) + 0.5 * east;
  }
}
