import { describe, expect, test } from 'vitest';
import { CLEAR } from '../policy/decide.ts';
import { UNSURE } from '../policy/decide.ts';
import { suggest } from './suggest.ts';

describe('small words do not make a change small', () => {
  test.each([
    ["just a tiny tweak to the vocal, I've re-sung it", 'performance'],
    ['small thing, can we add a shaker in the chorus', 'part'],
    ['quick one: could you just nudge the bass in time with the kick?', 'timing'],
    ['can you tune the last note of verse 2', 'tuning'],
    ['super quick: use take 4 for the second verse', 'performance'],
    ['little favour: new guitar stems uploaded, please mix them in', 'part'],
    ['one small thing: drop the tempo 4 bpm', 'arrangement'],
    ['tiny one, could you replace the snare with a sample', 'sound'],
  ])('%s', (body, category) => {
    expect(suggest(body)).toMatchObject({ kind: 'major', category });
  });
});

describe('big words do not make a change big', () => {
  test.each([
    ['Rather than re-do the vocal, a touch more reverb hides my cold', 'minor'],
    ['Instead of adding another harmony, make the existing one louder', 'minor'],
    ['No need to re-record anything, just a bit more guitar', 'minor'],
    ['mute the guitar for just the last bar', 'minor'],
    ['Thanks for re-recording the bass, love it', 'comment'],
    ["Love it, don't change a thing", 'comment'],
  ])('%s', (body, kind) => {
    expect(suggest(body).kind).toBe(kind);
  });
});

describe('plain words', () => {
  test.each([
    ['vocals up 1 dB in the chorus', 'minor'],
    ['snare down a touch', 'minor'],
    ['can I re-sing the bridge', 'major'],
    ['swap the guitar solo for take 3', 'major'],
    ['there is a click at 2:13', 'fault'],
    ['the harmonies are missing from chorus 3', 'fault'],
    ['Wrong song! This is not my track', 'fault'],
    ['perfect, goosebumps', 'comment'],
    ['Is this mastered already?', 'comment'],
  ])('%s', (body, kind) => {
    expect(suggest(body).kind).toBe(kind);
  });

  test('make it sure, and it says which words did', () => {
    const suggestion = suggest("I've re-sung it");
    expect(suggestion.confidence).toBeGreaterThanOrEqual(CLEAR);
    expect(suggestion.decidedBy).toEqual(['re-sung']);
  });

  test('no words at all leave it unsure', () => {
    expect(suggest('')).toMatchObject({ kind: 'comment', minutes: 0, decidedBy: [] });
    expect(suggest('hm').confidence).toBeLessThan(0.4);
  });
});

describe('a level that is named', () => {
  test.each([
    ['bring the vocal down 4 dB please', -4],
    ['vocals up 1dB', 1],
    ['kick +1.5 dB', 1.5],
    ['snare -2db', -2],
    ['bass down half a dB', -0.5],
    ['a bit louder', null],
  ])('%s', (body, levelDb) => {
    expect(suggest(body).levelDb).toBe(levelDb);
  });
});

test('a large wish behind a small one is not settled by the small one', () => {
  const { confidence } = suggest('The snare could be a touch louder here, and can I re-sing the bridge?');
  expect(confidence).toBeLessThan(UNSURE);
});
