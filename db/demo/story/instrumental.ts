import { paperPlanets as song } from '../songs/paper-planets.ts';
import { daysAgo, spot, whole, type DemoStep } from './steps.ts';

const track = 'instrumental' as const;

/** What the label wanted as well: done nearly two weeks ago, so its free window is about to close. */
export const INSTRUMENTAL: DemoStep[] = [
  { at: daysAgo(14), by: 'idris', do: 'publish', track, version: 1, song: song.key, mix: 'instrumental', label: 'Instrumental' },
  { at: daysAgo(13), by: 'idris', do: 'markDone', track },
  {
    at: daysAgo(1.1), by: 'ottilie', do: 'note', note: 'bass-forward', track, version: 1, kind: 'minor',
    place: whole(song, 'Chorus'),
    body: 'Without the voice there is room: bass up 1 dB in the chorus?',
    ends: { state: 'accepted', basis: 'window' },
  },
  {
    at: daysAgo(0.8), by: 'wren', do: 'note', note: 'snare-tail', track, version: 1, kind: 'minor',
    place: { at: spot(song, 'Chorus', 3) },
    body: 'A little less reverb on the snare here, please',
    ends: { state: 'accepted', basis: 'window' },
  },
];
