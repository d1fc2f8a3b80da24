import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a track's review page and waits until its versions can be played. */
export async function openReview(page: Page, trackId: string): Promise<void> {
  await page.goto(`/tracks/${trackId}`);
  await canPlay(page);
}

export const canPlay = (page: Page): Promise<void> => expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled({ timeout: 20_000 });

/** The playhead, in seconds. */
export async function position(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.getByRole('group', { name: 'Player' }).locator('.rv-now').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
}

export const notesOf = (page: Page): Locator => page.getByRole('region', { name: 'Notes' });

/** The note with these words in the list. */
export const noteWith = (page: Page, words: string): Locator => notesOf(page).getByRole('listitem').filter({ has: page.locator('.tb-note-body', { hasText: words }) });

/** Writes a note with the composer: `C`, the place, the words, Enter. Places are written as in the composer, `0:12`. */
export async function writeNote(page: Page, { body, at, until }: { body: string; at?: string; until?: string }): Promise<void> {
  const words = page.locator('.tb-composer').getByLabel('Your note');
  if (!(await words.isVisible())) await page.keyboard.press('c');
  await expect(words).toBeFocused();
  for (const [label, value] of [['At', at], ['Until', until]] as const) {
    if (value === undefined) continue;
    const field = page.locator('.tb-composer').getByLabel(label, { exact: true });
    await field.fill(value);
    await field.blur();
  }
  await words.fill(body);
  await words.press('Enter');
}

/** One line a note, as it is read on the page: place, who, words, what becomes of it, answers. Closes open notes. */
export async function noteLines(page: Page): Promise<string[]> {
  await expect(notesOf(page).locator('.tb-notes-list')).toHaveAttribute('aria-busy', 'false');
  for (const close of await notesOf(page).getByRole('button', { name: /^Close: / }).all()) await close.click();
  return notesOf(page)
    .locator('[data-note]')
    .evaluateAll((items) =>
      items.map((item) => {
        const parts = ['.tb-note-time', '.tb-note-author', '.tb-note-state', '.tb-note-body', '.tb-note-verdict', '.tb-note-foot'];
        const words = parts.map((part) => item.querySelector(part)?.textContent?.trim() ?? '');
        return [item.getAttribute('data-note'), ...words].join(' | ');
      }),
    );
}

/** Whether something is drawn in the canvases of the waveform: more than one colour. */
export function isPainted(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
    const canvases = roots.flatMap((root) => [...root.querySelectorAll('canvas')]).filter((canvas) => canvas.closest('.tb-wave') ?? (canvas.getRootNode() as ShadowRoot).host?.closest('.tb-wave'));
    return canvases.some((canvas) => {
      const { width, height } = canvas;
      const pixels = width && height ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : undefined;
      return pixels ? new Set(new Uint32Array(pixels.buffer)).size > 1 : false;
    });
  });
}
