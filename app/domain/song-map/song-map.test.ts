import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { partLines, readParts, readSections, sectionLines } from './as-text.ts';
import { mapChanges } from './changes.ts';
import { nearestName, numbered } from './names.ts';
import { sectionAt, sectionOn, sectionsOn, whereOn } from './place.ts';
import { readOptionsOf } from './read-options.ts';
import { checkMap, NO_MAP, type Section, type SongMap } from './song-map.ts';

const KNOWN = ['keys', 'lead vocal', 'snare'];
const section = (name: string, start: number, end: number | null = null): Section => ({ name, start, end });
const SONG: Section[] = [section('Intro', 0), section('Verse', 14_000), section('Chorus', 42_000, 60_000), section('Outro', 70_000)];
const problemsOf = (map: Partial<SongMap>) => {
  const checked = checkMap({ ...NO_MAP, ...map }, KNOWN);
  return checked.ok ? [] : [...checked.problems.sections, ...checked.problems.parts];
};

describe('a map', () => {
  it('is put in the order of the song, its names tidied and told apart', () => {
    const checked = checkMap({ sections: [section('chorus ', 40_000), section(' the   intro', 0), section('chorus', 80_000)], parts: [{ name: ' Wurli', part: 'keys' }] }, KNOWN);
    expect(checked).toEqual({ ok: true, map: { sections: [section('the intro', 0), section('chorus 1', 40_000), section('chorus 2', 80_000)], parts: [{ name: 'Wurli', part: 'keys' }] } });
  });

  it('says everything that is wrong with it', () => {
    expect(problemsOf({ sections: [section('', 0)] })).toEqual(['Section 1 has no name. Name the section, or leave it out.']);
    expect(problemsOf({ sections: [section('12', 0)] })).toEqual(['“12”: a name has at least one letter.']);
    expect(problemsOf({ sections: [section('a'.repeat(41), 0)] })[0]).toContain('at most 40 characters');
    expect(problemsOf({ sections: [section('A', 5), section('B', 5)] })).toEqual(['“A” and “B” begin at the same moment.']);
    expect(problemsOf({ sections: [section('A', 5, 20), section('B', 10)] })).toEqual(['“A” ends after “B” has begun.']);
    expect(problemsOf({ sections: [section('A', 5, 5)] })).toEqual(['“A” ends after it begins.']);
    expect(problemsOf({ sections: [section('A', 0.5)] })[0]).toContain('whole milliseconds');
    expect(problemsOf({ sections: [section('A', -60_001)] })[0]).toContain('a minute before');
    expect(problemsOf({ sections: Array.from({ length: 61 }, (_, i) => section('x', i)) })[0]).toBe('A track has at most 60 sections.');
    expect(problemsOf({ parts: [{ name: 'Wurli', part: 'kazoo' }] })).toEqual(['“Wurli”: there is no common part “kazoo”.']);
    expect(problemsOf({ parts: [{ name: 'Wurli', part: null }, { name: 'wurli', part: null }] })).toEqual(['“wurli” is there twice.']);
    expect(problemsOf({ parts: [{ name: 'a=b', part: null }] })).toEqual(['“a=b”: leave out the “=”.']);
  });

  it('once checked is checked again to the same', () => {
    const sections = fc.array(fc.record({ name: fc.constantFrom('chorus', 'Chorus 2', 'verse', 'bridge', 'verse 1'), start: fc.nat(500_000), end: fc.constant(null) }), { maxLength: 12 });
    fc.assert(
      fc.property(sections, (given) => {
        const once = checkMap({ sections: given, parts: [] }, []);
        if (!once.ok) return;
        expect(checkMap(once.map, [])).toEqual(once);
        expect(new Set(once.map.sections.map(({ name }) => name.toLowerCase())).size).toBe(given.length);
      }),
    );
  });
});

test('names that repeat are numbered in their order; others stay', () => {
  const names = (...list: string[]) => numbered(list.map((name) => ({ name }))).map(({ name }) => name);
  expect(names('intro', 'chorus', 'verse', 'chorus')).toEqual(['intro', 'chorus 1', 'verse', 'chorus 2']);
  expect(names('Chorus 1', 'Last chorus')).toEqual(['Chorus 1', 'Last chorus']);
  expect(names('chorus 2', 'Chorus 2')).toEqual(['chorus 1', 'Chorus 2']);
  expect(names('', '')).toEqual(['', '']);
});

test('the nearest name is found, or none', () => {
  const known = ['lead vocal', 'backing vocal', 'keys', 'kick'];
  expect(nearestName('Keys', known)).toBe('keys');
  expect(nearestName('keyz', known)).toBe('keys');
  expect(nearestName('lead', known)).toBe('lead vocal');
  expect(nearestName('k', known)).toBe(null);
  expect(nearestName('trombone', known)).toBe(null);
});

describe('a moment', () => {
  it('lies in the section that has begun and not ended', () => {
    expect(sectionAt(SONG, 13_999)?.name).toBe('Intro');
    expect(sectionAt(SONG, 14_000)?.name).toBe('Verse');
    expect(sectionAt(SONG, 60_000)).toBe(null);
    expect(sectionAt(SONG, -1)).toBe(null);
    expect(sectionAt(SONG, 1e9)?.name).toBe('Outro');
  });

  it('is the same on every version, wherever that lies on the song’s clock', () => {
    const late = { offsetSamples: 96_000, sampleRate: 48_000 };
    expect(sectionOn(SONG, 12_000, late)?.name).toBe('Verse');
    expect(sectionOn(SONG, 12_000, { offsetSamples: 0, sampleRate: null })?.name).toBe('Intro');
  });

  it('names where a note lies, from its first section to its last', () => {
    const where = (at: number, until: number | null = null) => whereOn(SONG, { at, until }, { offsetSamples: 0, sampleRate: 48_000 });
    expect(where(14_000)).toBe('Verse');
    expect(where(13_900, 42_100), 'drawn by hand').toBe('Verse');
    expect(where(14_000, 42_000)).toBe('Verse');
    expect(where(0, 90_000)).toBe('Intro – Outro');
    expect(where(50_000, 65_000), 'into where nothing is named').toBe('Chorus');
    expect(where(65_000)).toBe(null);
  });

  it('is cut where a version begins and ends', () => {
    const placed = sectionsOn(SONG, { offsetSamples: 15 * 48_000, sampleRate: 48_000, durationMs: 50_000 });
    expect(placed).toEqual([
      { ...SONG[1], start: 0, end: 27_000, index: 1 },
      { ...SONG[2], start: 27_000, end: 45_000, index: 2 },
    ]);
  });
});

describe('as lines', () => {
  it('a map is written and read back', () => {
    expect(sectionLines(SONG)).toBe('0:00.000 Intro\n0:14.000 Verse\n0:42.000 – 1:00.000 Chorus\n1:10.000 Outro');
    expect(readSections(sectionLines([section('Count-in', -1500), ...SONG])).items).toEqual([section('Count-in', -1500), ...SONG]);
    const parts = [{ name: 'Wurli', part: 'keys' }, { name: 'Anna’s harmony', part: null }];
    expect(readParts(partLines(parts), KNOWN)).toEqual({ items: parts, problems: [] });
  });

  it('says which line it cannot read, and what was meant', () => {
    expect(readSections('0:00 Intro\n\nVerse\n1:75 Bridge').problems).toEqual(['Line 3: begin with a time such as 1:32.5, then the name.', 'Line 4: begin with a time such as 1:32.5, then the name.']);
    expect(readParts('Wurli = keyz\nx = y = z\nTape =', KNOWN)).toEqual({ items: [{ name: 'Tape', part: null }], problems: ['Line 1: there is no common part “keyz”. Did you mean “keys”?', 'Line 2: write a name, and after “=” the common part it is, if you like.'] });
  });
});

test('what changed is said in sentences', () => {
  const before: SongMap = { sections: SONG, parts: [{ name: 'Wurli', part: null }] };
  const after: SongMap = { sections: [section('Intro', 0), section('Verse', 15_000), section('Hook', 42_000, 60_000), section('Coda', 90_000)], parts: [{ name: 'Wurli', part: 'keys' }] };
  expect(mapChanges(before, before)).toEqual([]);
  expect(mapChanges(before, after)).toEqual(['“Verse” moved from 0:14.0 to 0:15.0', '“Chorus” is called “Hook”', '“Coda” begins at 1:30.0', '“Outro” is gone', 'the part “Wurli” is the keys']);
});

test('a common part that the track has once goes by its own name', () => {
  expect(readOptionsOf(NO_MAP)).toEqual({});
  expect(readOptionsOf({ sections: [section('Storm', 0)], parts: [{ name: 'Wurli', part: 'keys' }, { name: 'A', part: 'snare' }, { name: 'B', part: 'snare' }] })).toEqual({
    sections: ['Storm'],
    parts: ['Wurli', 'A', 'B'],
    known: { keys: 'Wurli' },
  });
});
