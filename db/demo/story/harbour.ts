import { harbourLights as song } from '../songs/harbour-lights.ts';
import { daysAgo, sectionsOf, spot, whole, type DemoStep } from './steps.ts';

const track = 'harbour' as const;

/** The single: five days into its free window, four versions in. */
export const HARBOUR: DemoStep[] = [
  { at: daysAgo(16), by: 'mara', do: 'publish', track, version: 1, song: song.key, mix: 'v1', label: 'First mix' },
  {
    at: daysAgo(16, 25), by: 'mara', do: 'map', track,
    sections: sectionsOf(song),
    parts: [
      { name: 'Lead vocal', part: 'lead vocal' },
      { name: 'Wren’s harmony', part: 'backing vocal' },
      { name: 'Drums', part: 'drums' },
      { name: 'Snare', part: 'snare' },
      { name: 'Shaker', part: 'shaker' },
      { name: 'Bass', part: 'bass' },
      { name: 'Guitar', part: 'guitar' },
      { name: 'Wurli', part: 'keys' },
      { name: 'Tape pad', part: 'pad' },
    ],
  },
  {
    at: daysAgo(15, -300), by: 'wren', do: 'note', note: 'buried-vocal', track, version: 1, kind: 'minor',
    place: { at: spot(song, 'Chorus 1', 1) },
    body: 'The vocal feels a bit buried once the chorus lands. Could it come up, 2 dB or so?',
    ends: { state: 'verified', basis: 'session' },
  },
  {
    at: daysAgo(15, -292), by: 'wren', do: 'note', note: 'crowded-verse', track, version: 1, kind: 'minor',
    place: whole(song, 'Verse 2'),
    body: 'Keys and guitar a touch quieter here please, they are standing on the words.',
    ends: { state: 'verified', basis: 'session' },
  },
  {
    at: daysAgo(15, -270), by: 'jory', do: 'note', note: 'cut-intro', track, version: 1, kind: 'major',
    place: { at: 0, until: spot(song, 'Verse 1') },
    body: 'Thinking out loud: cut the intro and start straight on the first verse?',
    ends: { state: 'withdrawn' },
  },
  {
    at: daysAgo(15, -262), by: 'wren', do: 'reply', note: 'cut-intro',
    body: 'Please no! That shaker is half the reason I like it.',
  },
  { at: daysAgo(15, -250), by: 'jory', do: 'withdraw', note: 'cut-intro' },
  {
    at: daysAgo(15, -240), by: 'jory', do: 'note', note: 'drums-grin', track, version: 1, kind: 'comment',
    place: { at: spot(song, 'Chorus 1', 1) },
    body: 'The way the drums kick the door in here made me grin on the bus. Lovely.',
    ends: { state: 'answered' },
  },
  { at: daysAgo(14.6), by: 'mara', do: 'answer', note: 'drums-grin', body: 'Ha, thank you! All credit to the fill.' },
  { at: daysAgo(12, -90), by: 'mara', do: 'decide', note: 'buried-vocal', decision: { verb: 'start' } },
  { at: daysAgo(12, -80), by: 'mara', do: 'decide', note: 'crowded-verse', decision: { verb: 'start' } },
  { at: daysAgo(12), by: 'mara', do: 'publish', track, version: 2, song: song.key, mix: 'v2', label: 'Vocal up' },
  { at: daysAgo(12, 5), by: 'mara', do: 'decide', note: 'buried-vocal', decision: { verb: 'done', version: 2 } },
  { at: daysAgo(12, 6), by: 'mara', do: 'decide', note: 'crowded-verse', decision: { verb: 'done', version: 2 } },
  { at: daysAgo(11, -60), by: 'wren', do: 'verify', note: 'buried-vocal' },
  { at: daysAgo(11, -58), by: 'wren', do: 'verify', note: 'crowded-verse' },
  {
    at: daysAgo(11, -50), by: 'jory', do: 'note', note: 'much-louder-vocal', track, version: 2, kind: 'minor',
    place: whole(song, 'Chorus 2'),
    body: 'My mum wants the vocal up 6 dB in the last chorus. I said I would ask!',
    ends: { state: 'declined', basis: 'session' },
  },
  {
    at: daysAgo(10.5), by: 'mara', do: 'decide', note: 'much-louder-vocal',
    decision: {
      verb: 'decline',
      reason: 'At +6 dB the band disappears and the limiter dulls the words. It already has 2 dB more than v1; tell your mum I tried.',
    },
  },
  { at: daysAgo(10.5, 42), by: 'jory', do: 'reply', note: 'much-louder-vocal', body: 'She says fair enough.' },
  { at: daysAgo(5), by: 'mara', do: 'markDone', track },
  {
    at: daysAgo(4.7), by: 'wren', do: 'note', note: 'snare-down', track, version: 2, kind: 'minor',
    place: whole(song, 'Chorus 2'),
    body: 'Snare down a touch in chorus 2',
    ends: { state: 'reopened', basis: 'window' },
  },
  {
    at: daysAgo(4.7, 4), by: 'wren', do: 'note', note: 'brighter', track, version: 2, kind: 'minor',
    place: { at: spot(song, 'Chorus 1', 1), until: spot(song, 'Chorus 1', 5) },
    body: 'Next to my reference it sounds a little dull. A bit brighter overall, please, more air on the hats and the voice.',
    ends: { state: 'verified', basis: 'window' },
  },
  {
    at: daysAgo(4.5), by: 'wren', do: 'note', note: 're-sing', track, version: 2, kind: 'major',
    place: { at: spot(song, 'Verse 2', 2), until: spot(song, 'Verse 2', 5) },
    body:
      "I can hear now that I was tired on these three lines. I'd like to come in and re-sing them, and while I'm there maybe a whispered double under the last one. I know that's more than a tweak, so tell me what it takes.",
    ends: { state: 'needs_booking' },
  },
  {
    at: daysAgo(4.4), by: 'mara', do: 'reply', note: 're-sing',
    body: 'An attended mix of about two hours would do it: you sing, we drop it in, done the same day. Pick a time whenever it suits.',
  },
  { at: daysAgo(4, -70), by: 'idris', do: 'decide', note: 'snare-down', decision: { verb: 'start' } },
  { at: daysAgo(4, -65), by: 'idris', do: 'decide', note: 'brighter', decision: { verb: 'start' } },
  { at: daysAgo(4), by: 'idris', do: 'publish', track, version: 3, song: song.key, mix: 'v3', label: 'Louder, brighter' },
  { at: daysAgo(4, 3), by: 'idris', do: 'decide', note: 'snare-down', decision: { verb: 'done', version: 3 } },
  { at: daysAgo(4, 4), by: 'idris', do: 'decide', note: 'brighter', decision: { verb: 'done', version: 3 } },
  { at: daysAgo(3.6), by: 'wren', do: 'verify', note: 'brighter' },
  {
    at: daysAgo(3.6, 2), by: 'wren', do: 'reopen', note: 'snare-down', how: 'more',
    body: 'Matched for loudness I honestly hear no difference. Down a bit more?',
  },
  { at: daysAgo(3.6, 25), by: 'jory', do: 'join', note: 'snare-down' },
  // 13 of 16: brighter could be heard, whatever the snare does.
  { at: daysAgo(3.6, 30), by: 'wren', do: 'abx', track, versions: [2, 3], right: [...'1101111011111101'].map((digit) => digit === '1') },
  {
    at: daysAgo(3.5), by: 'jory', do: 'note', note: 'shaker-missing', track, version: 3, kind: 'fault',
    place: whole(song, 'Chorus 1'),
    body: 'The shaker is missing in this chorus. It is there in chorus 2, so I guess it was left out by mistake?',
    ends: { state: 'in_progress', basis: 'fault' },
  },
  {
    at: daysAgo(3.4), by: 'wren', do: 'note', note: 'tiny-tweak', track, version: 3, kind: 'minor',
    place: { at: spot(song, 'Chorus 2', 7, 3) },
    body: "Just a tiny tweak to the vocal here, I've re-sung it at home and recorded it properly",
    hums: [[64, 0.4], [67, 0.4], [69, 0.7], [67, 0.3], [64, 0.4], [62, 0.9]],
    ends: { state: 'needs_decision' },
  },
  { at: daysAgo(3.1), by: 'idris', do: 'decide', note: 'shaker-missing', decision: { verb: 'start' } },
  {
    at: daysAgo(3), by: 'wren', do: 'note', note: 'without-keys', track, version: 3, kind: 'major',
    place: { at: 0, until: spot(song, 'Outro', 3) },
    body: 'Could you remove the keys from the whole song, just so that I hear it once? Curious whether the guitar carries it.',
    ends: { state: 'done', basis: 'goodwill' },
  },
  {
    at: daysAgo(2.6), by: 'mara', do: 'decide', note: 'without-keys',
    decision: { verb: 'goodwill', reason: 'One mute and a bounce while the session was open anyway; good to have for the record.' },
  },
  { at: daysAgo(2, -30), by: 'mara', do: 'decide', note: 'without-keys', decision: { verb: 'start' } },
  { at: daysAgo(2), by: 'mara', do: 'publish', track, version: 4, song: song.key, mix: 'v4', label: 'No keys' },
  { at: daysAgo(2, 4), by: 'mara', do: 'decide', note: 'without-keys', decision: { verb: 'done', version: 4 } },
  {
    at: daysAgo(1.4), by: 'wren', do: 'note', note: 'long-fade', track, version: 3, kind: 'minor',
    place: { at: spot(song, 'Outro', 2), until: spot(song, 'Outro', 3) },
    body: 'Let the last chord fade a second longer',
    ends: { state: 'accepted', basis: 'window' },
  },
  {
    at: daysAgo(1.2), by: 'jory', do: 'note', note: 'fade-again', track, version: 3, kind: 'minor',
    place: { at: spot(song, 'Outro', 2) },
    body: 'Could the very last chord fade out a bit later?',
    ends: { state: 'accepted', basis: 'window' },
  },
  { at: daysAgo(1), by: 'jory', do: 'prefer', track, versions: [2, 3, 4], chose: [3, 3, 2, 3, 3] },
  {
    at: daysAgo(0.6), by: 'wren', do: 'note', note: 'loudness-question', track, version: 3, kind: 'comment',
    place: { at: spot(song, 'Chorus 1', 1) },
    body: 'Is this the loudness people will get on streaming, or does the basic master still come after?',
    ends: { state: 'new' },
  },
  {
    at: daysAgo(0.4), by: 'wren', do: 'ask', booking: 're-sing-session', track, service: 'attended_mix',
    fromDay: 4, minutes: 120, notes: ['re-sing'],
    comment: 'Two hours should be plenty, I have been practising it.',
  },
];
