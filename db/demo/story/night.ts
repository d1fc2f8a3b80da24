import { harbourLights as song } from '../songs/harbour-lights.ts';
import { daysAgo, spot, whole, type DemoStep } from './steps.ts';

const track = 'night' as const;

/** The stripped version of the single: still being mixed, so everything is part of the session. */
export const NIGHT: DemoStep[] = [
  {
    at: daysAgo(3), by: 'mara', do: 'publish', track, version: 1, song: song.key, mix: 'night',
    label: 'Night version, rough',
  },
  {
    at: daysAgo(2.5), by: 'wren', do: 'note', note: 'more-room', track, version: 1, kind: 'minor',
    place: { at: spot(song, 'Verse 1', 1, 2), until: spot(song, 'Verse 1', 3) },
    body: 'More reverb on the voice here? Empty church rather than living room.',
    ends: { state: 'in_progress', basis: 'session' },
  },
  {
    at: daysAgo(2.5, 9), by: 'wren', do: 'note', note: 'slower', track, version: 1, kind: 'major',
    place: whole(song, 'Chorus 2'),
    body: 'What if the last chorus was at half-time, tempo right down, just voice and pad?',
    ends: { state: 'accepted', basis: 'session' },
  },
  { at: daysAgo(1.8), by: 'mara', do: 'decide', note: 'more-room', decision: { verb: 'start' } },
  {
    at: daysAgo(0.9), by: 'wren', do: 'note', note: 'pad-up', track, version: 1, kind: 'minor',
    place: whole(song, 'Chorus 1'),
    body: 'The pad could come up a touch here',
    ends: { state: 'needs_decision' },
  },
  {
    at: daysAgo(0.7), by: 'jory', do: 'note', note: 'pad-down', track, version: 1, kind: 'minor',
    place: { at: spot(song, 'Chorus 1', 2) },
    body: 'For me the pad is too loud from here',
    ends: { state: 'needs_decision' },
  },
  {
    at: daysAgo(0.4), by: 'jory', do: 'note', note: 'night-love', track, version: 1, kind: 'comment',
    place: { at: spot(song, 'Outro', 2) },
    body: 'Oh, this is gorgeous. Goosebumps at the end.',
    ends: { state: 'new' },
  },
];
