import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { newInvitation, newJob } from './studio.ts';

const PASSWORD = 'four quiet words here';

test('without JavaScript a client joins, signs in, reads the page, writes a note and reads the verdict', async ({ openAs, guard }) => {
  // The form comes back with what is wrong, and says so to programs too.
  guard.allow(/the server responded with a status of 422/);
  const job = await newJob({ doneAt: new Date() });
  const page = await openAs(null, { javaScriptEnabled: false });
  const email = `nora-${job.trackId.slice(-6)}@example.com`;
  await page.goto(new URL(await newInvitation(job), house().url).pathname);
  await page.getByLabel('Your name').fill('Nora Noscript');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('link', { name: job.title })).toBeVisible();
  await page.context().clearCookies();

  await page.goto(`/tracks/${job.trackId}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not the right words');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page, 'back to where one wanted to go').toHaveURL(`/tracks/${job.trackId}`);

  await expect(page.getByRole('heading', { name: job.title })).toBeVisible();
  await expect(page.getByText(/Minor tweaks are free until .+23:59/)).toBeVisible();
  await expect(page.locator('audio[controls]')).toHaveCount(1);
  const composer = page.locator('.tb-composer');
  await composer.locator('summary').click();
  await composer.getByLabel('At', { exact: true }).fill('0:12');
  await composer.getByLabel('Your note').fill('vocal up 1 dB in the chorus');
  await composer.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Your note is there.' })).toBeVisible();
  const note = page.locator('[data-note]').filter({ hasText: 'vocal up 1 dB in the chorus' });
  await expect(note).toHaveCount(1);
  await expect(note).toContainText('0:12.0');
  await expect(note).toContainText(/free/i);

  await composer.locator('summary').click();
  await composer.getByLabel('At', { exact: true }).fill('half past');
  await composer.getByLabel('Your note').fill('these words must not be lost');
  await composer.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('alert').first()).toContainText('0:12');
  await expect(composer.getByLabel('Your note')).toHaveValue('these words must not be lost');
});

test('without JavaScript people answer, edit, take back and decide on the page of a note', async ({ openAs, guard }) => {
  guard.allow(/the server responded with a status of (409|422)/);
  const job = await newJob({ doneAt: new Date() });
  const [client, engineer] = [await openAs(job.clients[0] ?? null, { javaScriptEnabled: false }), await openAs(job.engineer, { javaScriptEnabled: false })];
  const write = async (at: string, body: string): Promise<void> => {
    await client.goto(`/tracks/${job.trackId}`);
    await client.locator('.tb-composer summary').click();
    await client.getByLabel('At', { exact: true }).fill(at);
    await client.getByLabel('Your note', { exact: true }).fill(body);
    await client.getByRole('button', { name: 'Send' }).click();
  };
  await write('0:02', 'vocal up 1 dB');
  await write('0:05', 'snare down a touch');

  await test.step('the client edits, and is told what is wrong without losing words', async () => {
    await client.getByRole('link', { name: 'Answer or change: Cleo Client at 0:02.0' }).click();
    await client.getByText('Edit', { exact: true }).click();
    await client.getByLabel('Your note', { exact: true }).fill('can I re-sing the bridge');
    await client.getByLabel('At', { exact: true }).fill('later');
    await client.getByRole('button', { name: 'Save' }).click();
    await expect(client.getByRole('alert')).toContainText('Write the time as 0:12');
    await expect(client.getByLabel('Your note', { exact: true })).toHaveValue('can I re-sing the bridge');
    await client.getByLabel('At', { exact: true }).fill('0:03');
    await client.getByRole('button', { name: 'Save' }).click();
    await expect(client.getByRole('status')).toHaveText('Your words are changed.');
    await expect(client.getByRole('heading', { level: 1 })).toHaveText('Note at 0:03.0, v1');
    await expect(client.getByRole('article'), 'new words are judged anew').toContainText(/attended/i);
    await expect(client.getByText('Decide')).toHaveCount(0);
  });

  await test.step('the engineer answers and declines with a reason', async () => {
    await engineer.goto(client.url());
    await engineer.getByLabel('Your answer', { exact: true }).fill('Let us talk\nabout it');
    await engineer.getByRole('button', { name: 'Send' }).click();
    await expect(engineer.getByRole('paragraph').filter({ hasText: 'Let us talk' })).toBeVisible();
    await engineer.getByText('Decline…').click();
    await engineer.getByLabel(/^Why not/).fill('the take is lovely');
    const stale = await engineer.context().newPage();
    await stale.goto(engineer.url());
    await engineer.getByRole('button', { name: 'Decline' }).click();
    await expect(engineer.getByRole('status')).toContainText('Decided');
    await expect(engineer.getByRole('article')).toContainText('the take is lovely');
    await stale.getByText('Do it as a favour…').click();
    await stale.getByLabel(/^Why\?/).fill('it is short');
    await stale.getByRole('button', { name: 'Do it as a favour' }).click();
    await expect(stale.getByRole('alert')).toContainText('You decided this elsewhere meanwhile: The studio will not do this: the take is lovely. It is shown');
  });

  await test.step('the client reads it, answers and takes the answer back', async () => {
    await client.goto(`/tracks/${job.trackId}`);
    const note = client.locator('[data-note]').filter({ hasText: 'can I re-sing the bridge' });
    await expect(note).toContainText('Not going in');
    await expect(note).toContainText('the take is lovely');
    await note.getByRole('link', { name: '1 answer' }).click();
    await client.getByLabel('Your answer', { exact: true }).fill('fine by me');
    await client.getByRole('button', { name: 'Send' }).click();
    const answer = client.getByRole('listitem').filter({ hasText: 'fine by me' });
    await answer.getByText('Take back', { exact: true }).click();
    await answer.getByRole('button', { name: 'Take back your answer' }).click();
    await expect(client.getByText('Cleo Client took this answer back.')).toBeVisible();
  });

  await test.step('work is done in a version, and the client says it landed', async () => {
    await engineer.goto(`/tracks/${job.trackId}`);
    await engineer.getByRole('link', { name: 'Answer or change: Cleo Client at 0:05.0' }).click();
    await engineer.getByText('Done in…').click();
    await engineer.getByRole('button', { name: 'Done in' }).click();
    await expect(engineer.getByRole('article')).toContainText('Ready to hear');
    await client.goto(engineer.url());
    await client.getByRole('group', { name: 'Did it land in v1?' }).getByRole('button', { name: 'Yes' }).click();
    await expect(client.getByRole('article')).toContainText('It landed');
  });

  await test.step('a note is taken back', async () => {
    await write('0:07', 'a passing thought');
    await client.getByRole('link', { name: 'Answer or change: Cleo Client at 0:07.0' }).click();
    await client.getByText('Take back', { exact: true }).click();
    await client.getByRole('button', { name: 'Take back your note at 0:07.0' }).click();
    await expect(client.getByText('Cleo Client took this note back.')).toBeVisible();
  });
});
