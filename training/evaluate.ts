import type { Model } from '#app/domain/notes/model.ts';
import { softmax, scoresOf } from '#app/domain/notes/model.ts';
import type { Category } from '#app/domain/policy/studio.ts';
import { NOTE_KINDS, type NoteKind } from '#app/domain/policy/words.ts';
import { categoryBy, foldsOf, type Prepared, readBy } from './learn.ts';
import { fit } from './fit.ts';

/** How one note was read by what had never seen it. */
export type Read = { kind: NoteKind; confidence: number; unsure: boolean; category: Category | null };
export type Reading = Read & { example: Prepared };

/** Which fold each of `given` notes is in: the same for all who read them. */
export const foldOf = (given: number, folds: number): number[] => foldsOf(given, folds, 11);

/** The peer: the same folds by a bag of words alone, unsure about the same share of notes. */
export function bagOfWords(given: readonly Prepared[], always: readonly Prepared[], folds: number, unsureShare: number): Reading[] {
  const bag = ({ body }: Prepared) => new Map([...body.toLowerCase().matchAll(/[\p{L}\p{N}']+/gu)].map(([word]) => [word, { value: 1 }]));
  const fold = foldOf(given.length, folds);
  const read: (Reading & { chances: readonly number[] })[] = [];
  for (let out = 0; out < folds; out++) {
    const rows = [...given.filter((_, i) => fold[i] !== out), ...always].map((example) => ({ values: bag(example), label: example.kind }));
    const words = fit(NOTE_KINDS, rows, { l2: 0.5, epochs: 15, rate: 0.1, seenAtLeast: 1 });
    given.forEach((example, i) => {
      if (fold[i] !== out) return;
      const chances = softmax(scoresOf(words, bag(example)));
      const confidence = Math.max(...chances);
      read[i] = { example, kind: NOTE_KINDS[chances.indexOf(confidence)] as NoteKind, confidence, unsure: false, category: null, chances };
    });
  }
  const major = NOTE_KINDS.indexOf('major');
  const doubtful = read.filter(({ kind }) => kind !== 'major').sort((a, b) => (b.chances[major] as number) - (a.chances[major] as number));
  for (const one of doubtful.slice(0, Math.round(unsureShare * read.length))) one.unsure = true;
  return read;
}

/** How a learned model reads an example, and what it says it is about, the kind given. */
export function reading(model: Model, example: Prepared): Read {
  const { kind, confidence, unsure } = readBy(model, example);
  return { kind, confidence, unsure, category: categoryBy(model, example.kind, example) };
}

export const accuracy = (readings: readonly Reading[]) => share(readings, ({ kind, example }) => kind === example.kind);
export const unsureShare = (readings: readonly Reading[]) => share(readings, ({ unsure }) => unsure);

/** Of the major changes, those called major or left to the engineer. */
export const majorRecall = (readings: readonly Reading[]) =>
  share(readings.filter(({ example }) => example.kind === 'major'), ({ kind, unsure }) => kind === 'major' || unsure);

/** Of the notes whose kind is right, those whose subject is. */
export const categoryAccuracy = (readings: readonly Reading[]) => share(readings, ({ category, example }) => category === example.category);

/** How far what is said with a confidence is from what is true, in ten steps of confidence. */
export function calibrationError(readings: readonly Reading[]): number {
  const bins = Array.from({ length: 10 }, (_, i) => readings.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === i)).filter((bin) => bin.length > 0);
  return bins.reduce((sum, bin) => sum + (bin.length / readings.length) * Math.abs(accuracy(bin) - bin.reduce((all, { confidence }) => all + confidence, 0) / bin.length), 0);
}

/** A line for each true kind: how many of it were called what. */
export function confusion(readings: readonly Reading[]): string[] {
  const cell = (text: string | number) => String(text).padStart(8);
  const row = (kind: NoteKind) => {
    const own = readings.filter(({ example }) => example.kind === kind);
    return [...NOTE_KINDS.map((called) => own.filter((one) => one.kind === called).length), own.filter(({ unsure }) => unsure).length].map(cell).join('');
  };
  return [`${'is ↓'.padEnd(8)}${[...NOTE_KINDS, 'unsure'].map(cell).join('')}`, ...NOTE_KINDS.map((kind) => `${kind.padEnd(8)}${row(kind)}`)];
}

function share<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length;
}
