import { beforeAll, describe, expect, it } from 'vitest';
import { projectMembers } from '#db/schema/index.ts';
import type { Actor } from '#server/auth/actor.server.ts';
import { removeMember } from '#server/services/accounts/remove-member.server.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { chooseFeedCovers, closeFeed, getFeedLink, makeFeedLink } from '#server/services/calendar/feed-link.server.ts';
import { addHouse, addPerson, callAt } from '../factories/studio.ts';
import { useApi } from '../setup/api.ts';
import { calendarStore } from '../setup/calendar-store.ts';
import { useDatabase } from '../setup/database.ts';

const { db, raw } = useDatabase();
const door = useApi();
let house: Awaited<ReturnType<typeof addHouse>>;
let other: Actor & { userId: string };
const ids: Record<string, string> = {};

const NOW = Date.now();
const by = (actor: Actor) => callAt(actor, NOW);
const hour = (hours: number) => ({ startsAt: new Date(NOW + hours * 3_600_000).toISOString(), endsAt: new Date(NOW + (hours + 1) * 3_600_000).toISOString() });

beforeAll(async () => {
  house = await addHouse(db());
  other = await addPerson(db(), 'engineer', 'other');
  const book = async (name: string, projectId: string, engineerId: string | null, hours: number) => {
    const { booking } = await createBooking(by(house.engineer), { projectId, service: 'attended_mix', engineerId, ...hour(hours) });
    ids[name] = booking.id;
  };
  await book('mine', house.projectId, house.engineer.userId, 24);
  await book('others', house.otherProjectId, other.userId, 24);
  await book('nobodys', house.projectId, null, 48);
  await book('cancelled', house.projectId, house.engineer.userId, 72);
  await cancelBooking(by(house.engineer), { id: ids.cancelled as string });
  await book('old', house.projectId, house.engineer.userId, -100 * 24);
  const offered = { projectId: house.projectId, service: 'attended_mix', agreed: false, engineerId: house.engineer.userId } as const;
  ids.offered = (await createBooking(by(house.engineer), { ...offered, ...hour(120) })).booking.id;
  ids.lapsed = (await createBooking(by(house.engineer), { ...offered, ...hour(144) })).booking.id;
  await raw()`update bookings set expires_at = now() where id = ${ids.lapsed}`;
});

const path = (link: string): string => new URL(link).pathname;
const get = (link: string, headers: Record<string, string> = {}, method = 'GET') => fetch(`${door.url()}${path(link)}`, { method, headers });

async function sees(link: string): Promise<string[]> {
  const response = await get(link);
  expect(response.status).toBe(200);
  const store = calendarStore();
  store.take(await response.text());
  const names = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]));
  return store.shown().map(({ uid }) => names[uid.replace('-studio', '')] ?? uid).sort();
}

describe('what a person’s calendar holds', () => {
  it('of a client: the sessions of their projects', async () => {
    const { link } = await makeFeedLink(by(house.client));
    expect(await sees(link)).toEqual(['mine', 'nobodys', 'offered']);
    expect(await sees((await makeFeedLink(by(house.stranger))).link)).toEqual(['others']);
    await expect(chooseFeedCovers(by(house.client), { covers: 'studio' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('of an engineer: their own, or the studio’s, as they choose', async () => {
    const { link } = await makeFeedLink(by(house.engineer));
    expect(await sees(link)).toEqual(['mine', 'offered']);
    await chooseFeedCovers(by(house.engineer), { covers: 'studio' });
    expect(await sees(link)).toEqual(['mine', 'nobodys', 'offered', 'others']);
    const again = await makeFeedLink(by(house.engineer));
    expect(await sees(again.link)).toEqual(['mine', 'nobodys', 'offered', 'others']);
  });

  it('of the owner: all', async () => {
    expect(await sees((await makeFeedLink(by(house.owner))).link)).toEqual(['mine', 'nobodys', 'offered', 'others']);
  });

  it('follows at once who belongs where', async () => {
    const guest = await addPerson(db(), 'client', 'guest');
    await db().insert(projectMembers).values({ projectId: house.projectId, userId: guest.userId, createdAt: new Date() });
    const { link } = await makeFeedLink(by(guest));
    expect(await sees(link)).toEqual(['mine', 'nobodys', 'offered']);
    await raw()`delete from project_members where user_id = ${guest.userId}`;
    expect(await sees(link)).toEqual([]);
    await removeMember(by(house.owner), { id: guest.userId });
    expect((await get(link)).status).toBe(404);
  });
});

describe('its address', () => {
  it('is kept as a hash, opens for whoever has it, and stops with the next one', async () => {
    const first = await makeFeedLink(by(other));
    const [row] = await raw()`select * from calendar_feeds where user_id = ${other.userId}`;
    expect(JSON.stringify(row)).not.toContain(path(first.link).slice('/calendar/'.length, -'.ics'.length));
    expect(await getFeedLink(by(other))).toMatchObject({ covers: 'own', lastReadAt: null });
    expect((await get(first.link)).status).toBe(200);
    expect((await getFeedLink(by(other)))?.lastReadAt).not.toBeNull();
    const second = await makeFeedLink(by(other));
    expect([(await get(first.link)).status, (await get(second.link)).status]).toEqual([404, 200]);
    await closeFeed(by(other));
    expect((await get(second.link)).status).toBe(404);
    expect(await getFeedLink(by(other))).toBeNull();
    await expect(closeFeed(by(other))).rejects.toMatchObject({ code: 'not_found' });
    await expect(chooseFeedCovers(by(other), { covers: 'studio' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('answers a calendar that has the present state with nothing', async () => {
    const { link } = await makeFeedLink(by(house.owner));
    const response = await get(link);
    const etag = response.headers.get('etag') as string;
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const again = await get(link, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get(link, {}, 'HEAD')).status).toBe(200);
    await createBooking(by(house.engineer), { projectId: house.projectId, service: 'mix_time', ...hour(200) });
    expect((await get(link, { 'if-none-match': etag })).status).toBe(200);
  });

  it.each(['/calendar', '/calendar/', '/calendar/none.ics', '/calendar/none', '/calendar/a/b.ics', '/calendar/%00.ics'])('%s is nothing', async (wrong) => {
    expect((await fetch(`${door.url()}${wrong}`)).status).toBe(404);
  });

  it('takes nothing', async () => {
    const { link } = await makeFeedLink(by(house.owner));
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await get(link, {}, method)).status).toBe(404);
  });
});
