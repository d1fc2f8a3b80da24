import { expect, it } from 'vitest';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { getBooking } from '#server/services/bookings/get-booking.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { startServer } from '../setup/server.ts';

const { db, url } = useDatabase();

it('TEST_CLOCK lets this machine move the server’s clock on, and what is due then is done', async () => {
  const house = await addHouse(db());
  const call = callAt(house.engineer, Date.now());
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const { booking } = await createBooking(call, { projectId: house.projectId, service: 'mix_time', startsAt: hour(70), endsAt: hour(71) });
  const forward = async (at: string, minutes: unknown) => fetch(`${at}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ minutes }) });

  const server = await startServer({ env: { DATABASE_URL: url(), ROLES: 'web', TEST_CLOCK: '1' } });
  try {
    expect((await forward(server.url, -5)).status).toBe(422);
    const { now } = (await (await forward(server.url, 72 * 60)).json()) as { now: string };
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(71.9 * 3_600_000);
    expect((await getBooking(call, booking.id)).state).toBe('held');
  } finally {
    await server.stop();
  }

  const plain = await startServer({ env: { DATABASE_URL: url(), ROLES: 'web' } });
  try {
    expect((await forward(plain.url, 60)).status).not.toBe(200);
  } finally {
    await plain.stop();
  }
});
