import { expect, it } from 'vitest';
import type { Category } from '#app/domain/policy/studio.ts';
import { studioSetUp } from '#app/contracts/accounts.ts';
import { getStudioSettings } from '#server/services/studio/studio-settings.server.ts';
import { needsSetUp, setUpStudio } from '#server/services/studio/set-up-studio.server.ts';
import { updateStudio } from '#server/services/studio/update-studio.server.ts';
import { useDatabase } from '../setup/database.ts';
import { by, DAY, joined, later, nobody, STUDIO } from './people-fixtures.ts';

const { raw } = useDatabase();

it('gives the studio to one of two who sign up at the same moment', async () => {
  expect(await needsSetUp()).toBe(true);
  const results = await Promise.allSettled([
    setUpStudio(nobody(), STUDIO),
    setUpStudio(nobody(), { ...STUDIO, email: 'other@northlight.example', studioName: 'Other' }),
  ]);
  expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = results.find((r) => r.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'conflict' });
  const [counts] = await raw()`select (select count(*)::int from studios) studios, (select count(*)::int from users) users, (select count(*)::int from window_terms) terms`;
  expect(counts).toEqual({ studios: 1, users: 1, terms: 1 });
  expect(await needsSetUp()).toBe(false);
  await expect(setUpStudio(nobody(), { ...STUDIO, email: 'third@northlight.example' })).rejects.toMatchObject({ code: 'conflict' });
});

it('keeps the studio’s settings, and every change of the window’s terms as a row of its own', async () => {
  const [user] = await raw()<{ id: string; name: string; email: string }[]>`select id, name, email from users where role = 'owner'`;
  if (!user) throw new Error('there is no owner');
  const owner = { role: 'owner', userId: user.id, name: user.name, email: user.email } as const;
  const before = await getStudioSettings(by(owner));
  expect(before).toMatchObject({ currency: 'GBP', hourlyRate: 4500, windowDays: 14, timeZone: 'Europe/London', minutesLimit: 30, dbLimit: 3 });

  const changed = { ...before, hourlyRate: 5250, minorCategories: ['level', 'pan'] as Category[] };
  await updateStudio(by(owner), changed);
  expect(await raw()`select days from window_terms`).toHaveLength(1);

  const at = later(DAY);
  await updateStudio(by(owner, at), { ...changed, windowDays: 21, timeZone: 'Europe/Oslo' });
  const terms = await raw()<{ days: number; time_zone: string; effective_from: Date }[]>`select days, time_zone, effective_from from window_terms order by id`;
  expect(terms.map((t) => [t.days, t.time_zone])).toEqual([
    [14, 'Europe/London'],
    [21, 'Europe/Oslo'],
  ]);
  expect(terms[1]?.effective_from).toEqual(at);
  expect(await getStudioSettings(by(owner))).toMatchObject({ hourlyRate: 5250, windowDays: 21, timeZone: 'Europe/Oslo', minorCategories: ['level', 'pan'] });

  const engineer = await joined(owner, 'erik@northlight.example');
  await expect(updateStudio(by(engineer), { ...changed, minorCategories: [] })).rejects.toMatchObject({ code: 'forbidden' });
});

it('reads a rate as people write it', () => {
  const form = { studioName: 'N', name: 'O', email: 'O@N.example', password: 'long enough password', timeZone: 'Asia/Tokyo' };
  expect(studioSetUp.parse({ ...form, currency: 'gbp', hourlyRate: '45,50' })).toMatchObject({ hourlyRate: 4550, currency: 'GBP', email: 'o@n.example' });
  expect(studioSetUp.parse({ ...form, currency: 'JPY', hourlyRate: '6000' })).toMatchObject({ hourlyRate: 6000 });
  expect(studioSetUp.parse({ ...form, currency: 'GBP', hourlyRate: '19.99' })).toMatchObject({ hourlyRate: 1999 });
  for (const wrong of [{ currency: 'JPY', hourlyRate: '45.5' }, { currency: 'XXQ', hourlyRate: '1' }, { currency: 'GBP', hourlyRate: '-1' }, { currency: 'GBP', hourlyRate: '1', timeZone: 'Mars/Base' }]) {
    expect(studioSetUp.safeParse({ ...form, ...wrong }).success).toBe(false);
  }
});
