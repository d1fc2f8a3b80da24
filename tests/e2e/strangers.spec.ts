import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { newJob } from './studio.ts';

test('a client of another project finds nothing: no page, no audio, and no hint that there is any', async ({ openAs, guard }) => {
  guard.allow(/Failed to load resource: the server responded with a status of 404/);
  const theirs = await newJob();
  const other = await newJob({ clients: ['Otto Other'], songs: [] });
  const stranger = other.clients[0];
  const page = await openAs(stranger ?? null);
  for (const place of [`/tracks/${theirs.trackId}`, `/projects/${theirs.projectId}`, `/tracks/${theirs.trackId}/ledger`, `/projects/${theirs.projectId}/edit`]) {
    const answer = await page.goto(place);
    expect(answer?.status(), place).toBe(404);
    await expect(page.getByRole('heading', { name: 'Nothing here for you' })).toBeVisible();
    expect(await page.content()).not.toContain(theirs.title);
    await expect(page.getByRole('link', { name: 'To your projects' })).toBeVisible();
  }
  const [versionId] = theirs.versionIds;
  for (const file of ['lossless.flac', 'low.opus', 'peaks.dat', 'original']) {
    const asStranger = await page.request.get(`/media/${versionId}/${file}`);
    expect(asStranger.status(), file).toBe(404);
    const asNobody = await fetch(`${house().url}/media/${versionId}/${file}`);
    expect(asNobody.status, file).toBe(404);
  }
  const client = await openAs(theirs.clients[0] ?? null);
  expect((await client.request.get(`/media/${versionId}/lossless.flac`)).status()).toBe(200);
});

test('somebody who is not signed in is asked to, and then led where they wanted to go', async ({ openAs }) => {
  const { trackId } = await newJob({ songs: [] });
  const page = await openAs(null);
  await page.goto(`/tracks/${trackId}`);
  await expect(page).toHaveURL(`/sign-in?redirectTo=%2Ftracks%2F${trackId}`);
});
