import { readdir } from 'node:fs/promises';
import type { Figure } from './figure.ts';

/** `npm run bench -- NAME [--json]`: one benchmark; `list` names them. Exits non-zero only when it could not measure. */

type Bench = { name: string; about: string; run: () => Promise<Figure[]> };

const words = process.argv.slice(2);
const json = words.includes('--json');
const [wanted] = words.filter((word) => !word.startsWith('--'));

const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts')).sort();

if (!wanted || wanted === 'list') {
  for (const file of files) {
    const { name, about } = (await import(`./${file}`)) as Bench;
    console.log(`${name.padEnd(10)} ${about}`);
  }
} else if (!files.includes(`${wanted}.bench.ts`)) {
  console.error(`There is no benchmark ${wanted}. npm run bench -- list names them.`);
  process.exitCode = 1;
} else {
  const { name, run } = (await import(`./${wanted}.bench.ts`)) as Bench;
  try {
    for (const figure of await run()) print(name, figure);
    process.exit(0);
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exit(1);
  }
}

function print(bench: string, { note, ...figure }: Figure): void {
  const ratio = figure.peer ? round(figure.ours / figure.peer) : null;
  if (json) {
    console.log(JSON.stringify({ bench, ...figure, ours: round(figure.ours), peer: figure.peer === null ? null : round(figure.peer), ratio }));
    return;
  }
  const beside = figure.peer === null ? '' : `, beside ${round(figure.peer)} ${figure.unit}: ratio ${ratio}`;
  console.log(`${bench} ${figure.figure}: ${round(figure.ours)} ${figure.unit} (${figure.better} is better, n ${figure.n})${beside}${note ? ` — ${note}` : ''}`);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
