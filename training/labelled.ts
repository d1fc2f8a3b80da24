import { readApart } from './apart.ts';
import { allExamples } from './data.ts';
import { foldOf, type Read, type Reading } from './evaluate.ts';
import { prepare, type Prepared } from './learn.ts';

export type Labelled = {
  /** The labelled notes, and the examples of our own that a figure may learn from. */
  given: Prepared[];
  own: Prepared[];
  /** The labelled notes read by what has learnt from the other folds and from our own. */
  crossValidated: Reading[];
  /** The same read by what has learnt from our own alone. */
  stranger: Reading[];
};

/** Reads every labelled note by models that have not seen it. Takes minutes: each fold is learnt from all the others. */
export async function readLabelled(folds: number): Promise<Labelled> {
  const sorted = allExamples();
  const examples = sorted.map((example) => prepare(example, example.counts));
  const places = sorted.map((_, place) => place);
  const labelled = places.filter((place) => sorted[place]?.counts);
  const ours = places.filter((place) => !sorted[place]?.counts && !sorted[place]?.afterErrors);
  const of = (all: readonly number[]) => all.map((place) => examples[place] as Prepared);
  const fold = foldOf(labelled.length, folds);
  const apart = Array.from({ length: folds }, (_, out) => labelled.filter((_place, i) => fold[i] === out));
  const read = await readApart([...apart.map((out) => ({ read: out, from: [...labelled.filter((place) => !out.includes(place)), ...ours] })), { read: labelled, from: ours }]);
  const readings = (all: readonly number[], answers: readonly Read[] | undefined) => of(all).map((example, i): Reading => ({ ...(answers?.[i] as Read), example }));
  return { given: of(labelled), own: of(ours), crossValidated: apart.flatMap((out, i) => readings(out, read[i])), stranger: readings(labelled, read[folds]) };
}
