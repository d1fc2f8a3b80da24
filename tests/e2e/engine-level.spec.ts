import type { Page } from '@playwright/test';
import { ebur128, hasFfmpeg } from '#tests/listening/reference.ts';
import { firstSound } from '#tests/listening/runs.ts';
import { busy, wav } from '#tests/listening/signals.ts';
import { take } from '#tests/listening/tap.ts';
import { expect, test } from './fixtures.ts';
import { forSeconds, openTapped, unmatched } from './listen.ts';
import { newJob, upload } from './studio.ts';

const RATE = 48_000;
const GAINS = [0.7, 0.35, 0.1];

/** Loudness of what is heard of one version for a while, after the change to it is over. */
async function loudness(page: Page, number: number): Promise<number> {
  await page.keyboard.press(String(number));
  await forSeconds(page, 0.4);
  await take(page);
  await forSeconds(page, 3);
  const { left, right, rate } = await take(page);
  return hasFfmpeg ? ebur128(left, right, rate) : level(left, right);
}

/** Plain level in dB: for versions that differ in gain only it says the same as a loudness meter. */
function level(left: Float32Array, right: Float32Array): number {
  let power = 0;
  for (let i = 0; i < left.length; i++) power += (left[i] as number) ** 2 + (right[i] as number) ** 2;
  return 10 * Math.log10(power / left.length);
}

/** Versions at these gains, playing ten seconds again and again, as long as it takes. */
async function playing(openAs: Parameters<typeof openTapped>[0], gains: readonly number[]): Promise<Page> {
  const job = await newJob({ songs: [] });
  for (const gain of gains) await upload(job, wav(busy(0, RATE, 24, gain), { seconds: 12, rate: RATE }));
  const page = await openTapped(openAs, job);
  await page.keyboard.press('1');
  for (const key of ['[', 'ArrowRight', 'ArrowRight', ']', 'ArrowLeft', 'ArrowLeft', 'k']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: /Loop off/ })).toBeVisible();
  await expect.poll(async () => firstSound(await take(page))).toBeGreaterThanOrEqual(0);
  return page;
}

test('matched versions are heard within 0.1 LU of each other', async ({ openAs }) => {
  const page = await playing(openAs, GAINS);
  const matched: number[] = [];
  for (const i of GAINS.keys()) matched.push(await loudness(page, i + 1));
  expect(Math.max(...matched) - Math.min(...matched), `matched: ${matched.join(', ')}`).toBeLessThanOrEqual(0.1);
});

test('unmatched versions are heard as they are', async ({ openAs }) => {
  const [loud, quiet] = [GAINS[0] as number, GAINS[2] as number];
  const page = await playing(openAs, [loud, quiet]);
  await unmatched(page);
  const plain = [await loudness(page, 1), await loudness(page, 2)] as const;
  expect(plain[0] - plain[1], 'unmatched').toBeCloseTo(20 * Math.log10(loud / quiet), 0);
});
