import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Category } from '#app/domain/policy/studio.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';

/** A note with the kind a person gave it; `minutes` null where nobody estimated. */
export type Example = { body: string; kind: NoteKind; category: Category; minutes: number | null; weight: number };

/** Plain sentences and single wishes of a few words teach the forms of verbs and names; they weigh less than notes as people write them. */
const PLAIN = 0.25;

const here = (file: string) => path.join(import.meta.dirname, file);

/** Names of the files' categories that the policy calls otherwise. */
const RENAMED: Record<string, Category> = {
  'minor part': 'mute',
  'minor delivery': 'alternate_version',
  'fault part': 'missing',
};

/** Lines of `note, kind, category, minutes`; the first names the columns. */
export function examplesIn(file: string, weight = 1): Example[] {
  const [, ...lines] = readFileSync(here(file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [body = '', kind = '', category = '', minutes = ''] = line.split('\t');
    return { body, kind: kind as NoteKind, category: RENAMED[`${kind} ${category}`] ?? (category as Category), minutes: minutes === '' ? null : Number(minutes), weight };
  });
}

export type Sorted = Example & {
  /** By which confidence is set: notes of another author than ours. */
  counts: boolean;
  /** Written with the errors of a cross-validation in view: the product learns from it, no figure may. */
  afterErrors: boolean;
};

/** The examples in the files: the labelled notes, and more of our own in seven groups. */
export function allExamples(): Sorted[] {
  const of = (file: string, { weight = 1, counts = false, afterErrors = false } = {}) => examplesIn(file, weight).map((example) => ({ ...example, counts, afterErrors }));
  return [...of('notes.tsv', { counts: true }), ...of('more-notes.tsv'), ...of('varied-notes.tsv'), ...of('plain-notes.tsv', { weight: PLAIN }), ...of('terse-notes.tsv', { weight: PLAIN }), ...of('pictured-notes.tsv'), ...of('everyday-notes.tsv'), ...of('after-errors.tsv', { afterErrors: true })];
}

/** A mark of exactly these examples: weights say which they were made from. */
export function digestOf(examples: readonly Example[]): string {
  const hash = createHash('sha256');
  for (const { body, kind, category, minutes } of examples) hash.update(`${body}\t${kind}\t${category}\t${minutes}\n`);
  return hash.digest('hex').slice(0, 16);
}
