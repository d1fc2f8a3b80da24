import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { SlotsView } from '#app/contracts/bookings.ts';
import { DEFAULT_SERVICES } from '#app/domain/booking/services.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { closeDb, db, migrateDb } from '#db/client.server.ts';
import { startEmbedded } from '#db/embedded.server.ts';
import { serviceSettings } from '#db/schema/index.ts';
import { startSession } from '#server/auth/sessions.server.ts';
import { addHouse, addPerson, addRoom } from '../factories/studio.ts';
import { startServer } from '../setup/server.ts';
import type { Figure } from './figure.ts';

export const name = 'slots';
export const about = 'a month of free slots, through the API, among 10,000 bookings of the year';

const BOOKINGS = 10_000;
const PEOPLE = 8;
const A_DAY = 4;
const DAY_MS = 86_400_000;
const WARM_UP = 20;
const ASKED = 300;

/** Milliseconds from asking for a month of slots to having them all: of any month and service, by a client; beside reading that month's bookings plainly. */
export async function run(): Promise<Figure[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-bench-'));
  const postgres = await startEmbedded(path.join(dir, 'postgres'));
  process.env.DATABASE_URL = postgres.url;
  await migrateDb(postgres.url, 'db/migrations');
  const server = await startServer({ env: { DATABASE_URL: postgres.url, DATA_DIR: path.join(dir, 'data') } });
  try {
    const { projectId, cookie } = await busyYear();
    const took: number[] = [];
    const read: number[] = [];
    let found = 0;
    for (let n = 0; n < WARM_UP + ASKED; n += 1) {
      const from = new Date(Date.now() + (n % 11) * 30 * DAY_MS);
      const query = new URLSearchParams({ projectId, service: SERVICES[n % SERVICES.length] as string, from: from.toISOString(), until: new Date(from.getTime() + 31 * DAY_MS).toISOString() });
      const before = performance.now();
      await db().execute(sql`select * from bookings where state = 'confirmed' and starts_at < ${new Date(from.getTime() + 31 * DAY_MS).toISOString()}::timestamptz and ends_at > ${from.toISOString()}::timestamptz`);
      const began = performance.now();
      const response = await fetch(`${server.url}/api/v1/slots?${query.toString()}`, { headers: { Cookie: cookie } });
      const { slots } = (await response.json()) as SlotsView;
      if (n >= WARM_UP) {
        took.push(performance.now() - began);
        read.push(began - before);
      }
      found += slots.length;
    }
    if (found === 0) throw new Error('no slot was free');
    const at = (of: number[], p: number) => of.sort((a, b) => a - b)[Math.ceil(p * of.length) - 1] as number;
    const figure = (which: string, p: number, note?: string): Figure => ({ figure: which, ours: at(took, p), peer: at(read, p), unit: 'ms', better: 'lower', n: took.length, ...(note ? { note } : {}) });
    return [figure('p95', 0.95, `must ≤ 50; beside only reading the month's bookings; ${Math.round(found / (WARM_UP + ASKED))} slots an answer`), figure('p50', 0.5)];
  } finally {
    await server.stop();
    await closeDb();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** A studio of eight engineers and eight rooms, each with four sessions on most days of the coming year. */
async function busyYear(): Promise<{ projectId: string; cookie: string }> {
  const house = await addHouse(db());
  const engineers: string[] = [];
  const rooms: string[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    engineers.push((await addPerson(db(), 'engineer', `Engineer ${n}`)).userId);
    rooms.push(await addRoom(db(), `Room ${n}`));
  }
  await db().execute(sql`update users set bookable = false where id in (${house.owner.userId}, ${house.engineer.userId})`);
  for (const service of SERVICES) await db().insert(serviceSettings).values({ service, ...DEFAULT_SERVICES[service], horizonDays: 400 });
  const week = JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: 480, closes: 1320 })));
  await db().execute(sql`update studios set hours = ${week}::jsonb`);
  const quote = JSON.stringify({ lines: [], total: 0, currency: 'GBP', inputs: { notice: { hours: 48, percent: 50 } } });
  // Sessions of one to two hours and a quarter, two hours and three quarters apart, from eight o'clock.
  await db().execute(sql`
    insert into bookings (id, project_id, service, state, starts_at, ends_at, buffer_after, price, currency, quote, engineer_id, room_id, created_by, created_at, confirmed_at)
    select gen_random_uuid(), ${house.projectId}::uuid, 'attended_mix', 'confirmed', starts, starts + make_interval(mins => 60 + 15 * (n % 6)::int), 15, 0, 'GBP', ${quote}::jsonb,
      (${sql.param(engineers)}::uuid[])[1 + n % ${PEOPLE}], (${sql.param(rooms)}::uuid[])[1 + n % ${PEOPLE}], ${house.owner.userId}::uuid, now(), now()
    from (
      select n, date_trunc('day', now()) + make_interval(days => (n / ${PEOPLE * A_DAY})::int, hours => 8) + (n / ${PEOPLE} % ${A_DAY}) * interval '2 hours 45 minutes' as starts
      from generate_series(0, ${BOOKINGS - 1}) n
    ) drawn`);
  await db().execute(sql`analyze bookings`);
  return { projectId: house.projectId, cookie: (await startSession(house.client.userId)).split(';')[0] as string };
}
