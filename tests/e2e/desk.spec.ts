import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { LINE_IS_DOWN, lineTo } from './line.ts';
import { addRequests, type Job, newJob, newPerson, theOwner } from './studio.ts';

test.describe.configure({ timeout: 120_000 });

const rowWith = (page: Page, words: string): Locator => page.locator('.dk-row').filter({ has: page.locator('.dk-body', { hasText: words }) });
const side = (page: Page): Locator => page.getByRole('complementary', { name: 'The selected request' });
const outcome = (page: Page): Locator => page.locator('.dk-outcome');

async function openDesk(page: Page, job: Job): Promise<void> {
  await page.goto(`/desk?trackId=${job.trackId}`);
  await expect(page.locator('.dk-keys-button')).toBeAttached();
}

test('requests are decided by key, in bulk, taken back, seen live by a colleague, and never on a stale view', async ({ openAs, guard }) => {
  guard.allow(LINE_IS_DOWN);
  const job = await newJob({ songs: [{}, {}], doneAt: new Date() });
  const wishes = ['vocal up a touch', 'snare down a touch', 'bass up a bit', 'hats down a bit', 'guitar wider', 'reverb shorter'];
  await addRequests(job, wishes);
  const colleague = await newPerson('engineer', 'Cora Colleague');
  const line = await lineTo(house().url);
  const [page, hers] = [await openAs(job.engineer), await openAs(colleague, { baseURL: line.url })];
  await openDesk(page, job);
  await openDesk(hers, job);
  await expect(page.locator('.dk-row')).toHaveCount(wishes.length);

  await test.step('by key: accept, and on to the next; the colleague sees it and who it was', async () => {
    await page.keyboard.press('j');
    await expect(page.locator('.dk-row[data-selected] .dk-body')).toHaveText(wishes[0] as string);
    await expect(side(page).getByRole('button', { name: 'Play from a second before' })).toBeEnabled({ timeout: 20_000 });
    await expect(side(page).getByRole('button', { name: 'Hear v1 here' })).toBeVisible();
    await page.keyboard.press('d');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByLabel('Minutes').fill('7');
    await page.keyboard.press('Enter');
    await expect(rowWith(page, wishes[0] as string)).toContainText('7 min');
    await expect(rowWith(hers, wishes[0] as string)).toContainText('Enno Engineer: about 7 min');
  });

  await test.step('decline with a reason the studio gives often', async () => {
    await rowWith(page, wishes[1] as string).locator('.dk-open').focus();
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByRole('button', { name: 'It is not on the recordings we have.' }).click();
    await page.keyboard.press('Enter');
    await expect(rowWith(page, wishes[1] as string)).toContainText('Declined');
    await expect(rowWith(hers, wishes[1] as string)).toContainText('Declined');
    await expect(page.locator('.dk-row[data-selected] .dk-body')).toHaveText(wishes[2] as string);
  });

  await test.step('take it back', async () => {
    await page.keyboard.press('z');
    await expect(outcome(page)).toContainText('1 taken back');
    await expect(rowWith(hers, wishes[1] as string)).not.toContainText('Declined');
  });

  await test.step('several at once, each with its answer', async () => {
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.getByText('2 chosen')).toBeVisible();
    await page.keyboard.press('g');
    await page.getByRole('dialog').getByLabel('Engineer').selectOption({ label: 'Cora Colleague' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(outcome(page)).toContainText('2 handed over');
    for (const wish of wishes.slice(2, 4)) await expect(rowWith(hers, wish)).toContainText('→ Cora Colleague');
  });

  await test.step('a letter typed into the search is a letter', async () => {
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('snare');
    await expect(page).toHaveURL(/text=snare/);
    await expect(page.locator('.dk-row')).toHaveCount(1);
    await expect(page.getByRole('searchbox')).toBeFocused();
    await openDesk(page, job);
  });

  await test.step('on a stale view it is refused, with what changed, and can be decided again', async () => {
    line.cut('/socket.io');
    await expect(hers.getByText('The line is down.')).toBeVisible({ timeout: 20_000 });
    await rowWith(page, wishes[4] as string).locator('.dk-open').focus();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByLabel('Minutes').fill('9');
    await page.keyboard.press('Enter');
    await expect(rowWith(page, wishes[4] as string)).toContainText('9 min');
    await rowWith(hers, wishes[4] as string).locator('.dk-open').focus();
    await hers.keyboard.press('d');
    await hers.getByRole('dialog').getByLabel('Reason', { exact: true }).fill('It fights the keys.');
    await hers.keyboard.press('Enter');
    await expect(rowWith(hers, wishes[4] as string)).toContainText('Enno Engineer was quicker');
    await expect(rowWith(page, wishes[4] as string)).not.toContainText('Declined');
    await rowWith(hers, wishes[4] as string).getByRole('button', { name: /^Decline all the same/ }).click();
    await expect(rowWith(page, wishes[4] as string)).toContainText('Declined');
    line.mend();
    await expect(hers.getByText('The line is down.')).toBeHidden({ timeout: 30_000 });
  });

  await test.step('a phone: the list, then the request as a sheet', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(side(page)).toBeHidden();
    await rowWith(page, wishes[5] as string).locator('.dk-open').click();
    await expect(side(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(side(page)).toBeHidden();
  });
  await line.close();
});

test('what adds up past the free minutes is proposed as mix time, with just the rest chosen and its time told', async ({ openAs }) => {
  const job = await newJob({ songs: [{}], doneAt: new Date() });
  const wishes = ['vocal up a touch', 'snare down a touch', 'bass up a bit'];
  await addRequests(job, wishes);
  const page = await openAs(job.engineer);
  await openDesk(page, job);
  for (const wish of wishes) {
    await rowWith(page, wish).locator('.dk-open').focus();
    await page.keyboard.press('x');
  }
  await expect(page.getByText('3 chosen')).toBeVisible();
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByLabel('Minutes').fill('12');
  await page.keyboard.press('Enter');
  for (const wish of wishes) await expect(rowWith(page, wish)).toContainText('12 min');
  for (const wish of wishes) {
    await rowWith(page, wish).locator('.dk-open').focus();
    await page.keyboard.press('a');
    await expect(rowWith(page, wish)).toContainText('Accepted');
  }
  await expect(page.locator('.dk-list').getByRole('meter', { name: /36 of 30 free minutes, 6 too many/ })).toBeVisible();
  await page.locator('.dk-list').getByRole('link', { name: 'Propose mix time for the rest, about 12 min' }).click();
  const ticked = page.getByRole('checkbox', { checked: true });
  await expect(page.getByRole('checkbox', { name: new RegExp(wishes[2] as string) })).toBeChecked();
  await expect(ticked).toHaveCount(1);
});

test('of 5,000 requests only what is in view stands in the page, and without a script they come by pages', async ({ openAs }) => {
  const job = await newJob({ songs: [{}], doneAt: new Date() });
  await addRequests(job, Array.from({ length: 5000 }, (_, n) => `vocal up, wish number ${n + 1}`));
  const page = await openAs(job.engineer);
  await openDesk(page, job);
  await expect(page.locator('.dk-tabs a[aria-current] b')).toHaveText('5000');
  const inPage = () => page.locator('.dk-row').count();
  expect(await inPage()).toBeLessThan(60);
  await page.keyboard.press('j');
  for (let n = 0; n < 6; n += 1) {
    await page.locator('.dk-list').evaluate((list) => list.scrollBy(0, 3000));
    await page.waitForTimeout(150);
    expect(await inPage()).toBeLessThan(60);
  }
  await expect(page.locator('.dk-row').filter({ hasText: /wish number (1[5-9]\d|[2-9]\d\d)\b/ }).first()).toBeVisible();

  const plain = await openAs(job.engineer, { javaScriptEnabled: false });
  await plain.goto(`/desk?trackId=${job.trackId}`);
  await expect(plain.locator('.dk-row')).toHaveCount(60);
  await plain.getByRole('link', { name: 'Next page' }).click();
  await expect(plain.locator('.dk-row').first()).toContainText('wish number 61');
  await plain.locator('.dk-row a').first().click();
  await expect(plain.getByRole('heading', { level: 1 })).toContainText('Note at');
});

test('a row says which section of the song it is about, with a script and without', async ({ openAs }) => {
  const words = 'The shaker is missing in this chorus.';
  const owner = await theOwner();
  const [page, plain] = [await openAs(owner), await openAs(owner, { javaScriptEnabled: false })];
  await page.goto('/desk?text=shaker');
  await expect(page.locator('.dk-keys-button')).toBeAttached();
  await expect(rowWith(page, words).locator('.dk-section')).toHaveText('Chorus 1');
  await plain.goto('/desk?text=shaker');
  await expect(rowWith(plain, words).locator('.dk-section')).toHaveText('Chorus 1');
  await expect(plain.getByRole('link', { name: new RegExp(`, Chorus 1: ${words}`) })).toBeVisible();
});
