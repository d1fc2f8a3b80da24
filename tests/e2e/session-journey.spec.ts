import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { type Hands, keys, mouse } from './hands.ts';
import { house } from './house.ts';
import { moveToOwnHouse, type OwnHouse } from './own-house.ts';
import { noteWith, openReview } from './review.ts';
import { song } from './sound.ts';
import { newJob, upload } from './studio.ts';

const DAY = 86_400_000;
const WORDS = 'can I re-sing the bridge';

const windowOf = (page: Page) => page.getByRole('region', { name: 'Free changes' });

test.describe.configure({ mode: 'default' });

let own: OwnHouse;
test.beforeAll(async () => {
  own = await moveToOwnHouse();
});
test.afterAll(() => own.leave());

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

for (const { how, viewport, handsOf } of [
  { how: 'by mouse on a desk', viewport: DESK, handsOf: mouse },
  { how: 'by keyboard alone on a desk', viewport: DESK, handsOf: keys },
  { how: 'by mouse on a phone', viewport: PHONE, handsOf: mouse },
  { how: 'by keyboard alone on a phone', viewport: PHONE, handsOf: keys },
]) {
  test(`what is refused leads to a session, and the session opens the window again: ${how}`, async ({ openAs }) => {
    test.setTimeout(120_000);
    const job = await newJob({ doneAt: new Date(Date.now() - 2 * DAY), songs: [{}, { gain: 0.4 }] });
    const [client, engineer] = [await openAs(job.clients[0] ?? null, { viewport }), await openAs(job.engineer, { viewport })];
    const [asClient, asEngineer]: [Hands, Hands] = [handsOf(client), handsOf(engineer)];

    await test.step('a major request needs a session, and leads to the free times', async () => {
      await openReview(client, job.trackId);
      await asClient.note();
      const words = client.locator('.tb-composer').getByLabel('Your note');
      await expect(words).toBeFocused();
      await client.keyboard.type(WORDS);
      await client.keyboard.press('Enter');
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
      await expect(engineer.getByLabel('Which version carries it?').locator('option:checked'), 'the newest').toContainText('v3');
      await asEngineer.press(engineer.getByRole('group', { name: 'Decide' }).getByRole('button', { name: /^Done/ }).last());
      await expect(noteWith(engineer, WORDS)).toContainText(/Done/);
    });

    await test.step('when the session is over the window opens again, and what it took is kept', async () => {
      const answer = await fetch(`${house().url}/api/v1${booking}`, { headers: { Authorization: `Bearer ${job.engineer.token}` } });
      const { endsAt } = (await answer.json()) as { endsAt: string };
      await own.forwardTo(Date.parse(endsAt) + 60_000);
      await openReview(client, job.trackId);
      await expect(windowOf(client)).toContainText(/Minor tweaks are free until/);
      await expect(noteWith(client, WORDS)).toContainText('It is in v3. Did it land?');
      await engineer.goto(booking);
      await expect(engineer.getByText('It was held.')).toBeVisible();
      await asEngineer.write(engineer.getByLabel('Minutes it took'), '110');
      await asEngineer.press(engineer.getByRole('button', { name: 'Keep it' }));
      await expect(engineer.getByText(/took 1 h 50 min/)).toBeVisible();
    });
  });
}
