import { describe, expect, test } from 'vitest';
import { readNote } from './read-note.ts';
import { placeSaid, splitNote } from './split.ts';
import { currentWish, missing, saidIn, SIZE_WORDS, type Slot, tapped, untapped } from './taps.ts';
import { WAY_WORDS } from './tap-ways.ts';

const tap = (body: string, slot: Slot, words: string, value = words) => tapped(body, { slot, words }, value);

const wishIn = (body: string) => currentWish(body, readNote(body));

describe('taps build a sentence', () => {
  test.each([
    [['part lead vocal', 'direction up', 'size a touch', 'section chorus 2'], 'Lead vocal up a touch in chorus 2'],
    [['section bridge', 'part snare', 'direction down', 'size 1 dB'], 'In the bridge snare down 1 dB'],
    [['direction brighter', 'part guitar', 'size a touch'], 'Guitar a touch brighter'],
    [['size a touch', 'direction up', 'part kick'], 'Kick a touch up'],
    [['part bass', 'direction up', 'direction down', 'size 1 dB', 'size 2 dB', 'part kick'], 'Kick down 2 dB'],
  ])('%s', (taps, sentence) => {
    expect(
      taps.reduce((body, one) => {
        const [slot, ...words] = one.split(' ');
        return tap(body, slot as Slot, words.join(' '));
      }, ''),
    ).toBe(sentence);
  });
});

test.each(['Snare', 'the snare', 'Lead vocal', 'kick'])('a part alone is found, though nothing is asked yet: %s', (body) => {
  expect(saidIn(wishIn(body), 'part')).not.toBe(null);
});

describe('taps into what was typed', () => {
  const typed = ['can you turn it up please', 'the vox is a bit loud here', 'hmm, this bit.', 'Could we have the guitars wider?', 'I love it, but the snare feels weak in the second verse', 'vocal up 1 dB at 1:32'];
  const taps: [Slot, string, string][] = [['part', 'snare', 'snare'], ['part', 'lead vocal', 'lead vocal'], ['section', 'chorus 2', 'chorus 2'], ['section', 'bridge', 'bridge'], ...Object.entries(WAY_WORDS).map(([value, words]): [Slot, string, string] => ['direction', words, value]), ...SIZE_WORDS.map((words): [Slot, string, string] => ['size', words, words])];

  test.each(typed)('%s: is read as tapped, and keeps every other word', (body) => {
    const before = wishIn(body);
    for (const [slot, words, value] of taps) {
      const after = tapped(body, { slot, words }, value);
      expect([after, slot, saidIn(wishIn(after), slot)]).toEqual([after, slot, value]);
      const span = slot === 'part' ? before.part?.span : slot === 'section' ? before.section?.span : slot === 'size' ? before.size?.span : before.direction?.span;
      const rest = span ? `${body.slice(0, span.start)} ${body.slice(span.end)}` : body;
      for (const word of rest.match(/[\p{L}\d:']+/gu) ?? []) expect(after.toLowerCase()).toContain(word.toLowerCase());
    }
  });

  test.each([
    ['I think the voice is too loud here', 'up', 'I think the voice is too loud here, turn it up'],
    ['the snare is too quiet', 'down', 'the snare is too quiet, turn it down'],
    ['the snare is too quiet, turn it down', 'up', 'the snare is too quiet, turn it up'],
    ['turn up the bass', 'down', 'turn down the bass'],
    ['Turn the bass down please', 'up', 'Turn the bass up please'],
    ['turn up the bass', 'brighter', 'turn up the bass. Also make it brighter.'],
    ['could use a little more presence', 'down', 'could use a little more presence. Also turn it down.'],
    ["don't turn the bass down", 'up', "don't turn the bass down, turn it up"],
    ['louder please', 'down', 'quieter please'],
    ['Could we have the guitars wider?', 'up', 'Could we have the guitars louder?'],
    ['Could we have the guitars wider?', 'to the left', 'Could we have the guitars wider? Also pan it to the left.'],
    ['make the vocal brighter. Thanks x', 'more reverb', 'make the vocal wetter. Thanks x'],
    ['raise the snare', 'down', 'lower the snare'],
    ['lower the bass', 'up', 'raise the bass'],
    ['pan the shaker left please', 'to the right', 'pan the shaker right please'],
    ['Snare down', 'brighter', 'Snare brighter'],
    ['Less reverb on the vocal', 'up', 'Less reverb on the vocal. Also turn it up.'],
    ['hmm, the snare. Cheers!', 'up', 'hmm, the snare, turn it up. Cheers!'],
  ])('a way makes a sentence: %s + %s', (body, words, sentence) => {
    const value = Object.entries(WAY_WORDS).find(([, one]) => one === words)?.[0];
    expect(tap(body, 'direction', words, value)).toBe(sentence);
  });

  test.each([
    ['Snare down', 'Chorus 1', 'Snare down in Chorus 1'],
    ['Snare down', 'bridge', 'Snare down in the bridge'],
    ['Snare down', 'Section B', 'Snare down in Section B'],
    ['Snare down in the bridge', 'Chorus 1', 'Snare down in Chorus 1'],
    ['The chorus needs more snare', 'verse 1', 'Verse 1 needs more snare'],
    ['Snare down in Chorus 1', 'bridge', 'Snare down in the bridge'],
    ['Snare down. Thanks x', 'Chorus 1', 'Snare down in Chorus 1. Thanks x'],
    ['Snare down, ta!', 'bridge', 'Snare down in the bridge, ta!'],
    ['Snare down a touch please. Cheers, Anna', 'outro', 'Snare down a touch please in the outro. Cheers, Anna'],
    ['Thanks for the mix! Snare down', 'outro', 'Thanks for the mix! Snare down in the outro'],
  ])('a section by its name, before the thanks: %s + %s', (body, words, sentence) => {
    expect(tapped(body, { slot: 'section', words }, words, { sections: ['Chorus 1', 'Section B'] })).toBe(sentence);
  });

  test('a second press takes out only what a tap wrote', () => {
    expect(untapped('Snare down a touch', 'size', 'a touch')).toBe('Snare down');
    expect(untapped('Snare down in the bridge', 'section', 'bridge')).toBe('Snare down');
    expect(untapped('Snare down in Chorus 1', 'section', 'Chorus 1', { sections: ['Chorus 1'] })).toBe('Snare down');
    expect(untapped('the snare is too quiet, turn it down', 'direction', 'down')).toBe('the snare is too quiet');
    expect(untapped('turn up the bass. Also make it brighter.', 'direction', 'brighter')).toBe('turn up the bass.');
    expect(untapped('can you turn it up please', 'direction', 'up')).toBe(null);
    expect(untapped('Snare down', 'part', 'snare')).toBe('Down');
    expect(untapped('the vox is too loud', 'part', 'lead vocal')).toBe(null);
  });
});

test.each([
  ['louder please', 'part'],
  ['can you do something about the level of the snare', 'direction'],
  ['snare up', null],
  ['can I re-sing the bridge', null],
  ['love it', null],
])('asks once: %s → %s', (body, what) => {
  expect(missing(readNote(body))).toBe(what);
});

test.each([
  ['Snare down a touch, and the lead vocal brighter in the bridge', ['Snare down a touch', 'The lead vocal brighter in the bridge']],
  ['Hi Mara! Bass up 1 dB. Also pan the shaker left please.', ['Hi Mara! Bass up 1 dB.', 'Pan the shaker left please.']],
  ['1) hats down 2) wider guitars 3) longer fade', ['Hats down', 'Wider guitars', 'Longer fade']],
  ['Kick and snare up 1 dB', ['Kick and snare up 1 dB']],
  ['vocals up', ['vocals up']],
])('parts where the wishes part: %s', (body, parts) => {
  expect(splitNote(body, readNote(body))).toEqual(parts);
});

test('a part that says one time stands there, within the version', () => {
  const body = 'Vocal up 1 dB at 0:20, and the guitars are too wide at 0:40';
  const parts = splitNote(body, readNote(body));
  expect(parts.map((part) => placeSaid(part, 62_600))).toEqual([{ at: 20_000, until: null }, { at: 40_000, until: null }]);
  expect(parts.map((part) => placeSaid(part, 30_000))).toEqual([{ at: 20_000, until: null }, null]);
  expect(placeSaid('Snare down from 0:10 to 0:12', null)).toEqual({ at: 10_000, until: 12_000 });
  expect(placeSaid('Snare down at 0:10, and again at 0:20', null)).toBe(null);
  expect(placeSaid('Snare down', null)).toBe(null);
});
