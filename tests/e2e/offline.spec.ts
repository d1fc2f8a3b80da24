import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { LINE_IS_DOWN, lineTo } from './line.ts';
import { noteWith, openReview, writeNote } from './review.ts';
import { newJob } from './studio.ts';

test('a note written offline survives a reload and arrives once', async ({ openAs, guard }) => {
  guard.allow(LINE_IS_DOWN);
  const { trackId, clients, engineer } = await newJob();
  const [client] = clients;
  const line = await lineTo(house().url);
  const page = await openAs(client ?? null, { baseURL: line.url });
  await openReview(page, trackId);
  const studio = await openAs(engineer);
  await openReview(studio, trackId);

  line.cut('/socket.io');
  await writeNote(page, { at: '0:05', body: 'the snare is a bit loud' });
  await expect(noteWith(page, 'the snare is a bit loud')).toContainText('Waits for the line');
  await writeNote(page, { at: '0:07', body: 'and the hats too' });
  await expect(page.getByRole('status').filter({ hasText: 'The line is down. 2 changes wait for it.' })).toBeVisible();

  await page.reload();
  for (const words of ['the snare is a bit loud', 'and the hats too']) {
    await expect(noteWith(page, words), 'a reload keeps what waits').toContainText('Waits for the line');
  }
  await expect(noteWith(studio, 'the snare')).toHaveCount(0);

  line.mend();
  for (const words of ['the snare is a bit loud', 'and the hats too']) {
    await expect(noteWith(studio, words)).toHaveCount(1, { timeout: 30_000 });
    await expect(noteWith(page, words)).not.toContainText('Waits for the line');
  }
  await Promise.all([page.reload(), studio.reload()]);
  for (const one of [page, studio]) {
    await expect(one.locator('[data-note]')).toHaveCount(2);
    await expect(noteWith(one, 'the snare is a bit loud')).toHaveCount(1);
    await expect(noteWith(one, 'and the hats too')).toHaveCount(1);
  }
  await line.close();
});

test('a draft survives a reload', async ({ openAs }) => {
  const { trackId, clients } = await newJob();
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await page.keyboard.press('c');
  await page.locator('.tb-composer').getByLabel('Your note').fill('half a thought');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByText(/Go on with your note at/).click();
  await expect(page.locator('.tb-composer').getByLabel('Your note')).toHaveValue('half a thought');
});
