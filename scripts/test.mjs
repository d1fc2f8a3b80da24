import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: installs what is missing, then every check, each streamed and none hiding the next.
 * Ends with one line, `N passed, N failed`, where lint, types and the build count as one each.
 */

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
const CACHE = '.cache';
const VITEST = path.join(CACHE, 'vitest.json');
const PLAYWRIGHT = path.join(CACHE, 'playwright.json');

const passed = (count) => ({ passed: count, failed: 0 });
const failed = (count) => ({ passed: 0, failed: count });

function node(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

const bin = (file) => path.join('node_modules', file);
const fresh = (step) => node(['--input-type=module', '-e', `(await import('./scripts/fresh.mjs')).${step}()`]);
const check = (...args) => (node(args) ? passed(1) : failed(1));

/** A run that fails without a failed test (it could not start, an error outside of tests) counts as one failure. */
function counted(ok, file, count) {
  const result = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : passed(0);
  return ok || result.failed > 0 ? result : { ...result, failed: 1 };
}

function vitest() {
  const ok = node([bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`]);
  return counted(ok, VITEST, ({ numPassedTests, numFailedTests, testResults }) => {
    const unreadable = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'));
    return { passed: numPassedTests, failed: numFailedTests + unreadable.length };
  });
}

function playwright() {
  const ok = node([bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT });
  return counted(ok, PLAYWRIGHT, ({ stats, errors }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }));
}

const STEPS = [
  ['Lint', () => check(bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0')],
  ['Types', () => check(bin('typescript/bin/tsc'), '--noEmit')],
  ['Types of the domain', () => check(bin('typescript/bin/tsc'), '--noEmit', '-p', 'app/domain')],
  ['Build', () => (fresh('build') ? passed(1) : failed(1))],
  ['Unit and integration tests', vitest],
  ...(existsSync('playwright.config.ts') ? [['Browser tests', playwright]] : []),
];

if (!fresh('install')) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
mkdirSync(CACHE, { recursive: true });
for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true });

const results = STEPS.map(([name, run]) => {
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  return { name, ...run(), seconds: Math.round((Date.now() - started) / 1000) };
});

console.log('');
for (const { name, passed: good, failed: bad, seconds } of results) console.log(`${bad ? '✗' : '✓'} ${name}: ${good} passed, ${bad} failed (${seconds} s)`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);
