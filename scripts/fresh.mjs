import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Installs and builds only what is stale. Node's own modules only: this runs before anything is installed. */

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Talkback needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const INSTALLED = 'node_modules/.talkback-installed';
const BUILT = 'build/.talkback-built';
const SOURCES = ['app', 'cli', 'db', 'server', 'public', 'scripts', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];

function digest(paths) {
  const hash = createHash('sha256');
  const visit = (entry) => {
    if (!existsSync(entry)) return;
    if (statSync(entry).isDirectory()) {
      for (const name of readdirSync(entry).sort()) visit(path.join(entry, name));
    } else if (!/\.test\.tsx?$/.test(entry)) {
      hash.update(entry).update(readFileSync(entry));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

function isFresh(mark, value) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === value;
}

export function run(command, args, env = {}) {
  const windows = process.platform === 'win32';
  const result = spawnSync(command, args, { stdio: 'inherit', shell: windows, env: { ...process.env, ...env } });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

export function install() {
  const lock = digest(['package-lock.json']);
  if (isFresh(INSTALLED, lock)) return;
  console.log('Installing packages…');
  // NODE_ENV=production would leave out what the build needs.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'], { NODE_ENV: 'development' });
  writeFileSync(INSTALLED, lock);
}

export function build() {
  const sources = digest(SOURCES);
  if (isFresh(BUILT, sources)) return;
  console.log('Building…');
  rmSync(BUILT, { force: true });
  run('npx', ['remix', 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
  run(process.execPath, ['scripts/build-server.mjs']);
  mkdirSync('build', { recursive: true });
  writeFileSync(BUILT, sources);
}
