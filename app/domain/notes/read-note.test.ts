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

/** Sentences that stand in no file of examples. */
describe('who does what, and when', () => {
  test.each([
    ["I'll re-sing the second chorus on Friday", 'major'],
    ['the trombonist re-did his solo last night', 'major'],
    ['can we re-record the tambourine', 'major'],
    ['thank you for re-recording the tambourine, it is lovely', 'comment'],
    ['the re-recorded tambourine sounds great', 'comment'],
    ['did you re-record the tambourine?', 'comment'],
    ["please don't re-record the tambourine, just turn it down", 'minor'],
  ])('%s', (body, kind) => {
    expect(kindOf(body)).toBe(kind);
  });
});

describe('words with two meanings', () => {
  test.each([
    ['take the level of the oboe down a touch', 'minor'],
    ['take 2 of the oboe was better, use that one', 'major'],
    ['the whole record sounds great', 'comment'],
    ['drop the cello for the whole second verse', 'major'],
    ['drop the cello 1 dB in the second verse', 'minor'],
  ])('%s', (body, kind) => {
    expect(kindOf(body)).toBe(kind);
  });
});

describe('several requests in one note', () => {
  const body = 'Kick and snare up 1 dB, less reverb on the vocal in the second chorus at 1:32, and I would like to redo the rap on verse 3.';
  const { kind, requests, levelDb } = readNote(body);
  const words = (span: { start: number; end: number } | undefined) => span && body.slice(span.start, span.end);

  test('carry the kind of the most time-consuming, each its own', () => {
    expect(kind).toBe('major');
    expect(requests.map((request) => [request.kind, request.part?.name])).toEqual([
      ['minor', 'kick'],
      ['minor', 'snare'],
      ['minor', 'lead vocal'],
      ['major', 'lead vocal'],
    ]);
    expect(levelDb).toBe(1);
  });

  test('say part, direction, size, section and time, and the words that say so', () => {
    const [kick, , vocal, rap] = requests;
    expect([kick?.direction?.name, words(kick?.direction?.span), kick?.size?.db, words(kick?.size?.span)]).toEqual(['up', 'up', 1, '1 dB']);
    expect([vocal?.direction?.name, vocal?.section?.name, vocal?.section?.number, words(vocal?.section?.span)]).toEqual(['drier', 'chorus', 2, 'second chorus']);
    expect([vocal?.time?.at, words(vocal?.time?.span)]).toEqual([92_000, 'at 1:32']);
    expect([rap?.section?.name, rap?.section?.number, rap?.section && words(rap.section.span)]).toEqual(['verse', 3, 'verse 3']);
  });

  test('a list with one big wish is a big wish', () => {
    expect(kindOf('1) hats down 2) wider guitars 3) tune the last note of the bridge 4) longer fade')).toBe('major');
  });
});

describe('the parts and sections of a track', () => {
  test('go by the names the track gives them', () => {
    const { requests } = readNote('Moog lead down a touch in the storm part', { parts: ['Moog Lead', 'Drums'], sections: ['Storm part'] });
    expect(requests[0]).toMatchObject({ part: { name: 'Moog Lead' }, direction: { name: 'down' }, size: { name: 'touch', db: null }, section: { name: 'Storm part' } });
  });

  const own = { parts: ['Wurli', 'Anna’s harmony', 'Lead'], known: { keys: 'Wurli', 'backing vocal': 'Anna’s harmony' }, sections: ['Intro', 'Chorus 1', 'Verse', 'Chorus 2', 'Section A', 'A'] };
  test.each([
    ['the Wurli is too loud', 'Wurli', null],
    ['keys down a touch in the second chorus', 'Wurli', 'Chorus 2'],
    ["Anna's harmony up 1 dB in chorus 1", 'Anna’s harmony', 'Chorus 1'],
    ['bring the backing vocals up in the last chorus', 'Anna’s harmony', 'Chorus 2'],
    ['snare up a touch in the verse', 'snare', 'Verse'],
    ['bass up a bit in section A', 'bass', 'Section A'],
    ['bass up in the chorus', 'bass', 'chorus'],
    ['bass up in chorus 3', 'bass', 'chorus'],
  ])('%s', (body, part, section) => {
    const [request] = readNote(body, own).requests;
    expect([request?.part?.name, request?.section?.name ?? null]).toEqual([part, section]);
  });

  test.each([
    ['bring up the flute over the strings', ['woodwind'], 'up'],
    ['pan the congas and the shaker right', ['percussion', 'shaker'], 'right'],
    ['the ride is too loud', ['cymbals'], 'down'],
    ['ride the flute up in the bridge', ['woodwind'], 'up'],
  ])('%s', (body, parts, direction) => {
    const { requests } = readNote(body);
    expect(requests.map(({ part }) => part?.name)).toEqual(parts);
    expect(requests[0]?.direction?.name).toBe(direction);
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
    expect(readNote(body).levelDb).toBe(levelDb);
  });
});

test('why: the words that decided, in the words of the note', () => {
  const body = 'lovely mix, but can I re-sing the bridge';
  const again = readNote(body).why.find(({ reason }) => reason === 'performing it again');
  expect(again && body.slice(again.span.start, again.span.end)).toContain('re-sing');
});

describe('where a wish goes', () => {
  test.each([
    ['kick up and the snare down', 'kick up, snare down'],
    ['more reverb on the oboe, less on the cello', 'woodwind wetter, cello drier'],
    ['the cello is a bit dull, could you brighten it', 'cello brighter'],
    ['turn the drums down, they are drowning the vocal', 'drums down'],
    ['bring the oboe out a little', 'woodwind up'],
    ['oboe less shrill', 'woodwind darker'],
    ['take the shaker out of the bridge', 'shaker out'],
    ['tighten the drums up', 'drums -'],
    ['2 dB less at 4k on the violin', 'violin darker'],
  ])('%s', (body, said) => {
    const { requests } = readNote(body);
    expect(requests.map(({ part, direction }) => `${part?.name ?? '-'} ${direction?.name ?? '-'}`).join(', ')).toBe(said);
  });

  test('who hates it names no hats', () => {
    expect(readNote('I hate this snare, turn it down').requests.map(({ part }) => part?.name)).toEqual(['snare']);
  });
});
