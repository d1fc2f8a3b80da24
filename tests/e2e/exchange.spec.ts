import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { canPlay, noteLines } from './review.ts';
import { song } from './sound.ts';
import { newJob } from './studio.ts';

const LABELS = '2.000000\t2.000000\tsnare down a touch\n5.000000\t7.500000\tcan I re-sing this line\nno label at all\n';

test('requests go out to the DAW as files, and markers come back as notes', async ({ openAs }) => {
  const job = await newJob({ doneAt: new Date() });
  const page = await openAs(job.engineer);
  await page.goto(`/tracks/${job.trackId}`);
  await canPlay(page);
  await page.getByText('To the DAW and back').click();
  await page.getByRole('link', { name: 'More choices, or bring markers in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('To the DAW and back');
  await expect(page.getByText('Nothing to export with this choice.')).toBeVisible();

  await test.step('a file is looked at before anything is made of it', async () => {
    await page.getByLabel('File').setInputFiles({ name: 'labels.txt', mimeType: 'text/plain', buffer: Buffer.from(LABELS) });
    await page.getByRole('button', { name: 'Look at it' }).click();
    await expect(page.getByRole('status').filter({ hasText: '2 notes to make, 1 line left out.' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Lines left out' })).toContainText('no label at all');
    await expect(page.getByRole('table', { name: 'Notes' })).toContainText('0:00:05.000 to 0:00:07.500');
    const desk = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'a phone shows it without scrolling sideways').toBeLessThanOrEqual(390);
    for (const words of ['can I re-sing this line', 'no label at all']) {
      const cell = await page.getByRole('cell', { name: words, exact: true }).boundingBox();
      expect(cell?.width, words).toBeGreaterThan(240);
    }
    if (desk) await page.setViewportSize(desk);
    await page.getByRole('button', { name: 'Make 2 notes' }).click();
    await expect(page.getByRole('status').filter({ hasText: '2 notes made' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Notes' })).toContainText(/attended/i);
    await expect(page.getByText('2 requests, about')).toBeVisible();
  });

  await test.step('the same file again makes nothing', async () => {
    await page.getByLabel('File').setInputFiles({ name: 'labels.txt', mimeType: 'text/plain', buffer: Buffer.from(LABELS) });
    await page.getByRole('button', { name: 'Look at it' }).click();
    await expect(page.getByRole('status').filter({ hasText: '0 notes to make, 2 there already' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Make/ })).toHaveCount(0);
  });

  const download = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  await test.step('they leave as lists, and in the original', async () => {
    const reaper = await download('REAPER markers');
    expect(reaper.name).toMatch(/-v1-open\.reaper\.csv$/);
    expect(reaper.bytes.toString()).toContain('R1,can I re-sing this line,0:00:05.000,0:00:07.500,0:00:02.500');
    const original = await download('Original with markers');
    const sent = song({});
    expect(original.bytes.subarray(44, sent.length).equals(sent.subarray(44)), 'the sound is untouched').toBe(true);
    expect(original.bytes.includes('can I re-sing this line')).toBe(true);
  });

  await test.step('only those in one state', async () => {
    await page.getByLabel('Requests').selectOption({ label: 'Needs booked time' });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByText('1 request, about')).toBeVisible();
    expect((await download('Audacity labels')).bytes.toString()).toBe('5.000000\t7.500000\tcan I re-sing this line\n');
  });

  await test.step('the recall sheet fits paper', async () => {
    await page.getByRole('link', { name: 'Recall sheet' }).click();
    const sheet = page.getByRole('article');
    await expect(sheet.getByRole('heading', { level: 1 })).toContainText(`${job.title} v1`);
    await expect(sheet.getByRole('row').filter({ hasText: 'can I re-sing this line' })).toContainText('Needs booked time');
    await expect(sheet).toContainText('LUFS');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(sheet).toBeVisible();
    await page.emulateMedia({ media: null });
  });

  await page.getByRole('link', { name: `Back to “${job.title}”` }).click();
  await canPlay(page);
  expect((await noteLines(page)).filter((line) => line.includes('can I re-sing this line')).length).toBe(1);
});

test('without JavaScript a client takes the list and brings markers in', async ({ openAs, guard }) => {
  guard.allow(/the server responded with a status of 422/);
  const job = await newJob({ doneAt: new Date() });
  const page = await openAs(job.clients[0] ?? null, { javaScriptEnabled: false });
  await page.goto(`/tracks/${job.trackId}`);
  await page.getByText('To the DAW and back').click();
  await page.getByRole('link', { name: 'More choices, or bring markers in' }).click();
  await page.getByLabel('Or paste it').fill('dear engineer');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('alert')).toContainText('neither a label track');
  await expect(page.getByLabel('Or paste it'), 'nothing is lost').toHaveValue('dear engineer');
  await page.getByLabel('Or paste it').fill('#,Name,Start,End,Length\nM1,"hi-hat, softer",0:03.250,,');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByRole('button', { name: 'Make 1 note' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 note made.' })).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Table (CSV)' }).click()]);
  expect((await readFile(await file.path())).toString()).toContain('"hi-hat, softer"');
});
