import { expect, test } from './fixtures.ts';
import { noteWith, openReview, writeNote } from './review.ts';
import { newJob } from './studio.ts';

const DAY = 86_400_000;

test('inside the window the page says until when tweaks are free, and what needs a session', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ doneAt: new Date(Date.now() - 2 * DAY) });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await expect(page.getByRole('region', { name: 'Free changes' })).toContainText(/Minor tweaks are free until \w+day \d+ \w+, 23:59 \(\d+ days? left\)\./);

  await page.keyboard.press('c');
  const words = page.locator('.tb-composer').getByLabel('Your note');
  const line = page.locator('.tb-foreseen');
  await words.fill('vocals up 1 dB in the chorus');
  await expect(line).toContainText(/free/i);
  await words.fill('can I re-sing the bridge');
  await expect(line).toContainText(/attended mix/i);
  const foreseen = await line.innerText();
  await words.press('Enter');
  const note = noteWith(page, 'can I re-sing the bridge');
  await expect(note).toContainText('Needs booked time');
  await expect(note, `foreseen was: ${foreseen}`).toContainText(/attended mix/i);
});

test('after the window a refused request says why and what to do next, and a fault is still free', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ doneAt: new Date(Date.now() - 30 * DAY) });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await expect(page.getByRole('region', { name: 'Free changes' })).toContainText(/The free window closed on \d+ \w+\. Changes now need booked time\./);
  await writeNote(page, { at: '0:03', body: 'snare down a touch' });
  const tweak = noteWith(page, 'snare down a touch');
  await expect(tweak).toContainText('Needs booked time');
  await expect(tweak).toContainText(/closed/i);
  await expect(tweak).toContainText(/mix time|book/i);
  await writeNote(page, { at: '0:13', body: 'there is a click at 0:13' });
  await expect(noteWith(page, 'there is a click at 0:13')).toContainText('Going in');
});

test('no page shows the state names of the database', async ({ openAs }) => {
  const { trackId, projectId, clients } = await newJob({ doneAt: new Date(Date.now() - 30 * DAY) });
  const page = await openAs(clients[0] ?? null);
  await openReview(page, trackId);
  await writeNote(page, { at: '0:03', body: 'snare down a touch' });
  await expect(noteWith(page, 'snare down a touch')).toContainText('Needs booked time');
  for (const place of [`/tracks/${trackId}`, `/projects/${projectId}`, '/']) {
    await page.goto(place);
    expect(await page.locator('body').innerText()).not.toMatch(/needs_booking|not_started|on_hold|in_progress|needs_decision/);
  }
});
