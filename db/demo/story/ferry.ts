import { slowFerry as song } from '../songs/slow-ferry.ts';
import { daysAgo, spot, whole, type DemoStep } from './steps.ts';

const track = 'ferry' as const;

/** The ballad: done, but an attended mix lies ahead, so its free window is on hold. */
export const FERRY: DemoStep[] = [
  { at: daysAgo(13), by: 'mara', do: 'publish', track, version: 1, song: song.key, mix: 'v1', label: 'First mix' },
  {
    at: daysAgo(12.2), by: 'wren', do: 'note', note: 'brushes', track, version: 1, kind: 'minor',
    place: whole(song, 'Verse'),
    body: 'Brushes a little too loud against the voice, this verse should feel like the two of us and a piano',
    ends: { state: 'verified', basis: 'session' },
  },
  {
    at: daysAgo(12.2, 6), by: 'wren', do: 'note', note: 'closer', track, version: 1, kind: 'minor',
    place: { at: spot(song, 'Chorus', 1), until: spot(song, 'Chorus', 3) },
    body: 'Vocal a bit louder and drier, please, as if she sat next to you',
    ends: { state: 'done', basis: 'session' },
  },
  { at: daysAgo(9, -200), by: 'mara', do: 'decide', note: 'brushes', decision: { verb: 'start' } },
  { at: daysAgo(9, -199), by: 'mara', do: 'decide', note: 'closer', decision: { verb: 'start' } },
  {
    at: daysAgo(9), by: 'mara', do: 'publish', track, version: 2, song: song.key, mix: 'v2',
    label: 'Closer vocal, softer brushes',
  },
  { at: daysAgo(9, 2), by: 'mara', do: 'decide', note: 'brushes', decision: { verb: 'done', version: 2 } },
  { at: daysAgo(9, 3), by: 'mara', do: 'decide', note: 'closer', decision: { verb: 'done', version: 2 } },
  { at: daysAgo(8), by: 'wren', do: 'verify', note: 'brushes' },
  { at: daysAgo(7), by: 'mara', do: 'markDone', track },
  {
    at: daysAgo(6), by: 'wren', do: 'note', note: 'real-strings', track, version: 2, kind: 'major',
    place: whole(song, 'Chorus'),
    body:
      'Big one, sorry. My cousin plays cello and has offered to record two parts for the chorus. We would add them under the pad and see how much of the pad we still need. Could we do that together rather than by post?',
    ends: { state: 'accepted', basis: 'booking' },
  },
  {
    at: daysAgo(5.6), by: 'mara', do: 'reply', note: 'real-strings',
    body: 'Yes please. Bring the cello, three hours will do. I am holding a slot for you, see below.',
  },
  {
    at: daysAgo(5), by: 'mara', do: 'book', booking: 'cello-session', track, service: 'attended_mix',
    startsIn: { days: 6, time: '13:00' }, minutes: 180, price: 16_500,
    comment: 'Two cello parts for the chorus, then we finish the balance together.',
  },
  { at: daysAgo(5, 50), by: 'wren', do: 'reply', note: 'real-strings', body: 'Booked the train. See you there!' },
  {
    at: daysAgo(3), by: 'jory', do: 'note', note: 'bass-round', track, version: 2, kind: 'minor',
    place: { at: spot(song, 'Chorus', 5) },
    body: 'bass a touch louder and rounder from here on',
    ends: { state: 'accepted', basis: 'booking' },
  },
  {
    at: daysAgo(2.8), by: 'jory', do: 'note', note: 'tune-harmony', track, version: 2, kind: 'major',
    place: { at: spot(song, 'Chorus', 4), until: spot(song, 'Chorus', 5) },
    body: 'My harmony is a bit flat on the long note, could we tune it or pick another take when we are in?',
    ends: { state: 'accepted', basis: 'booking' },
  },
  {
    at: daysAgo(1.2), by: 'wren', do: 'note', note: 'parking', track, version: 2, kind: 'comment',
    place: { at: 0 },
    body: 'Is there somewhere to park near the studio? The cello does not like stairs.',
    ends: { state: 'answered' },
  },
  {
    at: daysAgo(1), by: 'mara', do: 'answer', note: 'parking',
    body: 'There is a loading bay at the back and a lift. Ring the bell marked "Northlight".',
  },
];
