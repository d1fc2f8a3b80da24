import type { Page } from '@playwright/test';
import { firstSound, placeIn } from '#tests/listening/runs.ts';
import { busy, wav } from '#tests/listening/signals.ts';
import { type Capture, take } from '#tests/listening/tap.ts';
import { expect, test } from './fixtures.ts';
import { tap } from './hands.ts';
import { forSeconds, openTapped, unmatched } from './listen.ts';
import { newJob, upload } from './studio.ts';

const RATE = 48_000;
const SECONDS = 16;
/** −120 dBFS. */
const QUIET = 1e-6;

/** Plays the first two versions' difference without lift. @returns what is heard after the change to it. */
async function difference(page: Page): Promise<Capture> {
  await unmatched(page);
  await page.keyboard.press('1');
  await page.keyboard.press('k');
  await expect.poll(async () => firstSound(await take(page))).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('d');
  const row = page.getByRole('group', { name: 'Difference' });
  await row.getByLabel('Lift').fill('0');
  await expect(row).toContainText('as loud as it is');
  await forSeconds(page, 0.5);
  await take(page);
  await forSeconds(page, 2);
  return take(page);
}

test('the difference of a mix and itself is digital silence', async ({ openAs }) => {
  const job = await newJob({ songs: [] });
  const bytes = wav(busy(0, RATE, 24), { seconds: SECONDS, rate: RATE });
  for (let version = 0; version < 2; version++) await upload(job, bytes);
  const page = await openTapped(openAs, job);
  const capture = await difference(page);
  expect(capture.left.length).toBeGreaterThan(RATE);
  expect(firstSound(capture), 'the first frame that is not silent').toBe(-1);
  await tap(page, '2');
  await forSeconds(page, 0.5);
  expect(firstSound(await take(page)), 'a version is heard again').toBeGreaterThanOrEqual(0);
});

test('the difference of two mixes is what the files say, to −120 dBFS', async ({ openAs }) => {
  const job = await newJob({ songs: [] });
  const signals = [0, 1].map((version) => busy(version, RATE, 24, 0.4));
  for (const signal of signals) await upload(job, wav(signal, { seconds: SECONDS, rate: RATE }));
  const page = await openTapped(openAs, job);
  const capture = await difference(page);
  const channel = (c: 0 | 1) => Float64Array.from({ length: SECONDS * RATE }, (_, frame) => ((signals[0]?.(frame)[c] ?? 0) - (signals[1]?.(frame)[c] ?? 0)) / 2 ** 23);
  const [left, right] = [channel(0), channel(1)];
  const places = [1, -1].map((sign) => ({ sign, frame: placeIn(capture, 0, { rate: RATE, left: Float32Array.from(left, (v) => sign * v), right: Float32Array.from(right, (v) => sign * v) }, QUIET) }));
  const place = places.find(({ frame }) => frame >= 0);
  expect(place, 'one minus the other').toBeDefined();
  let worst = 0;
  for (let k = 0; place && k < capture.left.length; k++) {
    worst = Math.max(worst, Math.abs((capture.left[k] ?? 0) - place.sign * (left[place.frame + k] ?? 0)), Math.abs((capture.right[k] ?? 0) - place.sign * (right[place.frame + k] ?? 0)));
  }
  expect(worst).toBeLessThanOrEqual(QUIET);
});
