import { wavHeader } from '#db/demo/wav-header.ts';
import { complaintsOf } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { noteWith, openReview, position, writeNote } from './review.ts';
import { song } from './sound.ts';
import { newJob, upload } from './studio.ts';
import { house } from './house.ts';

test('an engineer draws the sections, a client goes by them and writes, and they follow to a version that begins later', async ({ openAs, guard }) => {
  // The save over another's.
  guard.allow(/the server responded with a status of 409/);
  const job = await newJob({ clients: ['Cleo'], songs: [{ seconds: 24 }] });
  const [engineer, client] = [await openAs(job.engineer), await openAs(job.clients[0] ?? null)];
  await openReview(engineer, job.trackId);
  await openReview(client, job.trackId);
  const lane = client.getByRole('group', { name: 'Sections' });
  await expect(lane, 'quiet where there is no map').toHaveCount(0);
  const desk = engineer.getByRole('region', { name: 'Draw the sections' });
  const seek = async (seconds: number) => {
    await engineer.getByRole('slider', { name: 'Position in the song' }).press('Home');
    for (let at = 0; at < seconds; at += 1) await engineer.getByRole('slider', { name: 'Position in the song' }).press('Shift+ArrowRight');
  };

  await test.step('added at the playhead, named, moved by key and by hand, taken back', async () => {
    await engineer.getByRole('button', { name: 'Draw the song’s sections' }).click();
    for (const [seconds, name] of [[0, 'Intro'], [6, 'Chorus'], [12, 'Chorus']] as const) {
      await seek(seconds);
      await desk.getByRole('button', { name: `Add a section at 0:${String(seconds).padStart(2, '0')}.0` }).click();
      await desk.getByLabel('Name').fill(name);
      await desk.getByLabel('Name').press('Enter');
    }
    const edge = engineer.getByRole('slider', { name: 'Beginning of Chorus' }).last();
    await edge.press('Shift+ArrowRight');
    await expect(edge).toHaveAttribute('aria-valuetext', '0:13.0');
    const box = await edge.boundingBox();
    if (!box) throw new Error('the edge is not there');
    await engineer.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await engineer.mouse.down();
    await engineer.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 4 });
    await engineer.mouse.up();
    await expect(edge).not.toHaveAttribute('aria-valuetext', '0:13.0');
    await desk.getByRole('button', { name: 'Undo' }).click();
    await expect(edge).toHaveAttribute('aria-valuetext', '0:13.0');
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(desk).toHaveCount(0);
  });

  await test.step('the client sees them at once, goes to one, and a note there says where it is', async () => {
    await expect(lane.getByRole('button')).toHaveCount(3);
    await lane.getByRole('button', { name: /^Chorus 2/ }).click();
    await expect.poll(() => position(client)).toBe(13);
    await expect(lane.getByRole('button', { name: /^Chorus 2/ })).toHaveAttribute('aria-current', 'true');
    await lane.getByRole('button', { name: /^Chorus 2/ }).press('ArrowLeft');
    await expect(lane.getByRole('button', { name: /^Chorus 1/ })).toBeFocused();
    await client.keyboard.press('c');
    const slots = client.locator('.tb-composer').getByRole('group', { name: 'Say it in taps' });
    await expect(slots.getByRole('button', { name: /^Section/ }), 'its place says it').toContainText('Chorus 2');
    await slots.getByRole('button', { name: /^Section/ }).click();
    await client.getByRole('group', { name: 'Which section?' }).getByRole('button', { name: 'Intro' }).click();
    await expect(client.locator('.tb-composer').getByLabel('Your note')).toHaveValue('In the Intro');
    await client.locator('.tb-composer').getByLabel('Your note').fill('');
    await writeNote(client, { body: 'snare down a touch' });
    await expect(noteWith(client, 'snare down a touch')).toContainText('Chorus 2');
    await expect(noteWith(engineer, 'snare down a touch')).toContainText('Chorus 2');
  });

  await test.step('they lie at the same moments of the song on a version that begins two seconds later', async () => {
    const id = await upload(job, song({ seconds: 24, hertz: 330 }));
    const moved = await fetch(`${house().url}/api/v1/versions/${id}`, { method: 'PATCH', headers: { authorization: `Bearer ${job.engineer.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ offsetSamples: 2 * 44_100 }) });
    expect(moved.ok).toBe(true);
    await openReview(client, job.trackId);
    await expect(client.getByRole('tab', { name: /v2/ })).toHaveAttribute('aria-selected', 'true');
    await expect(lane.getByRole('button', { name: 'Chorus 1, 0:04.0' })).toBeVisible();
    await lane.getByRole('button', { name: /^Chorus 2/ }).click();
    await expect.poll(() => position(client)).toBe(11);
  });

  await test.step('the desk says it beside the place, by the version the note was written on', async () => {
    await engineer.goto(`/desk?trackId=${job.trackId}`);
    const row = engineer.locator('.dk-row').filter({ hasText: 'snare down a touch' });
    await expect(row).toContainText('v1');
    await expect(row.locator('.dk-section')).toHaveText('Chorus 2');
    const headers = { authorization: `Bearer ${job.clients[0]?.token}`, 'content-type': 'application/json' };
    const { items } = (await (await fetch(`${house().url}/api/v1/notes?trackId=${job.trackId}`, { headers })).json()) as { items: { id: string; body: string }[] };
    const written = items.find(({ body }) => body === 'snare down a touch');
    const mended = await fetch(`${house().url}/api/v1/notes/${written?.id}`, { method: 'PATCH', headers, body: JSON.stringify({ at: 1000 }) });
    expect(mended.ok).toBe(true);
    await expect(row.locator('.dk-section'), 'its writer moves it while the desk looks').toHaveText('Intro');
  });

  await test.step('a second engineer’s save over it is refused, and says what changed', async () => {
    await openReview(engineer, job.trackId);
    await engineer.getByRole('button', { name: 'Change the sections' }).click();
    await engineer.getByRole('button', { name: 'Intro', exact: true }).click();
    await desk.getByRole('button', { name: 'Delete' }).click();
    const other = await openAs(job.engineer);
    await other.goto(`/tracks/${job.trackId}/map`);
    await other.getByRole('textbox', { name: 'Sections' }).fill('0:00 Count-in\n0:06 Chorus 1');
    await other.getByRole('textbox', { name: 'Parts' }).fill('Wurli = keys');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(desk.getByRole('alert')).toContainText('“Chorus 2” is gone');
    await desk.getByRole('button', { name: 'Take theirs' }).click();
    await expect(engineer.getByRole('button', { name: 'Count-in', exact: true })).toBeVisible();
    await other.getByRole('button', { name: 'Put back what was there before' }).click();
    await expect(other.getByRole('textbox', { name: 'Sections' })).toHaveValue(/Chorus 2/);
  });
});

test('a list that was saved stays in the fields, in order, and the next save keeps it', async ({ openAs }) => {
  const { trackId, engineer } = await newJob({ songs: [] });
  const page = await openAs(engineer);
  await page.goto(`/tracks/${trackId}/map`);
  const [sections, parts] = [page.getByRole('textbox', { name: 'Sections' }), page.getByRole('textbox', { name: 'Parts' })];
  const save = async (saved: string) => {
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('list', { name: 'Sections' })).toContainText(saved);
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  };
  await sections.fill('0:20 Chorus\n0:00 Intro');
  await parts.fill('Wurli = keys');
  await save('Chorus');
  await expect(sections).toHaveValue(/Intro\n.*Chorus/);
  await expect(parts).toHaveValue('Wurli = keys');
  await parts.fill('Wurli = keys\nTape hiss');
  await save('Chorus');
  await expect(parts).toHaveValue('Wurli = keys\nTape hiss');
  await sections.fill('0:00 Intro\n0:30 Bridge');
  await save('Bridge');
  await page.reload();
  await expect(parts).toHaveValue('Wurli = keys\nTape hiss');
  await expect(sections).toHaveValue(/Bridge/);
});

/** Sixteen seconds of a low hum, sixteen of a loud high tone, and the hum again. */
function inThreeParts(): Buffer {
  const [low, high] = [song({ seconds: 16, hertz: 110, gain: 0.08 }), song({ seconds: 16, hertz: 1760, gain: 0.5 })].map((file) => file.subarray(44)) as [Buffer, Buffer];
  const sound = Buffer.concat([low, high, low]);
  return Buffer.concat([wavHeader({ rate: 44_100, bits: 16, dataBytes: sound.length }), sound]);
}

test('sections are suggested from the sound, by letters only, and corrected before they are saved', async ({ openAs }) => {
  const job = await newJob({ songs: [] });
  await upload(job, inThreeParts());
  const page = await openAs(job.engineer);
  await openReview(page, job.trackId);
  await page.getByRole('button', { name: 'Draw the song’s sections' }).click();
  const desk = page.getByRole('region', { name: 'Draw the sections' });
  await desk.getByRole('button', { name: 'Suggest sections from the sound' }).click();
  await expect(page.getByRole('slider', { name: /^Beginning of/ })).toHaveCount(3);
  await expect(page.getByRole('slider', { name: 'Beginning of Section B' })).toHaveAttribute('aria-valuetext', /^0:1(5\.[5-9]|6\.[0-5])/);
  await page.getByRole('button', { name: 'Section A 1', exact: true }).click();
  await desk.getByLabel('Name').fill('Verse');
  await desk.getByRole('button', { name: 'And the one that sounds alike' }).click();
  await expect(page.getByRole('button', { name: 'Verse', exact: true })).toHaveCount(2);
  expect(await complaintsOf(page, 'drawing')).toEqual([]);
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('group', { name: 'Sections' }).getByRole('button')).toHaveCount(3);
  await expect(page.getByRole('group', { name: 'Sections' })).toContainText('Verse 2');
  expect(await complaintsOf(page, 'sections', '.sm-lane')).toEqual([]);
  await page.goto(`/tracks/${job.trackId}/map`);
  expect(await complaintsOf(page, 'as a list')).toEqual([]);
});

test('without JavaScript the map is written as lines, and what was typed stays when it is refused', async ({ openAs, guard }) => {
  guard.allow(/the server responded with a status of 422/);
  const { trackId, engineer, clients } = await newJob({ songs: [] });
  const page = await openAs(engineer, { javaScriptEnabled: false });
  await page.goto(`/tracks/${trackId}/map`);
  await page.getByRole('textbox', { name: 'Sections' }).fill('0:00 Intro\nlater Chorus');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Line 2: begin with a time such as 1:32.5')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Sections' })).toHaveValue('0:00 Intro\nlater Chorus');
  await page.getByRole('textbox', { name: 'Sections' }).fill('0:00 Intro\n0:20 Chorus\n0:40 Chorus');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Sections' })).toContainText('Chorus 2');
  const client = await openAs(clients[0] ?? null, { javaScriptEnabled: false });
  await client.goto(`/tracks/${trackId}/map`);
  await expect(client.getByRole('list', { name: 'Sections' })).toContainText('Chorus 2');
  await expect(client.getByRole('button', { name: 'Save' })).toHaveCount(0);
});
