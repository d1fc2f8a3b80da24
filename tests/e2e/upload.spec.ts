import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { freePort, startServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { LINE_IS_DOWN, lineTo } from './line.ts';
import { canPlay } from './review.ts';
import { song } from './sound.ts';
import { newJob } from './studio.ts';

const FILE = song({ seconds: 90 });
const SLOW = 3_000_000;

test('an upload that is cut in the middle goes on by itself, and the file is whole', async ({ openAs, guard }) => {
  guard.allow(LINE_IS_DOWN);
  const { trackId, engineer } = await newJob({ songs: [] });
  const line = await lineTo(house().url);
  const page = await openAs(engineer, { baseURL: line.url });
  await page.goto(`/tracks/${trackId}`);
  line.slow(SLOW);
  await choose(page);
  await expect.poll(() => line.sent()).toBeGreaterThan(FILE.length / 3);
  line.cut();
  await expect(page.getByText(/The line is down|of 15\.9 MB/).first()).toBeVisible();
  const before = line.sent();
  expect(before).toBeLessThan(FILE.length);
  line.slow(null);
  line.mend();
  await arrivesWhole(page);
  expect(line.sent(), 'what had arrived is not sent again').toBeLessThan(FILE.length * 1.9);
  await line.close();
});

test('an upload goes on after the server was killed and started again', async ({ openAs, guard }) => {
  test.setTimeout(120_000);
  guard.allow(LINE_IS_DOWN);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'talkback-e2e-'));
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  let server = await startServer({ env });
  const line = await lineTo(server.url);
  try {
    const page = await openAs(null, { baseURL: line.url });
    await openStudio(page);
    line.slow(SLOW);
    await choose(page);
    await expect.poll(() => line.sent()).toBeGreaterThan(FILE.length / 3);
    await server.kill();
    expect(line.sent()).toBeLessThan(FILE.length);
    server = await startServer({ env });
    line.slow(null);
    await arrivesWhole(page);
  } finally {
    await server.stop();
    await line.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** Chooses the file from the disk, as a person does; a large buffer would have to go through the automation's own line. */
async function choose(page: Page): Promise<void> {
  const file = test.info().outputPath('long mix.wav');
  await writeFile(file, FILE);
  await page.locator('input[type=file]').setInputFiles(file);
}

/** Waits until the version can be played and compares its original with what was sent. */
async function arrivesWhole(page: Page): Promise<void> {
  await expect(page.getByRole('tab', { name: /^v1/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: /Download the original \(/ })).toBeVisible({ timeout: 40_000 });
  await canPlay(page);
  await expect(page.getByRole('tab')).toHaveCount(1);
  const link = await page.getByRole('link', { name: /Download the original \(/ }).getAttribute('href');
  const bytes = await (await page.request.get(link as string)).body();
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(createHash('sha256').update(FILE).digest('hex'));
}

/** A fresh server's first person sets up the studio, a project and a track. */
async function openStudio(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('Name of the studio').fill('Northlight');
  await page.getByLabel('Mix time per hour').fill('45');
  await page.getByLabel('Your name').fill('Olive Owner');
  await page.getByLabel('Email').fill('olive@example.com');
  await page.getByLabel('Password', { exact: true }).fill('four quiet words here');
  await page.getByRole('button', { name: 'Open the studio' }).click();
  await page.getByRole('link', { name: 'Make the first project' }).click();
  await page.getByLabel('Title').fill('First light');
  await page.getByLabel('Artist').fill('The Lanterns');
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.getByLabel('Title of the new track').fill('Harbour');
  await page.getByRole('button', { name: 'Add track' }).click();
  await page.getByRole('link', { name: 'Harbour' }).click();
  await expect(page.locator('input[type=file]')).toBeAttached();
}
