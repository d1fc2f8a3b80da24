import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { newJob } from './studio.ts';

/** About an hour later: a drag ends on a quarter. */
const PROPOSED = /13:\d\d–15:\d\d/;

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
  await session.scrollIntoViewIfNeeded();
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
  await expect(engineer.getByRole('link', { name: /Proposed/ })).toContainText(PROPOSED);
  await expect(session.first(), 'what was agreed stands').toContainText('12:00–14:00');

  await test.step('an engineer’s own calendar subscribes to it', async () => {
    await engineer.goto('/settings/profile');
    await engineer.getByRole('button', { name: 'Make an address' }).click();
    const address = await engineer.getByLabel('Address of your calendar').inputValue();
    const file = await (await fetch(address)).text();
    expect(file).toContain('BEGIN:VCALENDAR');
    expect(file).toContain('DTSTART:20900307T120000Z');
    await engineer.goto('/calendar?view=week&day=2090-03-07');
    await expect(engineer.getByRole('link', { name: /Attended mix/ })).toHaveCount(2);
  });

  const client = await openAs(job.clients[0] ?? null, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await client.goto('/calendar?day=2090-03-07');
  await client.getByRole('link', { name: 'Attended mix' }).first().click();
  await expect(client.getByText(/The studio would like another time: .*13:\d\d–15:\d\d/)).toBeVisible();
  await client.getByRole('button', { name: 'Agree to the new time' }).click();
  await expect(client.getByText(PROPOSED).first()).toBeVisible();
  await expect(client.getByText(/^Agreed\./)).toBeVisible();

  await test.step('the calendar that the studio has open follows by itself', async () => {
    await expect(engineer.getByRole('link', { name: /Attended mix/ })).toHaveCount(1);
    await expect(session).toContainText(PROPOSED);
  });

  await client.goto('/dev/mail');
  await expect(client.getByText('Kept mail').first()).toBeVisible();
  await expect(client.getByRole('link', { name: new RegExp(`/bookings/`) }).first()).toBeVisible();
});
