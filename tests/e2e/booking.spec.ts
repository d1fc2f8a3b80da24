import type { Page } from '@playwright/test';
import { startServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';
import { type Hands, keys, mouse } from './hands.ts';
import { house } from './house.ts';
import { noteWith, openReview, writeNote } from './review.ts';
import { song } from './sound.ts';
import { newJob, upload } from './studio.ts';

const DAY = 86_400_000;
const WORDS = 'can I re-sing the bridge';

for (const { how, viewport, handsOf } of [
  { how: 'by mouse on a desk', viewport: { width: 1440, height: 900 }, handsOf: mouse },
  { how: 'by keyboard alone on a phone', viewport: { width: 390, height: 844 }, handsOf: keys },
]) {
  test(`what is refused leads to a session, and the session opens the window again: ${how}`, async ({ openAs }) => {
    test.setTimeout(180_000);
    const job = await newJob({ doneAt: new Date(Date.now() - 2 * DAY), songs: [{}, { gain: 0.4 }] });
    const [client, engineer] = [await openAs(job.clients[0] ?? null, { viewport }), await openAs(job.engineer, { viewport })];
    const [asClient, asEngineer]: [Hands, Hands] = [handsOf(client), handsOf(engineer)];
    const windowOf = (page: Page) => page.getByRole('region', { name: 'Free changes' });

    await test.step('a major request needs a session, and leads to the free times', async () => {
      await openReview(client, job.trackId);
      await writeNote(client, { at: '0:03', body: WORDS });
      await expect(noteWith(client, WORDS)).toContainText('Needs booked time');
      await asClient.press(noteWith(client, WORDS).getByRole('link', { name: 'Ask for a time' }));
      await expect(client.getByRole('heading', { level: 1 })).toHaveText('Ask for a time');
      await expect(client.getByLabel('Kind of session')).toHaveValue('attended_mix');
      await expect(client.getByText(/^Estimated/)).toBeVisible();
      await expect(client.getByRole('checkbox', { name: new RegExp(WORDS) })).toBeChecked();
    });

    await test.step('the client asks for one of them', async () => {
      await asClient.tick(client.getByRole('radio').first());
      await asClient.press(client.getByRole('button', { name: 'Ask for this time' }));
      await expect(client.getByText(/You asked for this time\. It is kept for you until/)).toBeVisible();
    });
    const booking = new URL(client.url()).pathname;

    await test.step('the engineer offers two hours at a price', async () => {
      await engineer.goto(`/projects/${job.projectId}/bookings`);
      await asEngineer.press(engineer.getByRole('link', { name: /^Attended mix, / }));
      await expect(engineer).toHaveURL(booking);
      await asEngineer.choose(engineer.getByLabel('Length'), '120');
      await asEngineer.write(engineer.getByLabel(/^Price/), '90');
      await asEngineer.press(engineer.getByRole('button', { name: 'Offer it' }));
      await expect(engineer.getByText(/^Offered for .*90\.00\. It is kept free until/)).toBeVisible();
    });

    await test.step('the client agrees: changes are collected for the session', async () => {
      await client.reload();
      await expect(client.getByRole('row', { name: /Altogether .*90\.00/ })).toBeVisible();
      await asClient.press(client.getByRole('button', { name: /^Agree, for/ }));
      await expect(client.getByText(/^Agreed\./)).toBeVisible();
      await expect(client.getByRole('list', { name: 'Requests it is for' })).toContainText('Goes into your session on');
      await openReview(client, job.trackId);
      await expect(windowOf(client)).toContainText(/collected|session on/i);
      await expect(noteWith(client, WORDS)).toContainText('Goes into your session on');
    });

    await test.step('the engineer marks it done in v3', async () => {
      await upload(job, song({ gain: 0.5 }), 'v3.wav');
      await openReview(engineer, job.trackId);
      await asEngineer.press(noteWith(engineer, WORDS).getByRole('button', { name: /^Answer or change/ }));
      await asEngineer.press(engineer.getByRole('group', { name: 'Decide' }).getByRole('button', { name: /^Done/ }));
      await expect(engineer.getByLabel('Which version carries it?')).toContainText('v3');
      await asEngineer.press(engineer.getByRole('group', { name: 'Decide' }).getByRole('button', { name: /^Done/ }).last());
      await expect(noteWith(engineer, WORDS)).toContainText(/Done/);
    });

    const later = await startServer({ env: { DATA_DIR: house().dataDir, DATABASE_URL: house().databaseUrl, ROLES: 'web', TEST_CLOCK: '1' } });
    try {
      await test.step('when the session is over the window opens again, and what it took is kept', async () => {
        const answer = await fetch(`${house().url}/api/v1${booking}`, { headers: { Authorization: `Bearer ${job.engineer.token}` } });
        const { endsAt } = (await answer.json()) as { endsAt: string };
        const minutes = Math.ceil((Date.parse(endsAt) - Date.now()) / 60_000) + 1;
        expect((await client.request.post(`${later.url}/dev/clock`, { data: { minutes } })).status()).toBe(200);
        await client.goto(`${later.url}/tracks/${job.trackId}`);
        await expect(windowOf(client)).toContainText(/Minor tweaks are free until/);
        await engineer.goto(`${later.url}${booking}`);
        await expect(engineer.getByText('It was held.')).toBeVisible();
        await asEngineer.write(engineer.getByLabel('Minutes it took'), '110');
        await asEngineer.press(engineer.getByRole('button', { name: 'Keep it' }));
        await expect(engineer.getByText(/took 1 h 50 min/)).toBeVisible();
      });
    } finally {
      await later.stop();
    }
  });
}

test('in the studio’s calendar a session is dragged elsewhere only as a proposal, which the client answers', async ({ openAs }) => {
  const job = await newJob({ songs: [] });
  const [startsAt, endsAt] = ['2090-03-07T12:00:00.000Z', '2090-03-07T14:00:00.000Z'];
  const made = await fetch(`${house().url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${job.engineer.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ projectId: job.projectId, service: 'attended_mix', startsAt, endsAt, engineerId: job.engineer.userId, roomId: null }),
  });
  expect(made.status).toBe(201);
  const engineer = await openAs(job.engineer, { viewport: { width: 1440, height: 900 }, timezoneId: 'America/New_York' });
  await engineer.goto('/calendar?view=week&day=2090-03-07');
  const session = engineer.getByRole('link', { name: /Attended mix/ });
  await expect(session).toContainText('12:00–14:00');
  await expect(session).toContainText('07:00–09:00 by your clock (New York)');
  await expect(session).toContainText('Booked');
  const box = await session.boundingBox();
  if (!box) throw new Error('the session is not drawn');
  await engineer.mouse.move(box.x + box.width / 2, box.y + 12);
  await engineer.mouse.down();
  await engineer.mouse.move(box.x + box.width / 2, box.y + 12 + box.height / 4, { steps: 4 });
  await engineer.mouse.move(box.x + box.width / 2, box.y + 12 + box.height / 2, { steps: 4 });
  await engineer.mouse.up();
  const dialog = engineer.getByRole('dialog');
  await expect(dialog).toContainText('Cleo Client must agree to the new time');
  await dialog.getByRole('button', { name: 'Propose it' }).click();
  await expect(engineer.getByRole('link', { name: /Attended mix/ })).toHaveCount(2);
  await expect(engineer.getByRole('link', { name: /Proposed/ })).toContainText('13:00–15:00');
  await expect(session.first(), 'what was agreed stands').toContainText('12:00–14:00');

  const client = await openAs(job.clients[0] ?? null, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await client.goto('/calendar?day=2090-03-07');
  await client.getByRole('link', { name: 'Attended mix' }).first().click();
  await expect(client.getByText(/The studio would like another time: .*13:00–15:00/)).toBeVisible();
  await client.getByRole('button', { name: 'Agree to the new time' }).click();
  await expect(client.getByText(/13:00–15:00/).first()).toBeVisible();
  await expect(client.getByText(/^Agreed\./)).toBeVisible();
});
