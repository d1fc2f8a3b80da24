import { hertzOf, keepPerSample, polyBlep, samplesOf, SAMPLE_RATE, seededRandom, sine, svfCoefficients } from '../dsp.ts';
import type { Note, Vowel } from '../score.ts';

/** Centre (Hz) and level of four formants, between an alto's and a synthesiser's idea of each vowel. */
const FORMANTS: Record<Vowel, readonly (readonly [hertz: number, level: number])[]> = {
  a: [[800, 1], [1200, 0.7], [2850, 0.6], [3700, 0.42]],
  e: [[430, 1], [1750, 0.6], [2750, 0.6], [3500, 0.4]],
  i: [[350, 1], [2000, 0.5], [2850, 0.6], [3700, 0.42]],
  o: [[460, 1], [850, 0.75], [2830, 0.45], [3600, 0.3]],
  u: [[360, 1], [740, 0.55], [2650, 0.36], [3500, 0.24]],
};
const SHARPNESS = [3.2, 6, 9, 10] as const;
const CONTROL = 32;
const FADE = samplesOf(0.06);
/** How loud the voice stays between two notes sung on one breath. */
const CLOSED = 0.4;
const GLIDE = keepPerSample(0.022) ** CONTROL;
const MORPH = keepPerSample(0.045) ** CONTROL;

/** Gain that makes a note on this vowel as loud as any other: a formant on a harmonic would stick out. */
function evenness(hertz: number, vowel: (typeof FORMANTS)[Vowel]): number {
  let power = 0;
  for (let harmonic = 1; harmonic <= 24; harmonic++) {
    const f = harmonic * hertz;
    let response = 0.12;
    vowel.forEach(([centre, loud], i) => {
      const off = (SHARPNESS[i] as number) * (f / centre - centre / f);
      response += loud / Math.sqrt(1 + off * off);
    });
    // Above 1 kHz the ear weighs more than the sum of powers says.
    power += ((response / harmonic) * (f > 1000 ? 1.4 : 1)) ** 2 / (1 + (f / 4000) ** 2);
  }
  return 0.75 / Math.sqrt(power);
}

/**
 * Sing a line: a pulse-like saw with breath in it through four moving formants, gliding from note to note,
 * with vibrato that arrives late on held notes. One voice; a note begins closed ("n") and opens to its vowel.
 */
export function sing(into: Float32Array, notes: Note[], seed: number): void {
  const random = seededRandom(seed);
  const hertz = [700, 1100, 2750, 3500];
  const levels = [1, 0.5, 0.2, 0.1];
  const band = new Float64Array(4);
  const low = new Float64Array(4);
  let filters = hertz.map((centre, f) => svfCoefficients(centre, SHARPNESS[f] as number));
  let pitch = notes[0]?.pitch ?? 60;
  let phase = 0;
  let source = 0;
  let drift = 0;
  let level = 0;
  for (const [index, note] of notes.entries()) {
    const start = samplesOf(note.at);
    const next = notes[index + 1];
    const room = next ? samplesOf(next.at) - start : Infinity;
    const held = samplesOf(note.length);
    const tied = room < held + FADE;
    const samples = Math.min(into.length - start, tied ? room : held + FADE);
    const vowel = FORMANTS[note.vowel ?? 'a'];
    const even = evenness(hertzOf(note.pitch), vowel);
    const fresh = level < 0.01;
    if (fresh) pitch = note.pitch - 1.2;
    for (let f = 0; f < 4; f++) levels[f] = (levels[f] as number) * (f === 0 ? 0.7 : 0.25);
    let step = 0;
    let slope = 0;
    for (let i = 0; i < samples; i++) {
      if (i % CONTROL === 0) {
        const t = i / SAMPLE_RATE;
        pitch = note.pitch + (pitch - note.pitch) * GLIDE;
        drift += (random() - 0.5 - drift) * 0.02;
        const vibrato = 0.32 * Math.min(1, Math.max(0, (t - 0.22) / 0.35)) * sine(t * 5.4 + 0.1);
        step = hertzOf(pitch + vibrato + drift * 0.5) / SAMPLE_RATE;
        for (let f = 0; f < 4; f++) {
          const [centre, loud] = vowel[f] as readonly [number, number];
          hertz[f] = centre + ((hertz[f] as number) - centre) * MORPH;
          levels[f] = loud + ((levels[f] as number) - loud) * MORPH;
        }
        filters = hertz.map((centre, f) => svfCoefficients(centre, SHARPNESS[f] as number));
        const swell = 0.8 + 0.2 * Math.min(1, t / 0.3);
        const rise = fresh ? Math.min(1, t / 0.045) : Math.min(1, CLOSED + t / 0.03);
        const left = (samples - i - CONTROL) / FADE;
        const fall = left >= 1 ? 1 : tied ? Math.max(CLOSED, left) : Math.max(0, left);
        slope = (even * note.velocity * rise * swell * fall - level) / CONTROL;
      }
      level += slope;
      phase += step;
      if (phase >= 1) phase -= 1;
      const saw = 2 * phase - 1 - polyBlep(phase, step);
      // Two thirds of the way from a saw to a sung pulse: duller as it falls, with breath on top.
      source += 0.42 * (saw + (random() - 0.5) * 0.16 - source);
      let sung = 0.12 * source;
      for (let f = 0; f < 4; f++) {
        const { g, k, a1 } = filters[f] as { g: number; k: number; a1: number };
        const v1 = a1 * ((band[f] as number) + g * (source - (low[f] as number)));
        const v2 = (low[f] as number) + g * v1;
        band[f] = 2 * v1 - (band[f] as number);
        low[f] = 2 * v2 - (low[f] as number);
        sung += v1 * k * (levels[f] as number);
      }
      into[start + i] = (into[start + i] as number) + sung * level * 0.6;
    }
  }
}
