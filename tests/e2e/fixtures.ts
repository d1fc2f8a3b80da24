import { type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test';
import { house } from './house.ts';
import type { Person } from './studio.ts';

export { expect };

export type Guard = {
  /** Complaints of the browser that this test provokes on purpose. */
  allow: (pattern: RegExp) => void;
};

type Fixtures = {
  guard: Guard;
  /** A browser of its own, signed in as somebody or as nobody. Its errors fail the test. */
  openAs: (person: Person | null, options?: BrowserContextOptions) => Promise<Page>;
};

/** Playwright's test, with people, and with pages that may not complain. */
export const test = base.extend<Fixtures & { complaints: string[]; allowed: RegExp[] }>({
  complaints: async ({}, use) => use([]),
  allowed: async ({}, use) => use([]),
  guard: [
    async ({ complaints, allowed }, use) => {
      await use({ allow: (pattern) => void allowed.push(pattern) });
      expect(complaints.filter((line) => !allowed.some((pattern) => pattern.test(line))), 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  openAs: async ({ browser, complaints }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext({ baseURL: house().url, ...options });
      contexts.push(context);
      if (person) await context.addCookies([{ ...person.cookie, url: options.baseURL ?? house().url, httpOnly: true, sameSite: 'Lax' }]);
      if (options.javaScriptEnabled !== false) await context.addInitScript(reportViolations);
      context.on('page', (page) => listen(page, person?.name ?? 'nobody', complaints));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    console.error(`CSP: ${violatedDirective} refused ${blockedURI} ${sample}`);
  });
}

function listen(page: Page, who: string, complaints: string[]): void {
  const complain = (what: string): void => void complaints.push(`${who} at ${new URL(page.url(), 'http://none').pathname}: ${what}`);
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complain(`uncaught ${error.message}`));
  page.on('crash', () => complain('the page crashed'));
}
