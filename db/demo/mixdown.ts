import { dbToGain, silence, type Stereo } from './dsp.ts';
import { master, type MasterSpec } from './master.ts';
import { reverberate } from './reverb.ts';

export const STEMS = ['kick', 'kit', 'bass', 'keys', 'guitar', 'pad', 'lead', 'harmony'] as const;
export type StemName = (typeof STEMS)[number];

/** One balance of a song. Same stems, same length, same start as its siblings. */
export interface MixSpec {
  key: string;
  label: string;
  /** dB against the song's faders; -Infinity leaves the part out, its reverberation too. */
  trim: Partial<Record<StemName, number>>;
  master: MasterSpec;
}

export type Stems = Partial<Record<StemName, Stereo>>;

/** Faders at rest (dB) and how much of each part goes to the reverb (linear). */
const DESK: Record<StemName, { fader: number; send: number }> = {
  kick: { fader: -9.5, send: 0 },
  kit: { fader: -6, send: 0.1 },
  bass: { fader: -9.5, send: 0 },
  keys: { fader: -9.5, send: 0.16 },
  guitar: { fader: -9.5, send: 0.2 },
  pad: { fader: -11, send: 0.12 },
  lead: { fader: -7.2, send: 0.2 },
  harmony: { fader: -13.5, send: 0.3 },
};

/** Sum the stems at the given balance, add the room, and finish the mix. The stems are left as they are. */
export function mixDown(stems: Stems, spec: MixSpec, room: { seconds: number }, tailSeconds: number): Stereo {
  const length = Object.values(stems)[0]?.left.length ?? 0;
  const mix = silence(length);
  const send = new Float32Array(length);
  for (const name of STEMS) {
    const stem = stems[name];
    const gain = dbToGain(DESK[name].fader + (spec.trim[name] ?? 0));
    if (!stem || gain === 0) continue;
    add(mix.left, stem.left, gain);
    add(mix.right, stem.right, gain);
    const toRoom = gain * DESK[name].send;
    if (toRoom === 0) continue;
    const sides = stem.left === stem.right ? [stem.left] : [stem.left, stem.right];
    for (const side of sides) add(send, side, toRoom / sides.length);
  }
  reverberate(mix, send, room.seconds, 0.38);
  master(mix, spec.master, tailSeconds);
  return mix;
}

function add(into: Float32Array, from: Float32Array, gain: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (from[i] as number) * gain;
}
