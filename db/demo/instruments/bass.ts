import { hertzOf, keepPerSample, polyBlep, samplesOf, SAMPLE_RATE, sine, softClip, svfCoefficients } from '../dsp.ts';
import type { Note } from '../score.ts';

/** A round synth bass: saw through a low-pass that opens with every note, and a sine below it. Mono. */
export function playBass(into: Float32Array, notes: Note[]): void {
  let low = 0;
  let band = 0;
  for (const [index, note] of notes.entries()) {
    const start = samplesOf(note.at);
    const next = notes[index + 1];
    const released = samplesOf(note.length);
    const room = next ? Math.max(240, samplesOf(next.at) - start) : Infinity;
    const samples = Math.min(into.length - start, released + 2400, room);
    const step = hertzOf(note.pitch) / SAMPLE_RATE;
    const keep = keepPerSample(0.16);
    let phase = 0.25;
    let sweep = 1;
    let filter = svfCoefficients(300, 0.9);
    for (let i = 0; i < samples; i++) {
      if (i % 32 === 0) filter = svfCoefficients(220 + note.velocity * 1150 * sweep + step * SAMPLE_RATE, 0.9);
      sweep *= keep;
      phase += step;
      if (phase >= 1) phase -= 1;
      const saw = 2 * phase - 1 - polyBlep(phase, step);
      const v3 = saw - low;
      const v1 = filter.a1 * (band + filter.g * v3);
      const v2 = low + filter.g * v1;
      band = 2 * v1 - band;
      low = 2 * v2 - low;
      const attack = Math.min(1, i / 180);
      const end = Math.min(1, (samples - i) / 220) * (i < released ? 1 : Math.exp((released - i) / 700));
      const level = (0.62 + 0.38 * sweep) * attack * end * note.velocity;
      into[start + i] = (into[start + i] as number) + softClip((v2 * 0.75 + sine(phase) * 0.6) * 1.3) * level * 0.5;
    }
  }
}
