import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readNote } from '#app/domain/notes/read-note.ts';

/** What a person says a note asks for: of which parts, and where to. */
export type Annotated = { body: string; parts: ReadonlySet<string>; directions: ReadonlySet<string> };

/** Notes by where they are kept, and whether the lexicon was looked over on them. */
const SETS = {
  first: { file: 'requests.tsv', lookedOver: true },
  second: { file: 'requests.tsv', lookedOver: false },
  third: { file: 'wishes.tsv', lookedOver: true },
  fresh: { file: 'wishes.tsv', lookedOver: false },
} as const;
export type AnnotatedSet = keyof typeof SETS;

/** Annotated notes; of each file the lexicon was looked over on every other one only. */
export function annotated(set: AnnotatedSet): Annotated[] {
  const { file, lookedOver } = SETS[set];
  const [, ...lines] = readFileSync(path.join(import.meta.dirname, file), 'utf8').trimEnd().split('\n');
  return lines
    .filter((_, i) => (i % 2 === 0) === lookedOver)
    .map((line) => {
      const [body = '', parts = '', directions = ''] = line.split('\t');
      return { body, parts: namesOf(parts.split(';')), directions: turnsOf(directions.split(';')) };
    });
}

/** The whole mix is no part of it. */
const namesOf = (names: readonly string[]) => new Set(names.filter((name) => name !== '' && name !== 'mix'));
/** More of a part is a part turned up. */
const turnsOf = (names: readonly string[]) => new Set(names.filter(Boolean).map((name) => ({ more: 'up', less: 'down' })[name] ?? name));

export type Hits = { precision: number; recall: number; n: number };

/** Of what is found, how much is right; of what is there, how much is found. */
export function hits(notes: readonly Annotated[], what: 'part' | 'direction'): Hits {
  let found = 0;
  let right = 0;
  let there = 0;
  for (const { body, parts, directions } of notes) {
    const { requests } = readNote(body);
    const read = requests.flatMap((request) => request[what]?.name ?? []);
    const names = what === 'part' ? namesOf(read) : turnsOf(read);
    const asked = what === 'part' ? parts : directions;
    found += names.size;
    there += asked.size;
    right += [...names].filter((name) => asked.has(name)).length;
  }
  return { precision: right / Math.max(1, found), recall: right / Math.max(1, there), n: notes.length };
}
