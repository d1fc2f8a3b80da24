import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: installs what is missing, then every check, none hiding the next. Checks that keep one
 * processor busy run two at a time, each printed whole when it is done; tests are streamed, one suite at a time.
 * Ends with one line, `N passed, N failed`, where lint, types and the build count as one each.
 */

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
const CACHE = '.cache';
const VITEST = path.join(CACHE, 'vitest.json');
const PLAYWRIGHT = path.join(CACHE, 'playwright.json');

const passed = (count) => ({ passed: count, failed: 0 });
const failed = (count) => ({ passed: 0, failed: count });

/** Runs a program of ours. @returns whether it ended well, and what it printed where that is not shown at once. */
function node(args, { env = {}, shown = true } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ ok: false, output: String(error) }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

const bin = (file) => path.join('node_modules', file);
const fresh = (step) => ['--input-type=module', '-e', `(await import('./scripts/fresh.mjs')).${step}()`];

/** A run that fails without a failed test (it could not start, an error outside of tests) counts as one failure. */
function counted(ok, file, count) {
  const result = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : passed(0);
  return ok || result.failed > 0 ? result : { ...result, failed: 1 };
}

async function vitest() {
  const { ok } = await node([bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`]);
  return counted(ok, VITEST, ({ numPassedTests, numFailedTests, testResults }) => {
    const unreadable = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'));
    return { passed: numPassedTests, failed: numFailedTests + unreadable.length };
  });
}

async function playwright() {
  const { ok } = await node([bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT } });
  return counted(ok, PLAYWRIGHT, ({ stats, errors }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }));
}

const CHECKS = [
  ['Lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['Types', [bin('typescript/bin/tsc'), '--noEmit']],
  ['Build', fresh('build')],
  ['Types of the domain', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'app/domain']],
];
const SUITES = [['Unit and integration tests', vitest], ...(existsSync('playwright.config.ts') ? [['Browser tests', playwright]] : [])];

const title = (name) => console.log(`\n── ${name} ──`);
const secondsSince = (started) => Math.round((Date.now() - started) / 1000);

async function check([name, args]) {
  const started = Date.now();
  const { ok, output } = await node(args, { shown: false });
  title(name);
  process.stdout.write(output);
  return { name, ...(ok ? passed(1) : failed(1)), seconds: secondsSince(started) };
}

/** The checks' results in their order, two checks running at a time. */
async function checks() {
  const results = [];
  const waiting = [...CHECKS.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await check(next[1]);
  };
  await Promise.all([lane(), lane()]);
  return results;
}

if (!(await node(fresh('install'))).ok) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
mkdirSync(CACHE, { recursive: true });
for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true });

console.log(`\n${CHECKS.map(([name]) => name).join(', ')}…`);
const results = await checks();
for (const [name, run] of SUITES) {
  title(name);
  const started = Date.now();
  results.push({ name, ...(await run()), seconds: secondsSince(started) });
}

console.log('');
for (const { name, passed: good, failed: bad, seconds } of results) console.log(`${bad ? '✗' : '✓'} ${name}: ${good} passed, ${bad} failed (${seconds} s)`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);
