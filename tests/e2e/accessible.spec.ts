import { complaintsOf } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { openReview, writeNote } from './review.ts';
import { type Job, newInvitation, newJob, theOwner } from './studio.ts';

test.describe.configure({ timeout: 120_000 });

/** Where each kind of person can go. */
const PLACES = {
  nobody: async (job: Job) => ['/sign-in', '/forgot-password', new URL(await newInvitation(job)).pathname, '/invite/closed', '/reset-password/closed'],
  owner: async (job: Job) => ['/', '/settings/profile', '/settings/studio', '/settings/people', '/settings/tokens', `/projects/${job.projectId}`, '/dev/mail'],
  engineer: async (job: Job) => ['/', '/projects/new', `/projects/${job.projectId}`, `/projects/${job.projectId}/edit`, `/projects/${job.projectId}/bookings?new=1`, `/tracks/${job.trackId}/ledger`, '/settings/profile'],
  'engineer at work': async (job: Job) => [await offered(job), '/calendar?day=2090-01-05', '/calendar?view=agenda', '/desk?tab=decide', '/desk/manage'],
  client: async (job: Job) => ['/', `/projects/${job.projectId}`, `/projects/${job.projectId}/bookings`, '/settings/profile', '/tracks/none-of-yours'],
  'client who books': async (job: Job) => [`/projects/${job.projectId}/bookings/ask`, await offered(job), '/calendar'],
} as const;

/** The page of a booking that waits for its client. */
async function offered({ projectId, engineer: { userId, token } }: Job): Promise<string> {
  const body = { projectId, service: 'attended_mix', startsAt: '2090-01-05T10:00:00Z', endsAt: '2090-01-05T12:00:00Z', engineerId: userId, roomId: null, agreed: false };
  const answer = await fetch(`${house().url}/api/v1/bookings`, { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
  return `/bookings/${((await answer.json()) as { id: string }).id}`;
}

for (const who of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
  test(`axe finds nothing serious on the pages of ${who}, dark and light`, async ({ openAs, guard }) => {
    guard.allow(/Failed to load resource: the server responded with a status of 404/);
    const job = await newJob({ songs: [] });
    const person = who === 'nobody' ? null : who === 'owner' ? await theOwner() : who.startsWith('engineer') ? job.engineer : (job.clients[0] ?? null);
    const page = await openAs(person);
    const found: string[] = [];
    for (const place of await PLACES[who](job)) {
      await page.goto(place);
      await expect(page.locator('h1').first()).toBeVisible();
      found.push(...(await complaintsOf(page, place)));
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing serious on the review page, with notes, composer and keys open, dark and light', async ({ openAs }) => {
  const job = await newJob({ songs: [{}, {}], doneAt: new Date() });
  for (const person of [job.clients[0] ?? null, job.engineer]) {
    const page = await openAs(person);
    await openReview(page, job.trackId);
    await writeNote(page, { at: '0:02', body: 'vocal up 1 dB' });
    await writeNote(page, { at: '0:08', body: 'can I re-sing the bridge' });
    await page.keyboard.press('c');
    expect(await complaintsOf(page, 'review')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    if (person === job.engineer) await page.getByRole('button', { name: 'Line up' }).click();
    await page.keyboard.press('d');
    await page.getByLabel('Choose versions to compare').click();
    expect(await complaintsOf(page, 'comparing', '.rv-compare')).toEqual([]);
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await page.keyboard.press('?');
    expect(await complaintsOf(page, 'keys')).toEqual([]);
    await page.goto(`/tracks/${job.trackId}/notes/${await page.locator('[data-note]').first().getAttribute('data-note')}`);
    for (const more of await page.locator('details').all()) await more.evaluate((details) => details.setAttribute('open', ''));
    expect(await complaintsOf(page, 'a note')).toEqual([]);
  }
});
