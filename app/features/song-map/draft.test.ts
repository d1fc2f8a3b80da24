import { expect, test } from 'vitest';
import { type DraftAct, draftOf, draw, drawnSections } from './draft.ts';
import { shortName } from './short-name.ts';

const after = (...acts: DraftAct[]) => acts.reduce(draw, draftOf([{ name: 'Intro', start: 0, end: null }, { name: 'Chorus', start: 10_000, end: 20_000 }]));
const places = (...acts: DraftAct[]) => after(...acts).sections.map(({ name, start, end }) => [name, start, end]);

test('a section is added where it begins, once, and is then in hand', () => {
  const draft = after({ type: 'add', at: 5000.4, name: 'Verse' });
  expect(draft.sections.map(({ name, start }) => [name, start])).toEqual([['Intro', 0], ['Verse', 5000], ['Chorus', 10_000]]);
  expect(draft.selected).toBe(2);
  expect(places({ type: 'add', at: 10_050 })).toHaveLength(2);
});

test('an edge stays between its neighbours, and an end that is overtaken goes', () => {
  expect(places({ type: 'move', id: 1, to: -5000 })[1]).toEqual(['Chorus', 100, 20_000]);
  expect(places({ type: 'move', id: 0, to: 30_000 })[0]).toEqual(['Intro', 9900, null]);
  expect(places({ type: 'add', at: 15_000 }, { type: 'select', id: null })[1]).toEqual(['Chorus', 10_000, null]);
});

test('one undo takes back a whole drag, a name, or a deletion', () => {
  const drag: DraftAct[] = [{ type: 'move', id: 1, to: 11_000 }, { type: 'move', id: 1, to: 12_000, more: true }];
  expect(places(...drag, { type: 'undo' })).toEqual(places());
  expect(places({ type: 'remove', id: 0 }, { type: 'undo' })).toEqual(places());
  expect(places({ type: 'rename', id: 0, name: 'C' }, { type: 'rename', id: 0, name: 'Co', more: true }, { type: 'undo' })).toEqual(places());
  expect(places({ type: 'replace', sections: [] }, { type: 'undo' })).toEqual(places());
  expect(places({ type: 'undo' })).toEqual(places());
});

test('those that sound alike are named in one go', () => {
  const heard = after({ type: 'replace', heard: true, sections: ['Section A 1', 'Section B', 'Section A 2'].map((name, i) => ({ name, start: i * 10_000, end: null })) });
  const [first] = heard.sections;
  const named = [{ type: 'rename', id: first?.id ?? 0, name: 'Verse' } as const, { type: 'name-alike', id: first?.id ?? 0 } as const].reduce(draw, heard);
  expect(drawnSections(named).map(({ name }) => name)).toEqual(['Verse 1', 'Section B', 'Verse 2']);
  expect(drawnSections(draw(named, { type: 'undo' })).map(({ name }) => name)).toEqual(['Verse', 'Section B', 'Section A 2']);
});

test('what would be saved has its repeated names numbered', () => {
  expect(drawnSections(after({ type: 'add', at: 30_000, name: 'Chorus ' })).map(({ name }) => name)).toEqual(['Intro', 'Chorus 1', 'Chorus 2']);
});

test.each([['Chorus 2', 'C2'], ['Last chorus', 'LC'], ['Intro', 'In'], ['Pre-chorus 1', 'PC1'], ['Übergang', 'Üb']])('%s is shortened to %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});
