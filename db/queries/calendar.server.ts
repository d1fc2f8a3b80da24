import { and, asc, eq, gte, inArray, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Rate } from '#app/domain/booking/quote.ts';
import { TAKING_STATES } from '#app/domain/booking/life.ts';
import type { Interval } from '#app/domain/booking/interval.ts';
import type { Services } from '#app/domain/booking/services.ts';
import type { Queryable, Tx } from '../client.server.ts';
import { closures, rates, rooms, serviceSettings, users } from '../schema/index.ts';

/** Who and what can be booked, when, and at what rate. */

export const openRooms = (q: Queryable) => q.select().from(rooms).where(isNull(rooms.archivedAt)).orderBy(asc(rooms.name), asc(rooms.id));

/** The studio's own people whose time clients may ask for. */
export const bookableEngineers = (q: Queryable) =>
  q
    .select({ id: users.id, name: users.name, role: users.role, hours: users.hours })
    .from(users)
    .where(and(ne(users.role, 'client'), isNull(users.removedAt), eq(users.bookable, true)))
    .orderBy(asc(users.name), asc(users.id));

export type ClosureRow = typeof closures.$inferSelect;

/** Closures that touch these days, both included. */
export const closuresBetween = (q: Queryable, firstDay: string, lastDay: string): Promise<ClosureRow[]> =>
  q.select().from(closures).where(and(lte(closures.firstDay, lastDay), gte(closures.lastDay, firstDay))).orderBy(asc(closures.firstDay), asc(closures.id));

/** What the studio has set about its services; those left alone are not in it. */
export async function ownServices(q: Queryable): Promise<Partial<Services>> {
  const rows = await q.select().from(serviceSettings);
  return Object.fromEntries(rows.map(({ service, ...settings }) => [service, settings]));
}

export const allRates = (q: Queryable): Promise<Rate[]> =>
  q.select({ service: rates.service, engineerId: rates.engineerId, hourlyRate: rates.hourlyRate }).from(rates);

/** What is taken of everybody and everything that has bookings, by id; in order, no two touch. */
export type Taken = { engineers: ReadonlyMap<string, Interval[]>; rooms: ReadonlyMap<string, Interval[]> };

/** What bookings take of engineers and rooms in some time, buffers included; what was waited for in vain by `at` takes nothing. */
export async function takenTimes(q: Queryable, { from, until }: Interval, at: Date, exceptBookingId: string | null): Promise<Taken> {
  const between = sql`tstzrange(${new Date(from).toISOString()}::timestamptz, ${new Date(until).toISOString()}::timestamptz, '[)')`;
  const states = sql.raw(TAKING_STATES.map((state) => `'${state}'`).join(', '));
  // The conditions on the id and the states are those of the exclusion constraints' indexes.
  const of = async (id: SQL, times: SQL): Promise<Map<string, Interval[]>> => {
    const rows = await q.execute<{ id: string; times: [number, number][] }>(sql`
      select id, (select json_agg(json_build_array(round(extract(epoch from lower(r)) * 1000), round(extract(epoch from upper(r)) * 1000))) from unnest(times) r) as times
      from (
        select ${id} as id, range_agg(${times}) as times from bookings
        where ${id} is not null and state in (${states}) and ${times} && ${between}
          and not (state in ('requested', 'offered') and expires_at <= ${at.toISOString()}::timestamptz)
          and bookings.id is distinct from ${exceptBookingId}::uuid
        group by ${id}
      ) taken`);
    return new Map([...rows].map((row) => [row.id, (row.times ?? []).map(([start, end]) => ({ from: start, until: end }))]));
  };
  const [engineers, taken] = await Promise.all([of(sql.raw('engineer_id'), sql.raw('engineer_times')), of(sql.raw('room_id'), sql.raw('room_times'))]);
  return { engineers, rooms: taken };
}

/**
 * Takes the row locks of an engineer and a room, so that those who want the same time come one after the
 * other and the later ones see what the first has taken.
 */
export async function lockResources(tx: Tx, engineerIds: readonly string[], roomIds: readonly string[]): Promise<void> {
  if (engineerIds.length) await tx.select({ id: users.id }).from(users).where(inArray(users.id, [...engineerIds])).orderBy(asc(users.id)).for('no key update');
  if (roomIds.length) await tx.select({ id: rooms.id }).from(rooms).where(inArray(rooms.id, [...roomIds])).orderBy(asc(rooms.id)).for('no key update');
}
