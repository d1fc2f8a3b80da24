import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noteWith, openReview, position } from './review.ts';
import { newJob } from './studio.ts';

test('the review page works by keyboard alone', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: [{ gain: 0.2 }, { gain: 0.5 }] });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  const { keyboard } = page;

  await test.step('every stop of the Tab key is visible and has a name', async () => {
    const stops = await tabStops(page);
    expect(stops.length).toBeGreaterThan(10);
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
    expect(stops.filter(({ ring }) => !ring).map(({ name }) => name), 'controls whose focus cannot be seen').toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringMatching(/^v2/), 'Play', expect.stringMatching(/^Note at/)]));
  });

  await test.step('C writes at the playhead, Enter sends, Esc keeps', async () => {
    await blur(page);
    for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Alt+ArrowRight']) await keyboard.press(key);
    expect(await position(page)).toBeCloseTo(6.1, 1);
    await keyboard.press('c');
    await keyboard.type('more air here, c p n 1 ?');
    await keyboard.press('Enter');
    await expect(noteWith(page, 'more air here, c p n 1 ?')).toContainText('0:06.1');
    await keyboard.press('j');
    await keyboard.press('l');
    await keyboard.press('c');
    await keyboard.type('and here');
    await keyboard.press('Shift+Enter');
    await keyboard.type('two lines');
    await keyboard.press('Enter');
    await expect(noteWith(page, 'and here')).toContainText('two lines');
    await keyboard.press('c');
    await keyboard.type('not yet');
    await keyboard.press('Escape');
    await expect(page.getByText(/Go on with your note/)).toBeVisible();
    await expect(page.locator('[data-note]')).toHaveCount(2);
  });

  await test.step('N and P walk through the notes and play from a second before', async () => {
    await keyboard.press('n');
    await expect(page.locator('[data-open]')).toHaveCount(1);
    const first = await page.locator('[data-open]').getAttribute('data-note');
    await keyboard.press('p');
    await expect(page.locator('[data-open]')).not.toHaveAttribute('data-note', first ?? '');
    await keyboard.press('n');
    await expect(page.locator('[data-open]')).toHaveAttribute('data-note', first ?? '');
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await keyboard.press('k');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });

  await test.step('1 and 2 switch versions, space plays, [ ] \\ loop, ? shows the keys', async () => {
    await keyboard.press('1');
    await expect(page.getByRole('tab', { name: /^v1/ })).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('2');
    await expect(page.getByRole('tab', { name: /^v2/ })).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('[');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press(']');
    await expect(page.getByRole('button', { name: /Loop off/ })).toBeVisible();
    await keyboard.press('\\');
    await expect(page.getByRole('button', { name: /Loop off/ })).toHaveCount(0);
    const before = await position(page);
    await keyboard.press('Space');
    await expect.poll(() => position(page)).toBeGreaterThan(before + 0.3);
    await keyboard.press('Space');
    await keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await expect(sheet).toBeVisible();
    await keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });
});

async function blur(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

type Stop = { name: string; ring: boolean };

/** Presses Tab round the page. @returns each stop's name and whether its look changes with the focus. */
async function tabStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const wrapper = element.closest('.mantine-Input-wrapper');
      const label = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      const name = label || ('labels' in element && ((element as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? '')) || element.getAttribute('title') || '';
      const ring = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || wrapper !== null;
      const path = [element.tagName, element.id, name, element.className].join(' ');
      return { name: String(name), ring, path };
    });
    if (!stop || seen.has(stop.path)) break;
    seen.add(stop.path);
    stops.push({ name: stop.name, ring: stop.ring });
  }
  return stops;
}
