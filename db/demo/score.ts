import { seededRandom, type Random } from './dsp.ts';
import type { MixSpec } from './mixdown.ts';
import { chordOf, pitchOf, thirdBelow, voicing, type Chord } from './theory.ts';

/** Sung vowels of the lead. */
export type Vowel = 'a' | 'e' | 'i' | 'o' | 'u';

/** Something struck: `at` in seconds from the start, velocity 0..1. */
export interface Hit {
  at: number;
  velocity: number;
}

/** Something held: length in seconds, pitch as MIDI number. */
export interface Note extends Hit {
  length: number;
  pitch: number;
  vowel?: Vowel;
}

/** A pad chord's note with how far the filter is open, 0..1. */
export interface PadNote extends Note {
  brightness: number;
}

export const DRUMS = ['kick', 'snare', 'hat', 'openHat', 'tom', 'crash', 'shaker'] as const;
export type Drum = (typeof DRUMS)[number];

/** One section as written. Step strings hold one character a step, and repeat every bar. */
export interface SectionSpec {
  name: string;
  /** One entry a bar; two chords share a bar when parted by a space. */
  chords: string[];
  /** One entry a bar: `pitch/beats` with a vowel after it, or `-/beats` for a rest; '' is a silent bar. */
  lead?: string[];
  /** Sing a third below along with the lead. */
  harmony?: boolean;
  /** 1–9 is velocity, anything else silence. */
  drums?: Partial<Record<Drum, string>>;
  /** What the drums play instead in the last bar. */
  fill?: Partial<Record<Drum, string>>;
  /** R root, 5 fifth, o octave; `-` holds. */
  bass?: string;
  /** 1–9 strikes the chord, `-` holds it. */
  keys?: string;
  /** Digits pick a note of the chord, 0 lowest; it rings until the next. */
  guitar?: string;
  /** How far the pad's filter is open, 0..1; none without it. */
  pad?: number;
  /** Scales every velocity. */
  energy: number;
}

/** A song as written, to be turned into sound by the studio in `song.ts`. */
export interface Song {
  key: string;
  title: string;
  seed: number;
  barSeconds: number;
  /** Steps in a bar (16 for 4/4, 12 for 6/8) and beats a melody counts (4 or 6). */
  steps: number;
  beats: number;
  /** How late every second step falls, as a part of a step. */
  swing: number;
  scale: number[];
  /** Lowest MIDI notes of the chord instruments and the bass. */
  registers: { keys: number; guitar: number; pad: number; bass: number };
  sections: SectionSpec[];
  /** What rings on after the last bar, faded to nothing. */
  tailSeconds: number;
  mixes: MixSpec[];
}

export interface Section {
  name: string;
  startMs: number;
  endMs: number;
}

export interface Score {
  seconds: number;
  sections: Section[];
  drums: Record<Drum, Hit[]>;
  bass: Note[];
  keys: Note[];
  guitar: Note[];
  pad: PadNote[];
  lead: Note[];
  harmony: Note[];
}

interface Bar {
  start: number;
  song: Song;
  section: SectionSpec;
  chords: Chord[];
  /** Place and velocity as a player would: never quite on the grid. */
  human: (step: number, velocity: number, looseness: number) => Hit;
}

const chordAt = (bar: Bar, step: number): Chord =>
  bar.chords[Math.floor((step / bar.song.steps) * bar.chords.length)] as Chord;

/** Split a step string into its strokes: character, step, and steps until the next stroke or rest. */
function strokes(pattern: string, ringOn: boolean): { mark: string; step: number; length: number }[] {
  const found: { mark: string; step: number; length: number }[] = [];
  for (let step = 0; step < pattern.length; step++) {
    const mark = pattern.charAt(step);
    if (mark === '-' || mark === '.') continue;
    let end = step + 1;
    while (end < pattern.length && (ringOn ? '-.' : '-').includes(pattern.charAt(end))) end++;
    found.push({ mark, step, length: end - step });
  }
  return found;
}

function writeDrums(bar: Bar, last: boolean, score: Score): void {
  const patterns = last ? { ...bar.section.drums, ...bar.section.fill } : { ...bar.section.drums };
  for (const drum of DRUMS) {
    for (const { mark, step } of strokes(patterns[drum] ?? '', true)) {
      score.drums[drum].push(bar.human(step, Number(mark) / 9, drum === 'kick' ? 0.002 : 0.004));
    }
  }
}

function writeBass(bar: Bar, score: Score): void {
  const stepSeconds = bar.song.barSeconds / bar.song.steps;
  for (const { mark, step, length } of strokes(bar.section.bass ?? '', false)) {
    const lowest = bar.song.registers.bass;
    const root = lowest + ((chordAt(bar, step).bass - lowest + 120) % 12);
    const pitch = root + (mark === 'o' ? 12 : mark === '5' ? 7 : 0);
    const hit = bar.human(step, mark === 'R' ? 0.85 : 0.7, 0.004);
    score.bass.push({ ...hit, length: length * stepSeconds * 0.93, pitch });
  }
}

function writeChords(bar: Bar, score: Score): void {
  const stepSeconds = bar.song.barSeconds / bar.song.steps;
  const { registers, steps } = bar.song;
  for (const { mark, step, length } of strokes(bar.section.keys ?? '', false)) {
    const notes = voicing(chordAt(bar, step), registers.keys);
    notes.forEach((pitch, index) => {
      const hit = bar.human(step, (Number(mark) / 9) * (index === notes.length - 1 ? 1 : 0.85), 0.006);
      score.keys.push({ at: hit.at + index * 0.004, velocity: hit.velocity, length: length * stepSeconds, pitch });
    });
  }
  for (const { mark, step, length } of strokes(bar.section.guitar ?? '', true)) {
    const notes = voicing(chordAt(bar, step), registers.guitar);
    const index = Number(mark);
    const pitch = (notes[index % notes.length] as number) + 12 * Math.floor(index / notes.length);
    const accent = step % (steps / 4) === 0 ? 0.8 : 0.6;
    score.guitar.push({ ...bar.human(step, accent, 0.007), length: (length + 3) * stepSeconds, pitch });
  }
  if (bar.section.pad === undefined) return;
  bar.chords.forEach((chord, index) => {
    const length = bar.song.barSeconds / bar.chords.length;
    for (const pitch of voicing(chord, registers.pad)) {
      const at = bar.start + index * length;
      score.pad.push({ at, length, pitch, velocity: 0.7 * bar.section.energy, brightness: bar.section.pad ?? 0 });
    }
  });
}

function writeLead(bar: Bar, line: string, random: Random, score: Score): void {
  const beatSeconds = bar.song.barSeconds / bar.song.beats;
  let beat = 0;
  for (const token of line.split(' ').filter(Boolean)) {
    const match = /^(-|[A-G][#b]?\d)\/([\d.]+)([aeiou]?)$/.exec(token);
    if (!match) throw new Error(`Not a melody note: ${token}`);
    const beats = Number(match[2]);
    if (match[1] !== '-') {
      const pitch = pitchOf(match[1] as string);
      const onBeat = Number.isInteger(beat) ? 0.05 : 0;
      const note: Note = {
        at: bar.start + beat * beatSeconds + 0.012 * random(),
        length: beats * beatSeconds * (beats >= 1 ? 0.95 : 0.9),
        velocity: Math.min(1, (0.72 + onBeat + 0.12 * random()) * (0.6 + 0.4 * bar.section.energy)),
        pitch,
        vowel: (match[3] || 'a') as Vowel,
      };
      score.lead.push(note);
      if (bar.section.harmony) {
        const at = note.at + 0.01 + 0.012 * random();
        score.harmony.push({ ...note, at, pitch: thirdBelow(pitch, bar.song.scale) });
      }
    }
    beat += beats;
  }
  if (beat !== 0 && Math.abs(beat - bar.song.beats) > 1e-6) {
    throw new Error(`${bar.song.key}, ${bar.section.name}: ${beat} beats in "${line}"`);
  }
}

/** Turn a song as written into notes with times, the same every run. Throws on a slip of the pen. */
export function writeScore(song: Song): Score {
  const random = seededRandom(song.seed);
  const score: Score = {
    seconds: 0,
    sections: [],
    drums: { kick: [], snare: [], hat: [], openHat: [], tom: [], crash: [], shaker: [] },
    bass: [],
    keys: [],
    guitar: [],
    pad: [],
    lead: [],
    harmony: [],
  };
  const stepSeconds = song.barSeconds / song.steps;
  let start = 0;
  for (const section of song.sections) {
    const startMs = Math.round(start * 1000);
    section.chords.forEach((symbols, index) => {
      const from = start;
      const human = (step: number, velocity: number, looseness: number): Hit => ({
        at: Math.max(0, from + (step + (step % 2) * song.swing) * stepSeconds + (random() - 0.5) * 2 * looseness),
        velocity: Math.min(1, velocity * section.energy * (0.92 + 0.16 * random())),
      });
      const bar: Bar = { start, song, section, chords: symbols.split(' ').map(chordOf), human };
      writeDrums(bar, index === section.chords.length - 1, score);
      writeBass(bar, score);
      writeChords(bar, score);
      writeLead(bar, section.lead?.[index] ?? '', random, score);
      start += song.barSeconds;
    });
    score.sections.push({ name: section.name, startMs, endMs: Math.round(start * 1000) });
  }
  score.seconds = start + song.tailSeconds;
  return score;
}
