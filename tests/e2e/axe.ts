import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Serious and critical findings in both colour schemes, as readable lines; of one part where the rest was looked at before. */
export async function complaintsOf(page: Page, place: string, part = 'html'): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await axe(page, part).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      found.push(...nodes.map(({ target, failureSummary }) => `${place} ${colorScheme} ${id}: ${target.join(' ')} ${failureSummary?.split('\n').slice(1, 2).join('').trim()}`));
    }
  }
  return found;
}

/**
 * Without preload: it copies style sheets into a document whose policy forbids them. In the page itself
 * (our pages have no frames from elsewhere), where the other mode opens a second one for each analysis.
 */
const axe = (page: Page, part: string): AxeBuilder => new AxeBuilder({ page }).options({ preload: false, resultTypes: ['violations'] }).setLegacyMode().include(part);
