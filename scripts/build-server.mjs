import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';

/** The bootstrap, the children it forks and the command-line tool, beside the Remix build. Packages stay in node_modules. */
const entries = {
  start: 'server/index.ts',
  'ingest-child': 'server/media/ingest-child.ts',
  'demo-render': 'db/demo/render-child.ts',
  'talkback-cli': 'cli/main.ts',
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

/** What browsers fetch, compressed once as well as it goes (server/http/precompressed.ts sends it). */
const ASSETS = 'build/client/assets';
const br = promisify(brotliCompress);
const gz = promisify(gzip);
for (const name of existsSync(ASSETS) ? await readdir(ASSETS) : []) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const file = path.join(ASSETS, name);
  const plain = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const [asBr, asGz] = await Promise.all([br(plain, { params }), gz(plain, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, asBr), writeFile(`${file}.gz`, asGz)]);
}
