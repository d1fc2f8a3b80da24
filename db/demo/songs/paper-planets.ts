import type { Song } from '../score.ts';
import { majorScale } from '../theory.ts';

const FOUR = { kick: '9...9...9...9...', hat: '2.6.2.6.2.6.2.63' };
const FLOOR = { ...FOUR, snare: '....8.......8..2', openHat: '..5...5...5...5.', hat: '5.3.5.3.5.3.5.33' };

/** The demo's uptempo track: A minor at 124, 14 bars, under half a minute. */
export const paperPlanets: Song = {
  key: 'paper-planets',
  title: 'Paper Planets',
  seed: 1977,
  barSeconds: 240 / 124,
  steps: 16,
  beats: 4,
  swing: 0.02,
  scale: majorScale('C'),
  registers: { keys: 57, guitar: 64, pad: 52, bass: 33 },
  tailSeconds: 2.4,
  sections: [
    {
      name: 'Intro',
      chords: ['Am7', 'Fmaj7'],
      guitar: '0.2.3.1.2.3.0.2.',
      pad: 0.2,
      drums: FOUR,
      energy: 0.68,
    },
    {
      name: 'Verse',
      chords: ['Am7', 'Fmaj7', 'C', 'G'],
      lead: [
        'A4/.5a A4/.5e C5/1a B4/.5o A4/.5a G4/1e',
        '-/.5 A4/.5a A4/.5o G4/.5e E4/1.5a -/.5',
        'G4/.5a G4/.5e A4/.5o G4/1a E4/.5e D4/1o',
        'D4/.5e E4/.5a G4/2a -/1',
      ],
      drums: { ...FOUR, snare: '....7.......7...' },
      fill: { snare: '....7..3..5.7678' },
      bass: 'R.R.R.R.R.R.R.o.',
      keys: '..6-..5-..6-..5-',
      pad: 0.25,
      energy: 0.76,
    },
    {
      name: 'Chorus',
      chords: ['F', 'G', 'Am7', 'C/E', 'F', 'G'],
      lead: [
        'C5/1.5a C5/.5o D5/.5e C5/1.5a',
        'B4/1a D5/1o B4/.5e G4/1.5a',
        'C5/1.5a B4/.5e A4/1.5a G4/.5o',
        'E4/1i G4/1a C5/1.5o -/.5',
        'C5/1.5a C5/.5o D5/.5e E5/1.5a',
        'D5/3o -/1',
      ],
      harmony: true,
      drums: FLOOR,
      fill: { snare: '....8...6.678789', tom: '........7.5.....' },
      bass: 'R.RoR.RoR.RoR.o5',
      keys: '7-..6-7-..7-6-..',
      guitar: '0.2.3.2.4.3.2.3.',
      pad: 0.8,
      energy: 1,
    },
    {
      name: 'Outro',
      chords: ['Fmaj7', 'Am7'],
      lead: ['C5/1u B4/1u A4/2u', 'A4/3u -/1'],
      drums: { kick: '9...9...9...9...' },
      fill: { kick: '9...............', crash: '6...............' },
      bass: 'R---------------',
      keys: '6---------------',
      guitar: '0.2.3.1.2.3.0.2.',
      pad: 0.2,
      energy: 0.68,
    },
  ],
  mixes: [
    { key: 'v1', label: 'First mix', trim: { keys: 2 }, master: { level: 0.5, air: 0, drive: false } },
    {
      key: 'v2',
      label: 'Tighter low end, more snare',
      trim: { kit: 2, bass: -2, keys: 1 },
      master: { level: 3, air: 1, drive: true },
    },
    {
      key: 'instrumental',
      label: 'Instrumental',
      trim: { kit: 2, bass: -2, keys: 1, lead: -Infinity },
      master: { level: 3, air: 1, drive: true },
    },
  ],
};
