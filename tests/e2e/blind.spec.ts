import type { Page } from '@playwright/test';
import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { blindTests, blindTrials } from '#db/schema/index.ts';
import { addTap, take } from '../listening/tap.ts';
import { complaintsOf } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openReview, position } from './review.ts';
import { newJob } from './studio.ts';

test.describe.configure({ timeout: 90_000 });

const HERTZ = [220, 330] as const;
const SONGS = HERTZ.map((hertz, i) => ({ hertz, gain: i === 0 ? 0.2 : 0.7, seconds: 20 }));

/** What X is in the trial that waits, as only the database knows. */
async function secret(trackId: string): Promise<'a' | 'b'> {
  const [trial] = await db()
    .select({ order: blindTrials.slotOrder })
    .from(blindTrials)
    .innerJoin(blindTests, eq(blindTests.id, blindTrials.testId))
    .where(and(eq(blindTests.trackId, trackId), isNull(blindTests.endedAt), isNull(blindTrials.vote)));
  return trial?.order[2] === 0 ? 'a' : 'b';
}

async function begin(page: Page, { trials, kind }: { trials: number; kind?: RegExp }): Promise<void> {
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: 'Blind test' })).toBeFocused();
  if (kind) await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('spinbutton').fill(String(trials));
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('button', { name: 'Hear A' }).or(page.getByRole('button', { name: 'Hear 1' }))).toBeVisible();
}

/** Power of the two songs' tones in what was heard last. */
async function tones(page: Page): Promise<{ loud: number; hertz: number }> {
  await page.waitForTimeout(300);
  await take(page);
  await page.waitForTimeout(700);
  const { left, rate } = await take(page);
  const power = HERTZ.map((hertz) => {
    let [re, im] = [0, 0];
    left.forEach((value, i) => {
      re += value * Math.cos((2 * Math.PI * hertz * i) / rate);
      im += value * Math.sin((2 * Math.PI * hertz * i) / rate);
    });
    return Math.hypot(re, im) / left.length;
  });
  return { loud: Math.max(...power), hertz: HERTZ[power.indexOf(Math.max(...power))] as number };
}

test('ABX: X sounds as the secret says, nothing tells before the vote, and the result is everybody’s', async ({ openAs }) => {
  const { trackId, clients, engineer, versionIds } = await newJob({ songs: SONGS });
  const page = await openAs(clients[0] ?? null, { bypassCSP: true });
  await addTap(page.context());
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const other = await openAs(engineer);
  await openReview(other, trackId);
  await openReview(page, trackId);
  await expect(other.getByRole('region', { name: 'Listening now' })).toContainText('is at v2');

  await begin(page, { trials: 3 });

  await test.step('the page has no names', async () => {
    await expect(page.getByRole('heading', { name: 'Trial 1 of 3' })).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    for (const slot of ['b', 'x', 'a']) {
      await page.keyboard.press(slot);
      await expect(page.getByRole('button', { name: `Hear ${slot.toUpperCase()}` })).toHaveAttribute('aria-pressed', 'true');
    }
    expect(await page.locator('main').innerText()).not.toMatch(/\bv\d|LUFS|\bdB\b/);
    await expect(page.locator('canvas')).toHaveCount(0);
    const html = await page.locator('main').innerHTML();
    for (const id of versionIds) expect(html).not.toContain(id);
    await expect(other.getByRole('region', { name: 'Listening now' })).toHaveText(/Cleo Client is here/);
  });

  await test.step('A, B and X are what the server drew, equally loud', async () => {
    const heard: Record<string, { loud: number; hertz: number }> = {};
    await page.keyboard.press('[');
    for (const slot of ['a', 'b', 'x']) {
      await page.keyboard.press(slot);
      heard[slot] = await tones(page);
    }
    expect([heard.a?.hertz, heard.b?.hertz]).toEqual([220, 330]);
    expect(heard.x?.hertz).toBe(heard[await secret(trackId)]?.hertz);
    expect(heard.a?.loud).toBeGreaterThan(0.001);
  });

  await test.step('answers by Enter on what sounds, and by the buttons', async () => {
    const right = await secret(trackId);
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Trial 1 of 3' })).toBeVisible();
    await page.keyboard.press(right);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Trial 2 of 3' })).toBeVisible();
    await expect(page.getByText(`Right: X was ${right.toUpperCase()}. 1 of 1 right so far, p = 0.50.`)).toBeVisible();
    const wrong = (await secret(trackId)) === 'a' ? 'B' : 'A';
    await page.getByRole('button', { name: `X is ${wrong}` }).click();
    await expect(page.locator('.bt-told').getByText(/^Wrong: X was/)).toBeVisible();
    await page.getByRole('button', { name: `X is ${(await secret(trackId)).toUpperCase()}` }).click();
  });

  await test.step('has asked for nothing of a version, and finishes with the result, on the track’s page for everybody', async () => {
    await expect(page.getByRole('heading', { name: 'That was the last of 3' })).toBeVisible();
    const media = asked.filter((path) => path.startsWith('/media/'));
    const blind = media.slice(media.findIndex((path) => path.startsWith('/media/blind/')));
    expect(blind.length).toBeGreaterThan(3);
    expect(blind.filter((path) => !path.startsWith('/media/blind/'))).toEqual([]);
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(page.getByText('2 of 3, p = 0.50')).toBeVisible();
    await expect(page.getByText('Not shown to be audible.')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the track' }).click();
    const results = (of: Page) => of.getByRole('region', { name: 'Blind tests' });
    await expect(results(page)).toContainText('v1 or v2: 2 of 3, p = 0.50');
    await expect(page.getByRole('tab', { name: /^v2/ })).toHaveAttribute('aria-selected', 'true');
    await openReview(other, trackId);
    await expect(results(other)).toContainText('Cleo Client');
  });
});

test('leaving keeps moment and loop, and the test waits to be gone on with', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: SONGS });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  for (const key of ['l', '[', 'Shift+ArrowRight', 'Shift+ArrowRight', ']', 'Shift+ArrowLeft']) await page.keyboard.press(key);
  expect(await position(page)).toBeCloseTo(11, 0);
  await begin(page, { trials: 5 });
  const loopOff = page.getByRole('button', { name: /Loop off/ });
  await expect(loopOff).toBeVisible();
  expect(await position(page), 'a trial begins with its loop').toBeCloseTo(10, 0);
  await page.getByRole('button', { name: 'X is A' }).click();
  await expect(page.getByRole('heading', { name: 'Trial 2 of 5' })).toBeVisible();
  expect(await position(page)).toBeCloseTo(10, 0);
  await loopOff.click();
  for (const key of ['l', 'ArrowLeft']) await page.keyboard.press(key);

  await page.getByRole('button', { name: 'Leave, go on later' }).click();
  await expect(page.getByRole('button', { name: /^Go on with your test, 1 of 5/ })).toBeFocused();
  expect(await position(page)).toBeCloseTo(15, 0);
  await expect(loopOff).toHaveCount(0);
  await page.keyboard.press('Space');

  await page.getByRole('button', { name: 'Stop early' }).click();
  await expect(page.getByText(/counts fully only after as many trials as you planned/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop and show the result' }).click();
  await expect(page.getByText(/Stopped early/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Blind tests' })).toContainText(/of 1, p = /);
});

test('preference on a phone: rounds without names, counted at the end; axe finds nothing serious', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: [...SONGS, { hertz: 440, seconds: 20 }] });
  const page = await openAs(clients[0] ?? null, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openReview(page, trackId);
  await page.getByRole('button', { name: 'Blind', exact: true }).tap();
  await page.getByRole('radio', { name: /like best/ }).check();
  await page.getByRole('checkbox', { name: /^v1/ }).check();
  await page.getByRole('spinbutton').fill('2');
  expect(await complaintsOf(page, 'setting up')).toEqual([]);
  await page.getByRole('button', { name: 'Start' }).tap();

  await expect(page.getByRole('heading', { name: 'Round 1 of 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Hear 3' }).tap();
  expect(await complaintsOf(page, 'a round')).toEqual([]);
  const small = await page.locator('.bt-room button').evaluateAll((buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 44 || button.getBoundingClientRect().width < 44).map((button) => button.textContent));
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: '3 is best' }).tap();
  await expect(page.getByText('1 round answered. What you chose is shown at the end.')).toBeVisible();
  await page.getByRole('button', { name: '1 is best' }).tap();
  await expect(page.getByRole('heading', { name: 'That was the last of 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).tap();
  await page.getByRole('button', { name: '2 is best' }).tap();
  await page.getByRole('button', { name: 'Finish' }).tap();
  await page.getByRole('button', { name: 'Stop and show the result' }).tap();
  await expect(page.locator('.bt-figures')).toHaveText(/^(v\d [0123]×( · )?){3}$/);
  expect(await complaintsOf(page, 'the result')).toEqual([]);
});

test('closing after the last trial finishes the test', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: SONGS });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await begin(page, { trials: 1 });
  await page.getByRole('button', { name: 'X is B' }).click();
  await expect(page.getByRole('heading', { name: 'That was the last of 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Blind tests' })).toContainText(/of 1, p = /);
});

test('with one version there is nothing to compare, and the page says so', async ({ openAs }) => {
  const { trackId, clients } = await newJob();
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await page.keyboard.press('b');
  await expect(page.getByText(/A blind test needs two versions/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('tab', { name: /^v1/ })).toBeVisible();
});

test('a test that ended elsewhere says so kindly', async ({ openAs, guard }) => {
  guard.allow(/status of 40[49]/);
  const { trackId, clients } = await newJob({ songs: SONGS });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await begin(page, { trials: 5 });
  await db().update(blindTests).set({ endedAt: new Date() }).where(eq(blindTests.trackId, trackId));
  await page.getByRole('button', { name: 'X is A' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This blind test has ended.' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave, go on later' }).click();
  await expect(page.getByRole('button', { name: 'Test yourself blind' })).toBeVisible();
});
