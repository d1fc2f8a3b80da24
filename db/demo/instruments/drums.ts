import { panGains, samplesOf, SAMPLE_RATE, seededRandom, sine, type Random, type Stereo } from '../dsp.ts';
import type { Drum, Hit, Score } from '../score.ts';

/** One drum's sound at full velocity, mono. */
type Recipe = (random: Random) => Float32Array;

const decay = (seconds: number, t: number): number => Math.exp(-t / seconds);

function sound(seconds: number, at: (t: number, i: number) => number): Float32Array {
  const samples = samplesOf(seconds);
  const made = new Float32Array(samples);
  for (let i = 0; i < samples; i++) made[i] = at(i / SAMPLE_RATE, i) * Math.min(1, (samples - i) / 480);
  return made;
}

const kick: Recipe = (random) => {
  let phase = 0;
  return sound(0.36, (t) => {
    phase += (47 + 115 * decay(0.022, t) + 260 * decay(0.004, t)) / SAMPLE_RATE;
    const click = t < 0.006 ? (random() - 0.5) * 0.35 * (1 - t / 0.006) : 0;
    return sine(phase) * decay(0.13, t) * Math.min(1, t * 2400) + click;
  });
};

/** Noise with its lows taken away `times` over, and eased off towards 24 kHz. */
function brightNoise(random: Random, keep: number, times: number): () => number {
  const before = new Float64Array(times);
  const after = new Float64Array(times);
  let last = 0;
  return () => {
    const fresh = random() * 2 - 1;
    let value = 0.62 * fresh + 0.38 * last;
    last = fresh;
    for (let i = 0; i < times; i++) {
      const out = keep * ((after[i] as number) + value - (before[i] as number));
      before[i] = value;
      after[i] = out;
      value = out;
    }
    return value;
  };
}

const snare: Recipe = (random) => {
  const noise = brightNoise(random, 0.84, 2);
  return sound(0.3, (t) => {
    const shell = sine(t * 186 + 0.012 * decay(0.02, t)) * 0.55 * decay(0.055, t) + sine(t * 331) * 0.28 * decay(0.035, t);
    const wires = noise() * (0.65 * decay(0.075, t) + 0.3 * decay(0.012, t));
    return (shell + wires) * Math.min(1, t * 3000);
  });
};

const METAL = [2053, 3076, 4169, 5430, 6794, 8217];

function cymbal(seconds: number, fall: number, body: number): Recipe {
  return (random) => {
    const noise = brightNoise(random, 0.45, 2);
    const detune = 0.99 + 0.02 * random();
    return sound(seconds, (t) => {
      let ring = 0;
      for (const hertz of METAL) ring += sine(t * hertz * detune + 0.35 * sine(t * hertz * 1.37));
      return (noise() * 0.8 + ring * 0.05 * body) * decay(fall, t) * Math.min(1, t * 4000);
    });
  };
}

const tom: Recipe = (random) => {
  let phase = 0;
  const pitch = 95 + 60 * random();
  return sound(0.4, (t) => {
    phase += (pitch + 40 * decay(0.03, t)) / SAMPLE_RATE;
    return (sine(phase) * decay(0.12, t) + (random() - 0.5) * 0.3 * decay(0.01, t)) * Math.min(1, t * 1500);
  });
};

const shaker: Recipe = (random) => {
  const noise = brightNoise(random, 0.6, 2);
  return sound(0.09, (t) => noise() * Math.min(1, t / 0.018) * decay(0.022, Math.max(0, t - 0.018)));
};

interface Kit {
  recipe: Recipe;
  level: number;
  pan: number;
  /** Sounds made once and taken in turn, so that no two strokes in a row are the same. */
  takes: number;
}

const KIT: Record<Exclude<Drum, 'kick'>, Kit> = {
  snare: { recipe: snare, level: 0.62, pan: 0.03, takes: 4 },
  hat: { recipe: cymbal(0.11, 0.02, 1), level: 0.2, pan: 0.3, takes: 5 },
  openHat: { recipe: cymbal(0.5, 0.14, 1), level: 0.17, pan: 0.3, takes: 2 },
  tom: { recipe: tom, level: 0.62, pan: -0.28, takes: 3 },
  crash: { recipe: cymbal(2.4, 0.55, 1.6), level: 0.26, pan: -0.35, takes: 2 },
  shaker: { recipe: shaker, level: 0.16, pan: -0.45, takes: 4 },
};

function strike(into: Float32Array, made: Float32Array, hit: Hit, gain: number): void {
  const start = samplesOf(hit.at);
  const end = Math.min(into.length, start + made.length);
  for (let i = start; i < end; i++) into[i] = (into[i] as number) + (made[i - start] as number) * gain;
}

/** The kick by itself, mono, since the chords duck under it. */
export function playKick(into: Float32Array, hits: Hit[]): void {
  const made = kick(seededRandom(11));
  for (const hit of hits) strike(into, made, hit, hit.velocity * 0.95);
}

/** The rest of the kit. Soft strokes are quieter than their velocity alone says, as on a real drum. */
export function playKit(into: Stereo, drums: Score['drums']): void {
  for (const [name, kit] of Object.entries(KIT) as [Exclude<Drum, 'kick'>, Kit][]) {
    if (drums[name].length === 0) continue;
    const random = seededRandom(name.length * 97);
    const takes = Array.from({ length: kit.takes }, () => kit.recipe(random));
    const [left, right] = panGains(kit.pan);
    drums[name].forEach((hit, index) => {
      const made = takes[index % takes.length] as Float32Array;
      const gain = kit.level * Math.pow(hit.velocity, 1.4) * 1.414;
      strike(into.left, made, hit, gain * left);
      strike(into.right, made, hit, gain * right);
    });
  }
}
