import { hertzOf, panGains, samplesOf, SAMPLE_RATE, seededRandom, type Stereo } from '../dsp.ts';
import type { Note } from '../score.ts';

/** Plucked strings (Karplus–Strong with a pick position and a tuned delay), panned to the right. */
export function playGuitar(into: Stereo, notes: Note[], seed: number): void {
  const random = seededRandom(seed);
  const [left, right] = panGains(0.42);
  for (const note of notes) {
    const start = samplesOf(note.at);
    const samples = Math.min(into.left.length - start, samplesOf(note.length + 0.1));
    const period = SAMPLE_RATE / hertzOf(note.pitch);
    const delay = Math.floor(period - 0.5);
    const fraction = period - 0.5 - delay;
    const tuning = (1 - fraction) / (1 + fraction);
    const string = new Float64Array(delay);
    const soft = 0.14 + 0.26 * note.velocity;
    let last = 0;
    for (let i = 0; i < delay; i++) string[i] = last += soft * (random() * 2 - 1 - last);
    // A pick a sixth of the way along takes out every sixth overtone.
    const pick = Math.max(1, Math.round(delay / 6));
    const plucked = string.map((value, i) => value - (string[(i + pick) % delay] as number));
    const mean = plucked.reduce((sum, value) => sum + value, 0) / delay;
    const power = plucked.reduce((sum, value) => sum + (value - mean) ** 2, 0) / delay;
    const even = 0.42 / Math.sqrt(power);
    for (let i = 0; i < delay; i++) string[i] = ((plucked[i] as number) - mean) * even;
    let index = 0;
    let before = 0;
    let tunedIn = 0;
    let tunedOut = 0;
    const released = samples - samplesOf(0.1);
    for (let i = 0; i < samples; i++) {
      const out = string[index] as number;
      const averaged = 0.9975 * (0.5 * out + 0.5 * before);
      before = out;
      tunedOut = tuning * (averaged - tunedOut) + tunedIn;
      tunedIn = averaged;
      string[index] = tunedOut;
      if (++index === delay) index = 0;
      const value = out * note.velocity * Math.min(1, i / 60) * (i < released ? 1 : (samples - i) / (samples - released));
      into.left[start + i] = (into.left[start + i] as number) + value * left;
      into.right[start + i] = (into.right[start + i] as number) + value * right;
    }
  }
}
