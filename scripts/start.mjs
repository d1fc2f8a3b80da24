import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
const { install, build } = await import('./fresh.mjs');
install();
build();
process.env.NODE_ENV = 'production';
if (process.argv.includes('--worker')) process.env.ROLES = 'worker';
await import(pathToFileURL(path.resolve('build/server/start.js')).href);
