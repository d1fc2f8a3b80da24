import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { tap, tapOn } from './hands.ts';
import { isPainted, openReview, position } from './review.ts';
import { newJob } from './studio.ts';

const SONGS = [{ gain: 0.2 }, { gain: 0.5 }, { gain: 0.35, hertz: 330 }];
/** Longer than a tap. */
const HOLD_MS = 400;

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Compare' });
const letter = (page: Page, name: 'A' | 'B' | 'C'): Locator => bar(page).getByRole('button', { name: new RegExp(`^${name}: `) });

async function compare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(letter(page, 'B')).toBeVisible();
}

async function choose(page: Page, version: string): Promise<void> {
  await bar(page).getByLabel('Choose versions to compare').click();
  await bar(page).getByRole('checkbox', { name: new RegExp(version) }).click();
  await page.keyboard.press('Escape');
}

async function hears(page: Page, name: 'A' | 'B' | 'C'): Promise<void> {
  await expect(letter(page, name)).toHaveAttribute('aria-pressed', 'true');
  for (const other of ['A', 'B', 'C'] as const) {
    if (other !== name && (await letter(page, other).count()) > 0) await expect(letter(page, other)).toHaveAttribute('aria-pressed', 'false');
  }
}

test('versions are compared by letters: tap, hold, loop, match and difference', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: SONGS });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await compare(page);

  await test.step('what sounds and its neighbour stand ready, matched, with the level of each', async () => {
    await expect(letter(page, 'A')).toHaveAccessibleName(/^A: v3, .*matched/);
    await expect(letter(page, 'B')).toHaveAccessibleName(/^B: v2, .*matched −\d+\.\d dB$/);
    await hears(page, 'A');
    await choose(page, 'v1');
    await expect(letter(page, 'C')).toHaveAccessibleName(/^C: v1, .*matched, not turned down$/);
  });

  await test.step('a tap switches; a hold is heard only while it lasts', async () => {
    await tapOn(page, letter(page, 'B'));
    await hears(page, 'B');
    await expect(page.getByRole('tab', { name: /^v2/ })).toHaveAttribute('aria-selected', 'true');
    const box = (await letter(page, 'C').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await hears(page, 'C');
    await page.waitForTimeout(HOLD_MS);
    await page.mouse.up();
    await hears(page, 'B');
  });

  await test.step('so do the keys: on a letter, and the numbers of the versions', async () => {
    await letter(page, 'A').focus();
    await tap(page, 'Enter');
    await hears(page, 'A');
    await tap(page, '1');
    await hears(page, 'C');
    await page.keyboard.down('2');
    await hears(page, 'B');
    await page.waitForTimeout(HOLD_MS);
    await page.keyboard.up('2');
    await hears(page, 'C');
  });

  await test.step('a tap that a busy page hears late is still a tap', async () => {
    await page.evaluate((ms) => {
      const late = (): void => {
        for (const until = performance.now() + ms; performance.now() < until; );
      };
      addEventListener('keydown', late, { once: true });
    }, 2 * HOLD_MS);
    await tap(page, '2');
    await hears(page, 'B');
    await tap(page, '1');
    await hears(page, 'C');
  });

  await test.step('a loop goes on through switches', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('[');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press(']');
    await page.keyboard.press('k');
    for (const name of ['A', 'B', 'C', 'A'] as const) {
      await tapOn(page, letter(page, name));
      await expect(page.getByRole('button', { name: /Loop off/ })).toContainText('0:05.0');
      await page.waitForTimeout(HOLD_MS);
      expect(await position(page)).toBeGreaterThanOrEqual(4.9);
      expect(await position(page)).toBeLessThanOrEqual(6.2);
    }
    await page.keyboard.press('k');
  });

  await test.step('matching can aim elsewhere, or be left', async () => {
    const match = bar(page).getByLabel('Match loudness to');
    const before = (await letter(page, 'B').getAttribute('aria-label')) ?? '';
    await match.selectOption('-14');
    await expect(letter(page, 'B')).toHaveAccessibleName(/matched/);
    await expect(letter(page, 'B')).not.toHaveAccessibleName(before);
    await match.selectOption('off');
    await expect(letter(page, 'B')).toHaveAccessibleName(/as it is$/);
    await match.selectOption('quietest');
  });

  await test.step('the difference says what it is of, is lifted, and ends with a version', async () => {
    await letter(page, 'A').focus();
    await page.keyboard.press('d');
    const row = bar(page).getByRole('group', { name: 'Difference' });
    await expect(row).toContainText('Difference of v3 and v1, +12 dB');
    await row.getByLabel('Lift').fill('30');
    await expect(row).toContainText('+30 dB');
    await expect(page.locator('.rv-heard')).toContainText('Difference of v3 and v1, +30 dB');
    await page.keyboard.press('d');
    await expect(row).toHaveCount(0);
    await bar(page).getByRole('button', { name: 'Difference' }).click();
    await expect(row).toBeVisible();
    await tapOn(page, letter(page, 'B'));
    await expect(row).toHaveCount(0);
    await hears(page, 'B');
  });

  await test.step('all are drawn over one another, and the bar goes as it came', async () => {
    await bar(page).getByRole('button', { name: 'Overlay' }).click();
    await expect.poll(() => isPainted(page)).toBe(true);
    await bar(page).getByRole('button', { name: 'Stop comparing' }).click();
    await expect(bar(page)).toHaveCount(0);
  });
});

test('a note made while comparing stays with the version that sounded, whatever is heard while it is written', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: SONGS.slice(0, 2) });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await compare(page);
  await page.getByRole('tab', { name: /^v1/ }).click();
  await hears(page, 'B');
  await page.keyboard.press('c');
  await page.getByRole('tab', { name: /^v2/ }).click();
  await hears(page, 'A');
  await page.locator('.tb-composer').getByLabel('Your note').fill('the snare here');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-note]').filter({ hasText: 'the snare here' })).toContainText('on v1');
});

test('an engineer lines a version up by dragging, and everybody has it', async ({ openAs }) => {
  const { trackId, clients, engineer, versionIds } = await newJob({ songs: SONGS.slice(0, 2) });
  const [page, listener] = [await openAs(engineer), await openAs(clients[0] ?? null)];
  await openReview(page, trackId);
  await openReview(listener, trackId);
  await compare(page);
  await compare(listener);
  await expect(bar(listener).getByRole('button', { name: 'Line up' })).toHaveCount(0);
  const offsetOf = (who: Page): Promise<number> =>
    who.evaluate(async (id) => ((await (await fetch(`/api/v1/versions/${id}`)).json()) as { offsetSamples: number }).offsetSamples, versionIds[0] as string);
  const field = bar(page).getByLabel('Offset in samples');

  await test.step('the drag is kept when it is let go', async () => {
    await bar(page).getByRole('button', { name: 'Line up' }).click();
    await expect(bar(page).getByLabel('Version to move')).toHaveValue(versionIds[0] as string);
    const box = (await page.locator('.tb-wave').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + 400, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 420, box.y + 100, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => offsetOf(listener)).toBeGreaterThan(1000);
    await expect(field).toHaveValue(String(await offsetOf(page)));
  });

  await test.step('with shift it goes by single samples, and by the buttons', async () => {
    const before = Number(await field.inputValue());
    const box = (await page.locator('.tb-wave').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + 400, box.y + 100);
    await page.keyboard.down('Shift');
    await page.mouse.down();
    await page.mouse.move(box.x + 393, box.y + 100, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(field).toHaveValue(String(before - 7));
    await bar(page).getByRole('button', { name: 'One sample later' }).click();
    await expect(field).toHaveValue(String(before - 6));
    await expect.poll(() => offsetOf(listener)).toBe(before - 6);
    await bar(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => offsetOf(listener)).toBe(before - 7);
  });

  await test.step('it can be typed, in milliseconds too; the client’s page follows by itself', async () => {
    await bar(page).getByLabel('Unit of the offset').selectOption('ms');
    const ms = bar(page).getByLabel('Offset in milliseconds');
    await ms.fill('-1000');
    await ms.press('Enter');
    await expect.poll(() => offsetOf(listener)).toBe(-44_100);
    // v1 now begins a second before the song: one second in, v2 is at two.
    await tap(listener, '2');
    await listener.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => position(listener)).toBeCloseTo(1, 1);
    await tap(listener, '1');
    await expect.poll(() => position(listener)).toBeCloseTo(2, 1);
  });
});

test('on a phone the letters are at hand and nothing sticks out', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: SONGS });
  const page = await openAs(clients[0] ?? null, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openReview(page, trackId);
  await compare(page);
  await choose(page, 'v1');
  await letter(page, 'B').tap();
  await hears(page, 'B');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const small = await bar(page)
    .locator('button, select, summary')
    .evaluateAll((all) => all.map((one) => ({ name: one.getAttribute('aria-label') ?? one.textContent, ...one.getBoundingClientRect().toJSON() as DOMRect })).filter(({ width, height }) => width < 44 || height < 44).map(({ name }) => name));
  expect(small).toEqual([]);
});
