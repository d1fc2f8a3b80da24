/** Note names and chords, as musicians write them. */

const LETTERS: Record<string, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

const QUALITIES: Record<string, readonly number[]> = {
  '': [0, 4, 7],
  m: [0, 3, 7],
  m7: [0, 3, 7, 10],
  m9: [0, 3, 10, 14],
  7: [0, 4, 7, 10],
  maj7: [0, 4, 7, 11],
  add9: [0, 4, 7, 14],
  sus4: [0, 5, 7],
  sus2: [0, 2, 7],
  6: [0, 4, 7, 9],
};

function pitchClass(name: string): number {
  const letter = LETTERS[name.charAt(0)];
  if (letter === undefined) throw new Error(`Not a note: ${name}`);
  const accidental = name.charAt(1) === '#' ? 1 : name.charAt(1) === 'b' ? -1 : 0;
  return (letter + accidental + 12) % 12;
}

/** 'C4' is middle C, MIDI 60. */
export function pitchOf(name: string): number {
  const match = /^([A-G][#b]?)(\d)$/.exec(name);
  if (!match) throw new Error(`Not a pitch: ${name}`);
  return pitchClass(match[1] as string) + 12 * (Number(match[2]) + 1);
}

export interface Chord {
  /** Pitch class of the lowest note, which the bass plays. */
  bass: number;
  /** Pitch classes, no order. */
  tones: number[];
}

/** Read 'Gmaj7', 'Bm7', 'D/F#', 'Asus4', … */
export function chordOf(symbol: string): Chord {
  const match = /^([A-G][#b]?)([^/]*)(?:\/([A-G][#b]?))?$/.exec(symbol);
  const intervals = match && QUALITIES[match[2] ?? ''];
  if (!match || !intervals) throw new Error(`Not a chord: ${symbol}`);
  const root = pitchClass(match[1] as string);
  return {
    bass: match[3] ? pitchClass(match[3]) : root,
    tones: intervals.map((interval) => (root + interval) % 12),
  };
}

/** The chord's notes within the octave above `lowest`, so that neighbouring chords move by small steps. */
export function voicing(chord: Chord, lowest: number): number[] {
  return chord.tones
    .map((tone) => lowest + ((((tone - lowest) % 12) + 12) % 12))
    .sort((a, b) => a - b);
}

/** The note two steps down the scale: a plain harmony line. `scale` holds pitch classes. */
export function thirdBelow(pitch: number, scale: readonly number[]): number {
  let found = pitch;
  for (let steps = 0; steps < 2; steps++) {
    do found--;
    while (!scale.includes(found % 12));
  }
  return found;
}

/** The seven pitch classes of a major key. */
export function majorScale(tonic: string): number[] {
  return [0, 2, 4, 5, 7, 9, 11].map((step) => (pitchClass(tonic) + step) % 12);
}
