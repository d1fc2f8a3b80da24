import { hertzOf, polyBlep, samplesOf, SAMPLE_RATE, sine, svfCoefficients, type Stereo } from '../dsp.ts';
import type { PadNote } from '../score.ts';

const ATTACK = samplesOf(0.35);
const RELEASE = samplesOf(0.9);
const DETUNE = [1.0035, 0.9971] as const;

/** Add one side's two saws of one note. */
function saws(into: Float32Array, note: PadNote, spread: number): void {
  const start = samplesOf(note.at);
  const held = samplesOf(note.length);
  const samples = Math.min(into.length - start, held + RELEASE);
  const hertz = hertzOf(note.pitch) / SAMPLE_RATE;
  const stepA = hertz * (1 + (DETUNE[0] - 1) * spread);
  const stepB = hertz * (1 + (DETUNE[1] - 1) / spread);
  let a = (note.pitch * 0.37 * spread) % 1;
  let b = (note.pitch * 0.61 + 0.2 * spread) % 1;
  for (let i = 0; i < samples; i++) {
    a += stepA;
    if (a >= 1) a -= 1;
    b += stepB;
    if (b >= 1) b -= 1;
    const value = 2 * (a + b) - 2 - polyBlep(a, stepA) - polyBlep(b, stepB);
    const end = i < held ? 1 : (samples - i) / (samples - held);
    into[start + i] = (into[start + i] as number) + value * note.velocity * 0.075 * Math.min(1, i / ATTACK) * end * end;
  }
}

/** A gentle low-pass over a whole side, opened by what is playing and breathing slowly. */
function filter(side: Float32Array, notes: PadNote[], offset: number): void {
  let low = 0;
  let band = 0;
  let openness = 0;
  let target = 0;
  let next = 0;
  let coefficients = svfCoefficients(400, 0.7);
  for (let i = 0; i < side.length; i++) {
    if (i % 64 === 0) {
      const now = i / SAMPLE_RATE;
      while (next < notes.length && (notes[next] as PadNote).at <= now) target = (notes[next++] as PadNote).brightness;
      openness += (target - openness) * 0.004;
      const breath = 1 + 0.18 * sine(now * 0.13 + offset);
      coefficients = svfCoefficients(420 * Math.pow(9, openness) * breath, 0.75);
    }
    const v3 = (side[i] as number) - low;
    const v1 = coefficients.a1 * (band + coefficients.g * v3);
    const v2 = low + coefficients.g * v1;
    band = 2 * v1 - band;
    low = 2 * v2 - low;
    side[i] = v2;
  }
}

/** Wide detuned strings under everything. Notes must come in order of time. */
export function playPad(into: Stereo, notes: PadNote[]): void {
  if (notes.length === 0) return;
  for (const note of notes) {
    saws(into.left, note, 1);
    saws(into.right, note, 1.35);
  }
  filter(into.left, notes, 0);
  filter(into.right, notes, 0.3);
}
