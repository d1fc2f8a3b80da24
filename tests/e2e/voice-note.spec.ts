import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { notesOf, openReview, position } from './review.ts';
import { newJob } from './studio.ts';

const DAY = 86_400_000;

// A microphone that beeps, and nobody who must be asked for it.
test.use({ launchOptions: [async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }), { scope: 'worker' }] });

/** How far the one voice of a place is played, in seconds. */
const played = (page: Page, within = '.tb-notes'): Promise<number> => page.locator(`${within} .vn-player audio`).first().evaluate((audio) => (audio as HTMLAudioElement).currentTime);

test('a note is said: held, heard, recorded anew, sent, and played by the other at once', async ({ openAs }) => {
  const { trackId, clients, engineer } = await newJob({ clients: ['Ana'], doneAt: new Date(Date.now() - DAY) });
  const [ana, studio] = [await openAs(clients[0] ?? null), await openAs(engineer)];
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

  await test.step('sent without a word, and there for the studio at once', async () => {
    await composer.getByRole('button', { name: 'Send', exact: true }).click();
    for (const page of [ana, studio]) {
      const note = notesOf(page).locator('[data-note]');
      await expect(note).toHaveCount(1);
      await expect(note).toContainText('The studio listens to this first');
      await expect(note.getByRole('group', { name: /^Voice note of Ana, 0:0[23]$/ })).toBeVisible();
    }
    await notesOf(studio).getByRole('button', { name: /^Play voice note of Ana/ }).click();
    await expect.poll(() => played(studio)).toBeGreaterThan(0.3);
  });

  await test.step('answered by voice, beside words', async () => {
    await notesOf(studio).getByRole('button', { name: /^Answer or change/ }).click();
    const reply = notesOf(studio).locator('.tb-reply');
    await reply.getByLabel('Your answer').fill('like this?');
    await reply.locator('.vn-record').hover();
    await studio.mouse.down();
    await expect(reply.getByText('0:01 of 1:00')).toBeVisible();
    await studio.mouse.up();
    await reply.getByRole('button', { name: 'Send', exact: true }).click();
    const answers = notesOf(ana).getByRole('list', { name: 'Answers' });
    await expect(answers).toContainText('like this?');
    await expect(answers.getByRole('group', { name: /^Voice note of .*, 0:01$/ })).toBeVisible();
  });
});
