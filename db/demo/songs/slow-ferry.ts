import type { Song } from '../score.ts';
import { majorScale } from '../theory.ts';

const BRUSHES = { kick: '7.....3.....', snare: '2.1.2.6.1.21', hat: '3...2.4...2.' };
const FULLER = { kick: '8....24.....', snare: '2.1.2.8.1.22', hat: '5.3.4.5.3.4.', shaker: '2.3.2.2.3.2.' };

/** The demo's ballad: E flat major in a slow 6/8, 16 bars, under 40 seconds. */
export const slowFerry: Song = {
  key: 'slow-ferry',
  title: 'Slow Ferry',
  seed: 1868,
  barSeconds: 60 / 27,
  steps: 12,
  beats: 6,
  swing: 0.03,
  scale: majorScale('Eb'),
  registers: { keys: 56, guitar: 60, pad: 53, bass: 34 },
  tailSeconds: 3.4,
  sections: [
    {
      name: 'Intro',
      chords: ['Ebadd9', 'Abmaj7'],
      keys: '7-----5-----',
      guitar: '0.1.2.3.2.1.',
      pad: 0.08,
      energy: 0.62,
    },
    {
      name: 'Verse',
      chords: ['Eb', 'Cm7', 'Abmaj7', 'Bbsus4 Bb'],
      lead: [
        '-/1 G4/1a G4/1o Bb4/2a G4/1e',
        'G4/1.5o F4/.5e Eb4/3a -/1',
        '-/1 C5/1a Bb4/1o G4/2a F4/1e',
        'F4/3.5o -/1.5 F4/1u',
      ],
      drums: BRUSHES,
      fill: { snare: '2.1.2.6.3456' },
      bass: 'R-----5---R-',
      keys: '6-----4-----',
      guitar: '0.1.2.3.2.1.',
      pad: 0.16,
      energy: 0.7,
    },
    {
      name: 'Chorus',
      chords: ['Ab', 'Bb', 'Gm7', 'Cm7', 'Ab', 'Eb/G', 'Fm7', 'Bbsus4 Bb'],
      lead: [
        'C5/2a Bb4/1o Ab4/1e C5/2a',
        'D5/2.5o Bb4/.5e Bb4/2a -/1',
        'D5/2a C5/1e Bb4/1o G4/2a',
        'Eb5/2.5a D5/.5e C5/2o -/1',
        'C5/2a Bb4/1o Ab4/1e C5/2a',
        'Bb4/2o G4/1e Eb4/2a F4/1i',
        'Ab4/2a G4/1o F4/1e Ab4/1.5a -/.5',
        'F4/3o G4/1e F4/1.5u -/.5',
      ],
      harmony: true,
      drums: FULLER,
      fill: { snare: '2.1.2.8.4678', tom: '......5.7.8.' },
      bass: 'R---R-5---R-',
      keys: '7--5--6--5--',
      guitar: '0.2.3.4.3.2.',
      pad: 0.55,
      energy: 1,
    },
    {
      name: 'Outro',
      chords: ['Abmaj7', 'Ebadd9'],
      lead: ['-/2 C5/1u Bb4/1u G4/2u', 'Eb4/5u -/1'],
      drums: { kick: '6...........', crash: '4...........' },
      fill: { crash: '' },
      bass: 'R-----------',
      keys: '6-----5-----',
      guitar: '0.1.2.3.2.1.',
      pad: 0.14,
      energy: 0.62,
    },
  ],
  mixes: [
    { key: 'v1', label: 'First mix', trim: {}, master: { level: 2, air: 0, drive: false } },
    {
      key: 'v2',
      label: 'Closer vocal, softer brushes',
      trim: { lead: 1.5, kit: -2.5, guitar: 1.5 },
      master: { level: 4.5, air: 1.5, drive: false },
    },
  ],
};
