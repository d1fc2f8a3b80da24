import type { BrowserContextOptions, Page } from '@playwright/test';
import { addTap } from '#tests/listening/tap.ts';
import { canPlay } from './review.ts';
import type { Job, Person } from './studio.ts';

type OpenAs = (person: Person | null, options?: BrowserContextOptions) => Promise<Page>;

/** A job's review page whose sound is recorded; `before` runs in it before its own scripts. Waits until it can play. */
export async function openTapped(openAs: OpenAs, { engineer, trackId }: Job, { baseURL, before }: { baseURL?: string; before?: () => void } = {}): Promise<Page> {
  // The tap's own script comes from a blob, which the page's policy rightly refuses.
  const page = await openAs(engineer, { bypassCSP: true, ...(baseURL ? { baseURL } : {}) });
  if (before) await page.context().addInitScript(before);
  await addTap(page.context());
  await page.goto(`/tracks/${trackId}`);
  await canPlay(page);
  return page;
}

/** Plays versions as they are, not matched in loudness. */
export const unmatched = (page: Page): Promise<void> => page.keyboard.press('m');

/** Lets the page go on for a while. */
export const forSeconds = (page: Page, seconds: number): Promise<void> => page.waitForTimeout(seconds * 1000);
