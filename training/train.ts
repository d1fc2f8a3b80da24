import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { allExamples } from './data.ts';
import { learn, prepare } from './learn.ts';
import { written } from './written.ts';

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
writeFileSync(file, `${written(learned, examples)}\n`);
console.log(`${examples.length} examples, ${learned.kinds.weights.size} features, unsure below ${learned.unsure.confidence} or from ${learned.unsure.major} major`);
process.exit(0);
