import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { LINE_IS_DOWN, lineTo } from './line.ts';
import { notesOf, openReview, position } from './review.ts';
import { newJob } from './studio.ts';

const DAY = 86_400_000;

// A microphone that beeps, and nobody who must be asked for it.
test.use({ launchOptions: [async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }), { scope: 'worker' }] });

/** How far the one voice of a place is played, in seconds. */
const played = (page: Page, within = '.tb-notes'): Promise<number> => page.locator(`${within} .vn-player audio`).first().evaluate((audio) => (audio as HTMLAudioElement).currentTime);

test('a note is said: held, heard, recorded anew, sent over a line that breaks, and played by the other', async ({ openAs, guard }) => {
  guard.allow(LINE_IS_DOWN);
  const { trackId, clients, engineer } = await newJob({ clients: ['Ana'], doneAt: new Date(Date.now() - DAY) });
  const line = await lineTo(house().url);
  const [ana, studio] = [await openAs(clients[0] ?? null, { baseURL: line.url }), await openAs(engineer)];
  await Promise.all([openReview(ana, trackId), openReview(studio, trackId)]);
  const composer = ana.locator('.tb-composer');
  const button = composer.locator('.vn-record');
  const recording = composer.getByText(/^0:0\d of 1:00$/);
  const kept = composer.getByRole('group', { name: /^Voice note of you, 0:0\d$/ });

  await test.step('held by the mouse, with the music silent meanwhile', async () => {
    await ana.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => position(ana)).toBeGreaterThan(0.5);
    await ana.keyboard.press('c');
    await expect(button).toHaveText('Hold to record');
    await button.hover();
    await ana.mouse.down();
    await expect(recording).toHaveText('0:01 of 1:00');
    await expect(ana.getByRole('button', { name: 'Play', exact: true }), 'the music waits').toBeVisible();
    const at = await position(ana);
    await ana.mouse.up();
    await expect(kept).toBeVisible();
    await expect(ana.getByRole('button', { name: 'Pause', exact: true }), 'and goes on').toBeVisible();
    const [minutes = 0, seconds = 0] = (await composer.getByLabel('At', { exact: true }).inputValue()).split(':').map(Number);
    expect(Math.abs(minutes * 60 + seconds - at), 'pinned where it began').toBeLessThan(0.5);
    await expect(composer.locator('.tb-foreseen')).toContainText('The studio listens to this first');
  });

  await test.step('heard before it is sent, discarded, and said anew by keys: one press begins, one ends', async () => {
    await kept.getByRole('button', { name: /^Play voice note of you/ }).click();
    await expect.poll(() => played(ana, '.tb-composer')).toBeGreaterThan(0.2);
    await composer.getByRole('button', { name: 'Discard' }).click();
    await expect(kept).toHaveCount(0);
    await expect(composer.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
    await button.focus();
    await Promise.all([ana.keyboard.down('Enter'), ana.keyboard.up('Enter')]);
    await expect(recording).toHaveText('0:02 of 1:00');
    await ana.keyboard.press('Space');
    await expect(kept).toBeVisible();
  });

  await test.step('sent without a word while the line is down, kept over a reload, and heard by the studio once it is back', async () => {
    line.cut('/socket.io');
    await composer.getByRole('button', { name: 'Send', exact: true }).click();
    const own = notesOf(ana).locator('[data-note]');
    await expect(own).toContainText('Waits for the line');
    await ana.reload();
    await expect(own).toContainText('Waits for the line');
    await expect(own.getByRole('group', { name: /^Voice note of Ana, 0:0[23]$/ })).toBeVisible();
    line.mend();
    for (const page of [studio, ana]) {
      const note = notesOf(page).locator('[data-note]');
      await expect(note).toHaveCount(1, { timeout: 20_000 });
      await expect(note).toContainText('The studio listens to this first');
    }
    await notesOf(studio).getByRole('button', { name: /^Play voice note of Ana/ }).click();
    await expect.poll(() => played(studio)).toBeGreaterThan(0.3);
  });
  await line.close();
});
