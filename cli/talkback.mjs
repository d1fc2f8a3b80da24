#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs the command-line tool from its sources; where only what a server needs is installed, from the build. */

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`talkback needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const BUILT = new URL('../build/server/talkback-cli.js', import.meta.url);
const tsx = await import('tsx/esm/api').catch(() => null);
if (!tsx && !existsSync(fileURLToPath(BUILT))) {
  console.error('talkback is not installed whole. Run npm install in its folder, then try again.');
  process.exit(1);
}
tsx?.register();
const { main } = await import(tsx ? new URL('./main.ts', import.meta.url).href : BUILT.href);
process.exitCode = await main(process.argv.slice(2));
