import { allExamples } from './data.ts';
import { learn, prepare } from './learn.ts';
import { reading } from './evaluate.ts';
import type { Apart } from './apart.ts';

/** One learning of `apart.ts`, in a process of its own: takes the places of examples, answers with readings. */
process.once('message', ({ read, from }: Apart) => {
  const examples = allExamples().map((example) => prepare(example, example.counts));
  const of = (places: number[]) => places.flatMap((place) => examples[place] ?? []);
  const model = learn(of(from));
  process.send?.(of(read).map((example) => reading(model, example)), () => process.disconnect());
});
