import { expect, test } from './fixtures.ts';
import { noteWith, openReview } from './review.ts';
import { newJob } from './studio.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('on a phone the list and the composer are within reach, and every target is large enough', async ({ openAs }) => {
  const { trackId, clients, versionIds } = await newJob({ songs: [{}, { gain: 0.2 }] });
  expect(versionIds).toHaveLength(2);
  const page = await openAs(clients[0] ?? null, PHONE);
  await openReview(page, trackId);
  await page.getByRole('button', { name: /^Note at/ }).tap();
  const words = page.locator('.tb-composer').getByLabel('Your note');
  await expect(words).toBeInViewport();
  await words.fill('from the train: vocal a bit down');
  const send = page.locator('.tb-composer').getByRole('button', { name: 'Send' });
  await expect(send).toBeInViewport();
  await send.tap();
  await expect(noteWith(page, 'from the train')).toBeInViewport();
  await expect(noteWith(page, 'from the train')).toContainText('Going in');

  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'nothing scrolls sideways').toBeLessThanOrEqual(390);
  expect(await tooSmall(page), 'targets below 44 px').toEqual([]);
  await page.getByRole('button', { name: /^Note at/ }).tap();
  expect(await tooSmall(page), 'targets below 44 px while writing').toEqual([]);
});

/** Every control that can be seen and is smaller than 44 px in either direction; a label around an input counts as its target. */
function tooSmall(page: Parameters<typeof openReview>[0]): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], summary, input:not([type=hidden]), select, textarea, [role=tab]')];
    return controls.flatMap((control) => {
      const target = control instanceof HTMLInputElement && /radio|checkbox/.test(control.type) ? (control.closest('label') ?? control.labels?.[0] ?? control) : control;
      const { width, height, right } = target.getBoundingClientRect();
      const inText = control.tagName === 'A' && getComputedStyle(control).display === 'inline';
      const hidden = !control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || width <= 1 || height <= 1 || right < 0 || inText;
      if (hidden || (width >= 43.5 && height >= 43.5)) return [];
      return [`${control.tagName.toLowerCase()} "${control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40)}" ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}
