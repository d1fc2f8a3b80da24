import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { idOf, packIds, packSteps } from '#app/domain/notes/packing.ts';
import { allExamples, digestOf } from './data.ts';
import { learn, type Learned, prepare, round, STEP } from './learn.ts';

/**
 * `npm run notes:train`: learns from the examples and writes the weights the product reads notes with;
 * `npm run notes:train -- --corrections` also from what engineers named anew in the database at DATABASE_URL.
 */

const examples = allExamples();
if (process.argv.includes('--corrections')) {
  if (!process.env.DATABASE_URL) {
    console.error('--corrections reads them from a database: set DATABASE_URL.');
    process.exit(1);
  }
  const { corrections } = await import('./corrections.ts');
  const found = await corrections();
  console.log(`${found.length} corrections of engineers`);
  examples.push(...found.map((example) => ({ ...example, counts: true, afterErrors: false })));
}
const learned = learn(examples.map((example) => prepare(example, example.counts)));
const file = path.join(import.meta.dirname, '../app/domain/notes/weights.json');
writeFileSync(file, `${JSON.stringify(written(learned))}\n`);
console.log(`${examples.length} examples, ${learned.kinds.weights.size} features, unsure below ${learned.unsure.confidence} or from ${learned.unsure.major} major`);
process.exit(0);

function written({ kinds, second, about, categoryNames, categoriesOf, minutes, temperature, pieceTemperature, unsure }: Learned) {
  const rows = [...new Map([...kinds.weights].map(([name, row]) => [idOf(name), row]))].sort(([a], [b]) => a - b);
  const plain = (weights: Map<string, number[]>) => Object.fromEntries([...weights].map(([name, row]) => [name, row.map((weight) => Math.round(weight * 100) / 100)]));
  return {
    digest: digestOf(examples),
    kinds: {
      bias: kinds.bias.map(round),
      step: STEP,
      ids: packIds(rows.map(([id]) => id)),
      steps: kinds.bias.map((_, column) => packSteps(rows.map(([, row]) => Math.round((row[column] as number) / STEP)))),
    },
    second: { bias: second.bias.map(round), rows: plain(second.weights) },
    categories: { names: categoryNames, of: categoriesOf, bias: about.bias.map(round), rows: plain(about.weights) },
    minutes,
    temperature,
    pieceTemperature,
    unsure,
  };
}
