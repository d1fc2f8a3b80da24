import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { newInvitation, newJob } from './studio.ts';

const PASSWORD = 'four quiet words here';

test('without JavaScript a client joins, signs in, reads the page, writes a note and reads the verdict', async ({ openAs, guard }) => {
  // The form comes back with what is wrong, and says so to programs too.
  guard.allow(/the server responded with a status of 422/);
  const job = await newJob({ doneAt: new Date() });
  const page = await openAs(null, { javaScriptEnabled: false });
  const email = `nora-${job.trackId.slice(-6)}@example.com`;
  await page.goto(new URL(await newInvitation(job), house().url).pathname);
  await page.getByLabel('Your name').fill('Nora Noscript');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('link', { name: job.title })).toBeVisible();
  await page.context().clearCookies();

  await page.goto(`/tracks/${job.trackId}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not the right words');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page, 'back to where one wanted to go').toHaveURL(`/tracks/${job.trackId}`);

  await expect(page.getByRole('heading', { name: job.title })).toBeVisible();
  await expect(page.getByText(/Minor tweaks are free until .+23:59/)).toBeVisible();
  await expect(page.locator('audio[controls]')).toHaveCount(1);
  const composer = page.locator('.tb-composer');
  await composer.locator('summary').click();
  await composer.getByLabel('At', { exact: true }).fill('0:12');
  await composer.getByLabel('Your note').fill('vocal up 1 dB in the chorus');
  await composer.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Your note is there.' })).toBeVisible();
  const note = page.locator('[data-note]').filter({ hasText: 'vocal up 1 dB in the chorus' });
  await expect(note).toHaveCount(1);
  await expect(note).toContainText('0:12.0');
  await expect(note).toContainText(/free/i);

  await composer.locator('summary').click();
  await composer.getByLabel('At', { exact: true }).fill('half past');
  await composer.getByLabel('Your note').fill('these words must not be lost');
  await composer.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('alert').first()).toContainText('0:12');
  await expect(composer.getByLabel('Your note')).toHaveValue('these words must not be lost');
});
