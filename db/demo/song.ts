import { centred, samplesOf, SAMPLE_RATE, silence, type Stereo } from './dsp.ts';
import { playBass } from './instruments/bass.ts';
import { playKick, playKit } from './instruments/drums.ts';
import { playGuitar } from './instruments/guitar.ts';
import { playKeys } from './instruments/keys.ts';
import { playPad } from './instruments/pad.ts';
import { sing } from './instruments/voice.ts';
import { mixDown, type MixSpec, type StemName, type Stems } from './mixdown.ts';
import { writeScore, type Hit, type Score, type Song } from './score.ts';

/** Pull a part down under every kick and let it rise again, by up to `depth` (0..1). */
function duck(part: Stereo, kicks: Hit[], depth: number): void {
  const reach = samplesOf(0.3);
  for (const hit of kicks) {
    const start = samplesOf(hit.at);
    const end = Math.min(part.left.length, start + reach);
    for (let i = start; i < end; i++) {
      const t = (i - start) / SAMPLE_RATE;
      const gain = 1 - depth * hit.velocity * Math.min(1, t / 0.006) * Math.exp(-t / 0.075) * (1 - (i - start) / reach);
      part.left[i] = (part.left[i] as number) * gain;
      if (part.right !== part.left) part.right[i] = (part.right[i] as number) * gain;
    }
  }
}

/** Play every part of a score once. Parts that nobody plays are left out. */
export function playStems(score: Score, seed: number): Stems {
  const length = samplesOf(score.seconds);
  const stems: Stems = {};
  const stem = (name: StemName, audio: Stereo): Stereo => (stems[name] = audio);
  if (score.drums.kick.length > 0) playKick(stem('kick', centred(length)).left, score.drums.kick);
  playKit(stem('kit', silence(length)), score.drums);
  if (score.bass.length > 0) playBass(stem('bass', centred(length)).left, score.bass);
  if (score.keys.length > 0) playKeys(stem('keys', silence(length)), score.keys);
  if (score.guitar.length > 0) playGuitar(stem('guitar', silence(length)), score.guitar, seed);
  if (score.pad.length > 0) playPad(stem('pad', silence(length)), score.pad);
  if (score.lead.length > 0) sing(stem('lead', centred(length)).left, score.lead, seed + 1);
  if (score.harmony.length > 0) {
    const voices = stem('harmony', silence(length));
    sing(voices.left, score.harmony, seed + 2);
    sing(voices.right, score.harmony.map((note) => ({ ...note, at: note.at + 0.013 })), seed + 3);
  }
  if (stems.pad) duck(stems.pad, score.drums.kick, 0.45);
  if (stems.bass) duck(stems.bass, score.drums.kick, 0.55);
  return stems;
}

export interface RenderedMix {
  spec: MixSpec;
  audio: Stereo;
}

/** Render a song's mixes one after another (each is large: use it before asking for the next). */
export function* renderMixes(song: Song): Generator<RenderedMix> {
  const score = writeScore(song);
  const stems = playStems(score, song.seed);
  for (const spec of song.mixes) {
    const audio = mixDown(stems, spec, { seconds: song.steps === 12 ? 2.6 : 1.7 }, song.tailSeconds);
    yield { spec, audio };
  }
}

/** The same song with only the named sections, to try something quickly. */
export function excerpt(song: Song, names: string[]): Song {
  return { ...song, sections: song.sections.filter((section) => names.includes(section.name)), tailSeconds: 0.5 };
}
