import type { Song } from '../score.ts';
import { majorScale } from '../theory.ts';

const GROOVE = {
  kick: '9.....6.7.3.....',
  snare: '....8..2.2..8..1',
  hat: '7.4.6.4.7.4.6.4.',
};
const CHORUS_GROOVE = {
  kick: '9..5....8.7...4.',
  snare: '....9..2.2..9..2',
  hat: '7364735473647354',
  openHat: '..............5.',
  shaker: '4254425442544254',
};
const FILL = { snare: '....8..3..6.7689', tom: '..........7.5.68', hat: '7.4.6.4.........', openHat: '' };

const VERSE = [
  '-/.5 F#4/.5i F#4/.5a E4/.5o D4/1a -/.5 B3/.5o',
  'D4/1.5a E4/.5e D4/.5o B3/1.5u',
  '-/.5 F#4/.5a F#4/.5a G4/.5e A4/1.5a F#4/.5o',
  'E4/2e -/.5 D4/.5a E4/.5i F#4/.5a',
];
const HOOK = [
  'B4/1.5a A4/.5o G4/.5e A4/1.5a',
  'C#5/1o B4/.5e A4/2a F#4/.5o',
  'D5/1.5a C#5/.5e B4/.5o A4/1.5a',
  'F#4/1i A4/.5a F#4/.5e E4/1.5o -/.5',
];
const ANSWER = [
  'B4/1.5a A4/.5o G4/.5e A4/1.5a',
  'C#5/1o D5/.5a E5/2e D5/.5a',
  'D5/2.5o -/.5 A4/.5a B4/.5e',
  'A4/.5o F#4/2.5a -/1',
];
const CHORUS = {
  chords: ['Gadd9', 'A', 'Bm7', 'D/F#', 'Gadd9', 'A', 'D', 'Dsus4 D'],
  lead: [...HOOK, ...ANSWER],
  bass: 'R--R..R-R-R-5-o-',
  keys: '8--..6-.7--..6-.',
  guitar: '0.2.3.2.4.3.2.3.',
};

/** The demo's single: D major at 112, 28 bars and the ring of the last chord, about a minute. */
export const harbourLights: Song = {
  key: 'harbour-lights',
  title: 'Harbour Lights',
  seed: 1912,
  barSeconds: 60 / 28,
  steps: 16,
  beats: 4,
  swing: 0.14,
  scale: majorScale('D'),
  registers: { keys: 57, guitar: 62, pad: 54, bass: 33 },
  tailSeconds: 2.6,
  sections: [
    {
      name: 'Intro',
      chords: ['Gmaj7', 'A6'],
      keys: '6-----4-5-------',
      guitar: '0.1.2.3.2.1.2.3.',
      pad: 0.1,
      drums: { shaker: '3142314231423142' },
      fill: { kick: '..............6.', snare: '............3.57', hat: '' },
      energy: 0.62,
    },
    {
      name: 'Verse 1',
      chords: ['Bm7', 'Gmaj7', 'D/F#', 'Asus4 A'],
      lead: VERSE,
      drums: GROOVE,
      fill: { snare: '....8..2.2..7.68', tom: '..........6.....' },
      bass: 'R-----R-R--.5-R-',
      keys: '7-----------4---',
      pad: 0.2,
      energy: 0.66,
    },
    { name: 'Chorus 1', ...CHORUS, drums: { ...CHORUS_GROOVE, shaker: '' }, fill: FILL, pad: 0.55, energy: 0.92 },
    {
      name: 'Verse 2',
      chords: ['Bm7', 'Gmaj7', 'D/F#', 'Asus4 A'],
      lead: [VERSE[0] as string, 'D4/1a F#4/.5i E4/.5e D4/1.5o -/.5', VERSE[2] as string, 'E4/1.5e F#4/.5a G4/.5o A4/1.5a'],
      drums: { ...GROOVE, shaker: '4142414241424142' },
      fill: { snare: '....8..2.2466789', tom: '........64......' },
      bass: 'R--.R-R-R--.5-o-',
      keys: '7--...5-----4---',
      guitar: '..2...3...2.1...',
      pad: 0.3,
      energy: 0.72,
    },
    { name: 'Chorus 2', ...CHORUS, harmony: true, drums: CHORUS_GROOVE, fill: FILL, pad: 0.75, energy: 1 },
    {
      name: 'Outro',
      chords: ['Gmaj7 A', 'Dadd9'],
      lead: ['-/1 A4/.5u B4/.5u A4/2u', 'F#4/3.5u -/.5'],
      drums: { kick: '9...............', crash: '8...............', shaker: '3142314231423142' },
      fill: { shaker: '3...............', crash: '5...............' },
      bass: 'R---------------',
      keys: '7-------6-------',
      guitar: '0.1.2.3.2.1.2.3.',
      pad: 0.3,
      energy: 0.64,
    },
  ],
  mixes: [
    { key: 'v1', label: 'First mix', trim: {}, master: { level: 1, air: 0, drive: false } },
    {
      key: 'v2',
      label: 'Vocal up',
      trim: { lead: 2, harmony: 1, keys: -1.5, guitar: -1.5 },
      master: { level: 1, air: 0, drive: false },
    },
    {
      key: 'v3',
      label: 'Louder, brighter',
      trim: { lead: 2, harmony: 1, keys: -1.5, guitar: -1.5 },
      master: { level: 9.2, air: 3, drive: true },
    },
    {
      key: 'v4',
      label: 'No keys',
      trim: { lead: 2, harmony: 1, keys: -Infinity, guitar: -1.5 },
      master: { level: 1, air: 0, drive: false },
    },
    {
      key: 'night',
      label: 'Night version, rough',
      trim: { kick: -Infinity, kit: -14, bass: -6, keys: 2, pad: 3, harmony: 2 },
      master: { level: 2.5, air: -3, drive: false },
    },
  ],
};
