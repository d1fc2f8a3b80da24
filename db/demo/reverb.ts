import { SAMPLE_RATE, type Stereo } from './dsp.ts';

/** Mutually prime delays, about 30 to 80 ms. */
const LENGTHS = [1447, 1693, 1949, 2281, 2579, 2963, 3373, 3821];
const PRE_DELAY = 1080;

/**
 * Add the reverberation of `send` (mono) to `into`: a network of eight delays with a Householder matrix
 * (Jot, 1991), darker as it dies. `seconds` is the time to fall by 60 dB.
 */
export function reverberate(into: Stereo, send: Float32Array, seconds: number, damping: number): void {
  const lines = LENGTHS.map((length) => new Float32Array(length));
  const positions = new Int32Array(8);
  const dull = new Float64Array(8);
  const gains = Float64Array.from(LENGTHS, (length) => Math.pow(10, (-3 * length) / (SAMPLE_RATE * seconds)));
  const outs = new Float64Array(8);
  const { left, right } = into;
  const samples = send.length;
  for (let i = 0; i < samples; i++) {
    const input = i >= PRE_DELAY ? (send[i - PRE_DELAY] as number) : 0;
    let sum = 0;
    for (let line = 0; line < 8; line++) {
      const out = (lines[line] as Float32Array)[positions[line] as number] as number;
      const soft = (out + ((dull[line] as number) - out) * damping) * (gains[line] as number);
      dull[line] = out + ((dull[line] as number) - out) * damping;
      outs[line] = soft;
      sum += soft;
    }
    const shared = sum * 0.25;
    for (let line = 0; line < 8; line++) {
      const delay = lines[line] as Float32Array;
      const position = positions[line] as number;
      // A trace of DC far under the noise keeps the tail clear of slow denormal numbers.
      delay[position] = (outs[line] as number) - shared + (line & 1 ? -input : input) + 1e-18;
      positions[line] = position + 1 === delay.length ? 0 : position + 1;
    }
    left[i] = (left[i] as number) + 0.5 * ((outs[0] as number) - (outs[3] as number) + (outs[4] as number) - (outs[7] as number));
    right[i] = (right[i] as number) + 0.5 * ((outs[1] as number) - (outs[2] as number) + (outs[5] as number) - (outs[6] as number));
  }
}
