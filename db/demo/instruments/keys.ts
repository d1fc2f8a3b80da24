import { hertzOf, keepPerSample, samplesOf, SAMPLE_RATE, sine, type Stereo } from '../dsp.ts';
import type { Note } from '../score.ts';

/** An electric piano: a struck tine over a soft body, two modulated sines each, with a slow tremolo from side to side. */
export function playKeys(into: Stereo, notes: Note[]): void {
  for (const note of notes) {
    const start = samplesOf(note.at);
    const held = samplesOf(note.length);
    const samples = Math.min(into.left.length - start, held + samplesOf(0.25));
    const step = hertzOf(note.pitch) / SAMPLE_RATE;
    const fall = keepPerSample(1.5 - note.pitch * 0.009);
    const tineFall = keepPerSample(0.09);
    const bodyFall = keepPerSample(0.5);
    const releaseFall = keepPerSample(0.07);
    let level = note.velocity * 0.24;
    let tine = 0.16 * note.velocity;
    let body = 0.12 + 0.16 * note.velocity;
    let phase = 0;
    let sway = 0;
    for (let i = 0; i < samples; i++) {
      phase += step;
      if (i % 32 === 0) sway = 0.2 * sine(((start + i) / SAMPLE_RATE) * 4.6);
      const struck = sine(phase + tine * sine(phase * 14)) * 0.35;
      const sung = sine(phase * 1.0007 + body * sine(phase));
      level *= i < held ? fall : releaseFall;
      tine *= tineFall;
      body *= bodyFall;
      const value = (struck + sung) * level * Math.min(1, i / 96);
      into.left[start + i] = (into.left[start + i] as number) + value * (0.82 + sway);
      into.right[start + i] = (into.right[start + i] as number) + value * (0.58 - sway);
    }
  }
}
