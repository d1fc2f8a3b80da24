import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bundle } from './bundle.mjs';

await bundle('build/server');

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
