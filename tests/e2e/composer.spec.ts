import { expect, test } from './fixtures.ts';
import { noteWith, openReview } from './review.ts';
import { house } from './house.ts';
import { newJob } from './studio.ts';

const DAY = 86_400_000;

test('taps and words fill each other, a note is parted, a duplicate joined, an opposite said before it is sent', async ({ openAs }) => {
  const { trackId, projectId, engineer, clients } = await newJob({ clients: ['Ana', 'Ben'], doneAt: new Date(Date.now() - 2 * DAY) });
  const [ana, ben] = [await openAs(clients[0] ?? null), await openAs(clients[1] ?? null)];
  await openReview(ana, trackId);
  const composer = ana.locator('.tb-composer');
  const words = composer.getByLabel('Your note');
  const slot = (name: string) => composer.getByRole('group', { name: 'Say it in taps' }).getByRole('button', { name: new RegExp(`^${name}`) });

  await test.step('taps build the sentence, by mouse and by key', async () => {
    await ana.keyboard.press('c');
    await composer.getByRole('group', { name: 'Which part?' }).getByRole('button', { name: 'snare', exact: true }).click();
    await expect(words).toHaveValue('Snare');
    await expect(slot('Way')).toBeFocused();
    await composer.getByRole('group', { name: 'Which way?' }).getByRole('button', { name: 'down', exact: true }).press('Enter');
    await composer.getByRole('group', { name: 'How much?' }).getByRole('button', { name: 'a touch' }).click();
    await expect(words).toHaveValue('Snare down a touch');
    await expect(composer.locator('.tb-foreseen')).toContainText('Free tweak');
  });

  await test.step('words fill the taps, a tap replaces its own words only and can be put back', async () => {
    const typed = 'the vox is too loud at 0:03 please';
    await words.fill(typed);
    await expect(slot('Part')).toContainText('lead vocal');
    await expect(slot('Way')).toContainText('down');
    await slot('Part').click();
    await composer.getByRole('button', { name: 'bass', exact: true }).click();
    await expect(words).toHaveValue('the bass is too loud at 0:03 please');
    await composer.getByRole('button', { name: /^Put back/ }).click();
    await expect(words).toHaveValue(typed);
  });

  await test.step('a time said in words moves the pin', async () => {
    await composer.getByRole('button', { name: 'Move the pin to 0:03.0' }).click();
    await expect(composer.getByLabel('At', { exact: true })).toHaveValue(/^0:03/);
    await words.press('Enter');
    await expect(noteWith(ana, 'the vox is too loud')).toContainText('0:03.0');
    await expect(noteWith(ana, 'the vox is too loud')).toContainText('Going in');
  });

  await test.step('two requests become two drafts, counted as a whole and sent together', async () => {
    await ana.keyboard.press('c');
    await words.fill('a bit louder please');
    await expect(composer.getByText('Which part?')).toBeVisible();
    await words.fill('Snare up a touch, and the guitar a bit wider');
    await composer.getByRole('button', { name: 'Make two notes of it' }).click();
    await expect(words).toHaveValue('');
    const drafts = ana.getByRole('region', { name: 'Drafts' });
    await expect(drafts.getByRole('status')).toHaveText(/^2 are free until \d+ \w+\.$/);
    await drafts.getByRole('button', { name: 'Send both' }).click();
    await expect(noteWith(ana, 'Snare up a touch')).toContainText('Going in');
    await expect(noteWith(ana, 'The guitar a bit wider')).toContainText('Going in');
    await expect(drafts).toHaveCount(0);
  });

  await test.step('each part stands where it says', async () => {
    await ana.keyboard.press('c');
    await words.fill('Bass up 1 dB at 0:12, and the keys are too wide at 0:14');
    await composer.getByRole('button', { name: 'Make two notes of it' }).click();
    const drafts = ana.getByRole('region', { name: 'Drafts' });
    await expect(drafts.locator('.tb-draft-place')).toHaveText(['0:12.0', '0:14.0']);
    for (const draft of ['Bass up', 'The keys']) await drafts.getByRole('button', { name: new RegExp(`^Remove the draft: ${draft}`) }).click();
  });

  await test.step('a time past the end, or none, is said by its field, and the note stays', async () => {
    await openReview(ana, trackId);
    await ana.keyboard.press('c');
    const at = composer.getByLabel('At', { exact: true });
    await words.fill('hats are sharp');
    await at.fill('5:00');
    await words.press('Enter');
    await expect(composer.getByRole('alert')).toHaveText('The version ends at 0:24.0.');
    await expect(words).toHaveValue('hats are sharp');
    await at.fill('0.30');
    await at.press('Enter');
    await expect(composer.getByRole('alert')).toHaveText('Write it as 0:12 or 1:05.5.');
    await expect(words).toHaveValue('hats are sharp');
    await at.fill('12');
    await words.press('Enter');
    await expect(noteWith(ana, 'hats are sharp')).toContainText('0:12.0');
  });

  const decider = await fetch(`${house().url}/api/v1/projects/${projectId}`, { method: 'PATCH', headers: { authorization: `Bearer ${engineer.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ decisionMakerId: clients[1]?.userId }) });
  expect(decider.ok).toBe(true);
  await openReview(ben, trackId);
  const his = ben.locator('.tb-composer');
  const hisWords = his.getByLabel('Your note');
  const about = noteWith(ana, 'the vox is too loud');

  await test.step('who asks the same joins, live for the other, and can take it back', async () => {
    await ben.keyboard.press('c');
    await hisWords.fill('lead vocal down a bit please');
    await expect(his.getByText('Ana asked the same at 0:03.0.')).toBeVisible();
    await his.getByRole('button', { name: 'Add my voice instead' }).click();
    await expect(about).toContainText('Also asked by Ben');
    const shown = noteWith(ben, 'the vox is too loud');
    await expect(shown).toContainText('Also asked by you');
    await shown.getByRole('button', { name: 'Take my voice back' }).click();
    await expect(about).not.toContainText('Also asked by');
  });

  await test.step('an opposite is said before it is sent, and waits as a conflict', async () => {
    await ben.keyboard.press('c');
    await hisWords.fill('lead vocal up a bit please');
    await expect(his.getByText('Ana asked for the opposite at 0:03.0.')).toBeVisible();
    await expect(his.getByText('You decide for the project: pick one under Where things stand.')).toBeVisible();
    await hisWords.press('Enter');
    const said = noteWith(ben, 'lead vocal up a bit');
    await expect(said).toContainText('opposite things of the lead vocal');
    await expect(said.getByRole('link', { name: 'Where things stand' }), 'he decides').toHaveAttribute('href', `/projects/${projectId}/work`);
    await expect(about).toContainText('Whoever decides for the project picks one');
  });
});
