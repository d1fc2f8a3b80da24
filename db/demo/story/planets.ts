import { paperPlanets as song } from '../songs/paper-planets.ts';
import { daysAgo, spot, whole, type DemoStep } from './steps.ts';

const track = 'planets' as const;

/** The uptempo single: finished a month ago, so its free window has closed. */
export const PLANETS: DemoStep[] = [
  { at: daysAgo(42), by: 'idris', do: 'publish', track, version: 1, song: song.key, mix: 'v1', label: 'First mix' },
  {
    at: daysAgo(41), by: 'ottilie', do: 'note', note: 'low-end', track, version: 1, kind: 'minor',
    place: whole(song, 'Verse'),
    body: 'Low end is a bit boomy in the car, can the bass come down a notch? Kick is fine.',
    ends: { state: 'verified', basis: 'session' },
  },
  {
    at: daysAgo(41, 3), by: 'ottilie', do: 'note', note: 'more-snare', track, version: 1, kind: 'minor',
    place: { at: spot(song, 'Chorus', 1, 2) },
    body: 'MORE SNARE',
    ends: { state: 'verified', basis: 'session' },
  },
  { at: daysAgo(37, -120), by: 'idris', do: 'decide', note: 'low-end', decision: { verb: 'start' } },
  { at: daysAgo(37, -119), by: 'idris', do: 'decide', note: 'more-snare', decision: { verb: 'start' } },
  {
    at: daysAgo(37), by: 'idris', do: 'publish', track, version: 2, song: song.key, mix: 'v2',
    label: 'Tighter low end, more snare',
  },
  { at: daysAgo(37, 2), by: 'idris', do: 'decide', note: 'low-end', decision: { verb: 'done', version: 2 } },
  { at: daysAgo(37, 3), by: 'idris', do: 'decide', note: 'more-snare', decision: { verb: 'done', version: 2 } },
  { at: daysAgo(36), by: 'ottilie', do: 'verify', note: 'low-end' },
  { at: daysAgo(36, 1), by: 'ottilie', do: 'verify', note: 'more-snare' },
  { at: daysAgo(34), by: 'idris', do: 'markDone', track },
  {
    at: daysAgo(30), by: 'ottilie', do: 'note', note: 'signed-off', track, version: 2, kind: 'comment',
    place: { at: spot(song, 'Chorus', 1) },
    body: 'Played it to everyone I know. Love it, no notes.',
    ends: { state: 'answered' },
  },
  { at: daysAgo(29.7), by: 'idris', do: 'answer', note: 'signed-off', body: 'Best message of the week. Thank you!' },
  {
    at: daysAgo(4), by: 'ottilie', do: 'note', note: 'late-hats', track, version: 2, kind: 'minor',
    place: { at: spot(song, 'Chorus', 1), until: spot(song, 'Chorus', 7) },
    body: 'Hello again! With fresh ears: hats a touch quieter in the chorus, they are a bit sharp on earbuds.',
    ends: { state: 'needs_booking' },
  },
  {
    at: daysAgo(3.8), by: 'ottilie', do: 'note', note: 'longer-outro', track, version: 2, kind: 'major',
    place: whole(song, 'Outro'),
    body: 'The label would like an extended mix: double the outro and add another verse of instruments before it.',
    ends: { state: 'needs_booking' },
  },
  {
    at: daysAgo(3.7), by: 'ottilie', do: 'note', note: 'wrong-title', track, version: 2, kind: 'fault',
    place: { at: 0 },
    body: 'The file I downloaded has the wrong title inside, "Paper Plants". Funny, but it must not go to the label like that.',
    ends: { state: 'accepted', basis: 'fault' },
  },
  {
    at: daysAgo(2.9), by: 'ottilie', do: 'note', note: 'what-does-it-cost', track, version: 2, kind: 'comment',
    place: whole(song, 'Outro'),
    body: 'What would the extended mix cost, roughly? Asking for the budget.',
    ends: { state: 'answered' },
  },
  {
    at: daysAgo(2.5), by: 'idris', do: 'answer', note: 'what-does-it-cost',
    body: 'About three hours with you here, £165. The hats we would do in the same session at no extra time.',
  },
  { at: daysAgo(2.4), by: 'ottilie', do: 'reply', note: 'what-does-it-cost', body: 'That is fine, I will ask them for a date.' },
  {
    at: daysAgo(1.6), by: 'ottilie', do: 'ask', booking: 'extended-mix', track, service: 'attended_mix',
    fromDay: 7, minutes: 180, notes: ['late-hats', 'longer-outro'],
    comment: 'They said yes! Any afternoon is fine, I can come by train.',
  },
  { at: daysAgo(1.1), by: 'idris', do: 'offer', booking: 'extended-mix', price: 16_500, comment: 'Three hours for the extended mix, the hats go in with it.' },
];
