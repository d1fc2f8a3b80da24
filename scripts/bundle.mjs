import { existsSync } from 'node:fs';
import { build } from 'esbuild';

/** The bootstrap, the children it forks and the command-line tool. */
const PROGRAMS = {
  start: 'server/index.ts',
  'ingest-child': 'server/media/ingest-child.ts',
  'demo-render': 'db/demo/render-child.ts',
  'talkback-cli': 'cli/main.ts',
};

/** Makes one file of each program in `folder`, of all without `names`. Packages stay in node_modules. */
export async function bundle(folder, names = Object.keys(PROGRAMS)) {
  await build({
    entryPoints: names.map((name) => ({ out: name, in: PROGRAMS[name] })).filter((entry) => existsSync(entry.in)),
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
}
