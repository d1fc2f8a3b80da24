import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { canPlay, noteWith, position, writeNote } from './review.ts';
import { song } from './sound.ts';

test('an engineer publishes two versions, a client says what to change, and both see it at once', async ({ openAs }, testInfo) => {
  test.setTimeout(120_000);
  const engineer = await openAs(null);
  await engineer.goto(house().links.engineer);
  const title = `Lanterns ${Date.now()}`;

  await test.step('the engineer makes a project and a track', async () => {
    await engineer.getByRole('link', { name: 'New project' }).click();
    await engineer.getByLabel('Title').fill(title);
    await engineer.getByLabel('Artist').fill('The Lanterns');
    await engineer.getByRole('button', { name: 'Make the project' }).click();
    await engineer.getByLabel('Title of the new track').fill('Harbour');
    await engineer.getByRole('button', { name: 'Add track' }).click();
  });
  const projectUrl = engineer.url();
  await engineer.getByRole('button', { name: 'Invite a client' }).click();
  const invitation = await engineer.getByLabel('Link of the invitation').inputValue();
  await engineer.getByRole('link', { name: 'Harbour' }).click();

  const fetched = mediaBytes(engineer);
  const files = [song({ gain: 0.3 }), song({ gain: 0.6, hertz: 330 })];
  await test.step('uploads two mixes and sees them through', async () => {
    const uploads = engineer.getByRole('list', { name: 'Uploads' }).getByRole('listitem');
    const paths = files.map((_, i) => testInfo.outputPath(`harbour ${i + 1}.wav`));
    await Promise.all(files.map((file, i) => writeFile(paths[i] as string, file)));
    await engineer.locator('input[type=file]').setInputFiles(paths);
    await expect(uploads).toHaveCount(2);
    await expect(engineer.getByRole('tab', { name: /^v2/ })).toBeVisible({ timeout: 40_000 });
    await expect(engineer.getByRole('tab', { name: /Being prepared/ })).toHaveCount(0, { timeout: 40_000 });
    await expect(engineer.getByRole('tab', { name: /^v1/ }), 'numbered in the order of their names').toContainText('harbour 1');
  });

  await test.step('hears both, from the same moment', async () => {
    await engineer.getByRole('tab', { name: /^v1/ }).click();
    await canPlay(engineer);
    await engineer.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => position(engineer)).toBeGreaterThan(0.5);
    const before = await position(engineer);
    await engineer.getByRole('tab', { name: /^v2/ }).click();
    await expect.poll(() => position(engineer)).toBeGreaterThan(before + 0.5);
    expect(await position(engineer), 'a switch does not start the song anew or jump').toBeLessThan(before + 15);
    await engineer.getByRole('button', { name: 'Pause', exact: true }).click();
    const paused = await position(engineer);
    await engineer.getByRole('tab', { name: /^v1/ }).click();
    await expect(engineer.getByRole('tab', { name: /^v1/ })).toHaveAttribute('aria-selected', 'true');
    expect(Math.abs((await position(engineer)) - paused)).toBeLessThan(0.11);
    expect((await fetched()).size, 'both versions were fetched').toBe(2);
  });

  await test.step('the original comes back bit for bit', async () => {
    const link = await engineer.getByRole('link', { name: /Download the original/ }).getAttribute('href');
    const bytes = await (await engineer.request.get(link as string)).body();
    expect(files.map(sha256)).toContain(sha256(bytes));
  });

  await test.step('marks the mix done', async () => {
    const summary = engineer.locator('summary', { hasText: 'Mark the mix done' });
    await summary.click();
    await engineer.getByRole('button', { name: 'Mark the mix done' }).click();
    await expect(engineer.getByText(/^Mix done since/)).toBeVisible();
  });

  const client = await openAs(null);
  await test.step('the client joins by the link and finds the track', async () => {
    await client.goto(new URL(invitation).pathname);
    await client.getByLabel('Your name').fill('Wren Halloway');
    await client.getByLabel('Email').fill(`wren-${Date.now()}@example.com`);
    await client.getByLabel('Password', { exact: true }).fill('four quiet words here');
    await client.getByRole('button', { name: 'Join' }).click();
    await expect(client).toHaveURL(new URL(projectUrl).pathname);
    await client.getByRole('link', { name: 'Harbour' }).click();
    await canPlay(client);
    await expect(client.getByText(/Minor tweaks are free until/)).toBeVisible();
    await expect(engineer.getByRole('region', { name: 'Listening now' })).toContainText('Wren Halloway');
  });

  await test.step('a note at 0:12 and a range at 0:15–0:19 reach the engineer within a second', async () => {
    let opened = 0;
    engineer.on('load', () => (opened += 1));
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await client.keyboard.press(key);
    expect(await position(client)).toBeCloseTo(12, 1);
    const delays = [
      await delayOf(engineer, 'vocal up 1 dB here', () => writeNote(client, { at: '0:12', body: 'vocal up 1 dB here' })),
      await delayOf(engineer, 'a bit less reverb', async () => {
        await dragAcross(client, 15 / 24, 19 / 24);
        await writeNote(client, { at: '0:15', until: '0:19', body: 'a bit less reverb' });
      }),
    ];
    await expect(noteWith(engineer, 'vocal up 1 dB here').getByRole('button', { name: 'Play from 0:12.0' })).toBeVisible();
    await expect(noteWith(engineer, 'a bit less reverb').getByRole('button', { name: /Play from 0:15.0.+0:19.0/ })).toBeVisible();
    expect(Math.min(...delays), 'milliseconds from the Enter key to the engineer’s list').toBeLessThan(1000);
    expect(opened, 'without a reload').toBe(0);
  });

  await test.step('the engineer decides, and the client reads it', async () => {
    const note = noteWith(engineer, 'a bit less reverb');
    await expect(noteWith(client, 'vocal up 1 dB here')).toContainText('Going in');
    await note.getByRole('button', { name: /^Answer or change: Wren/ }).click();
    await note.getByRole('button', { name: 'Start work' }).click();
    await expect(noteWith(client, 'a bit less reverb')).toContainText('Being worked on');
    await note.getByRole('button', { name: 'Decline…' }).click();
    await note.getByLabel('Why not? The client reads it.').fill('The reverb is on the recording.');
    await note.getByRole('button', { name: 'Decline', exact: true }).click();
    await expect(noteWith(client, 'a bit less reverb')).toContainText('The reverb is on the recording.');
  });
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Collects the versions whose audio the page fetches with success. */
function mediaBytes(page: Page): () => Promise<Set<string>> {
  const seen = new Set<string>();
  page.context().on('response', (response) => {
    const [, id] = /\/media\/([^/]+)\/(?:lossless|low)\./.exec(response.url()) ?? [];
    if (id && (response.status() === 206 || response.status() === 200)) seen.add(id);
  });
  return async () => seen;
}

/** Does something in one browser and measures until another shows these words. @returns milliseconds. */
async function delayOf(page: Page, words: string, act: () => Promise<void>): Promise<number> {
  const shown = page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('.tb-notes-list')?.textContent?.includes(text)) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    words,
  );
  await act();
  const sent = Date.now();
  return (await shown) - sent;
}

/** Draws a stretch on the waveform, from one share of its width to another. */
async function dragAcross(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator('.tb-wave').boundingBox();
  if (!box) throw new Error('there is no waveform');
  const y = box.y + box.height * 0.6;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('.tb-composer').getByLabel('Until', { exact: true })).toHaveValue(/^0:(18\.[5-9]|19\.[0-5])$/);
}
