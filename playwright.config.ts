import { defineConfig } from '@playwright/test';
import { FLAGS, findBrowser } from './tests/e2e/browser.ts';

const browser = await findBrowser();
const environment = Object.fromEntries(Object.entries({ ...process.env, ...browser.env }).filter((entry): entry is [string, string] => entry[1] !== undefined));

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    headless: true,
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { executablePath: browser.executablePath, args: FLAGS, env: environment },
  },
});
