import { existsSync } from 'node:fs';
import { build } from 'esbuild';

/** The bootstrap and the children it forks, beside the Remix build. Packages stay in node_modules. */
const entries = {
  start: 'server/index.ts',
  'ingest-child': 'server/media/ingest-child.ts',
  'demo-render': 'db/demo/render-child.ts',
};

await build({
  entryPoints: Object.entries(entries)
    .filter(([, file]) => existsSync(file))
    .map(([out, file]) => ({ out, in: file })),
  outdir: 'build/server',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
