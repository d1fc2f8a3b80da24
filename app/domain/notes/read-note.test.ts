import { describe, expect, test } from 'vitest';
import { readNote } from './read-note.ts';

const kindOf = (body: string) => readNote(body).kind;

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
    expect(readNote(body)).toMatchObject({ kind: 'major', category });
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
    expect(kindOf(body)).toBe(kind);
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
    expect(kindOf(body)).toBe(kind);
  });

  test('no words at all say nothing', () => {
    expect(readNote('')).toMatchObject({ minutes: 0, why: [], requests: [] });
    expect(readNote('  …  ').requests).toEqual([]);
  });
});
