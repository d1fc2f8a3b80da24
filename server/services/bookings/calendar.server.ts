import type { SlotView } from '#app/contracts/bookings.ts';
import { instantAt, localDay, openTimes, type Opening, type Week } from '#app/domain/booking/hours.ts';
import type { Interval } from '#app/domain/booking/interval.ts';
import { type ServiceSettings, servicesWith } from '#app/domain/booking/services.ts';
import { freeSlots, type Slot } from '#app/domain/booking/slots.ts';
import type { Service } from '#app/domain/policy/words.ts';
import { DAY_MS } from '#app/domain/shared/instant.ts';
import type { Queryable } from '#db/client.server.ts';
import { bookableEngineers, type ClosureRow, closuresBetween, openRooms, ownServices, takenTimes } from '#db/queries/calendar.server.ts';
import type { StudioWithTerms } from '../studio/studio-settings.server.ts';

export type SlotSearch = {
  service: Service;
  /** Of the session; the service's default unless told. */
  minutes?: number;
  /** Starts from, to. */
  between: Interval;
  now: number;
  engineerId?: string | null;
  roomId?: string | null;
  /** The booking that would move: its own time counts as free. */
  exceptBookingId?: string | null;
  limit?: number;
};

type Bookable = { id: string; name: string };
export type FoundSlots = {
  slots: Slot[];
  minutes: number;
  settings: ServiceSettings;
  engineers: (Bookable & { role: 'owner' | 'engineer' | 'client' })[];
  rooms: Bookable[];
};

/** A booking, its preparation and its buffers reach at most so far beyond its start. */
const REACH_MS = 3 * DAY_MS;

/** The settings of every service. */
export const servicesOf = async (q: Queryable) => servicesWith(await ownServices(q));

/** The free times of a service, with who and what is free then. */
export async function findSlots(q: Queryable, { studio, terms }: StudioWithTerms, search: SlotSearch): Promise<FoundSlots> {
  const { service, between, now, engineerId, roomId, limit } = search;
  const { timeZone } = terms;
  const reach = { from: instantAt(localDay(between.from - REACH_MS, timeZone), 0, timeZone), until: between.until + REACH_MS };
  const [services, engineers, rooms, closures, taken] = await Promise.all([
    servicesOf(q),
    bookableEngineers(q),
    openRooms(q),
    closuresBetween(q, localDay(reach.from, timeZone), localDay(reach.until, timeZone)),
    takenTimes(q, reach, new Date(now), search.exceptBookingId ?? null),
  ]);
  const settings = services[service];
  const minutes = search.minutes ?? settings.defaultMinutes;
  // Most go by the studio's hours: what is open is worked out once for all who go by the same.
  const known = new Map<string, Interval[]>();
  const opening = (hours: Week | null, isOwn: (closure: ClosureRow) => boolean): Interval[] => {
    const closed = closures.filter((closure) => isOwn(closure) || (!closure.roomId && !closure.userId));
    const key = JSON.stringify([hours, closed.map(({ id }) => id)]);
    const open = known.get(key) ?? openTimes(openingOf(hours ?? studio.hours, closed), reach, timeZone);
    known.set(key, open);
    return open;
  };
  const wanted = <T extends Bookable>(all: T[], id: string | null | undefined) => (id ? all.filter((one) => one.id === id) : all);
  const slots = freeSlots({
    settings,
    minutes,
    between,
    now,
    timeZone,
    ...(limit === undefined ? {} : { limit }),
    engineers: wanted(engineers, engineerId).map(({ id, hours }) => ({
      id,
      open: opening(hours, ({ userId }) => userId === id),
      busy: taken.engineers.get(id) ?? [],
    })),
    rooms: wanted(rooms, roomId).map(({ id, hours }) => ({
      id,
      open: opening(hours, (closure) => closure.roomId === id),
      busy: taken.rooms.get(id) ?? [],
    })),
  });
  return { slots, minutes, settings, engineers: engineers.map(({ id, name, role }) => ({ id, name, role })), rooms: rooms.map(({ id, name }) => ({ id, name })) };
}

const openingOf = (week: Week, closures: readonly ClosureRow[]): Opening => ({
  week,
  closures: closures.map(({ firstDay, lastDay, opens, closes }) => ({ firstDay, lastDay, hours: opens === null || closes === null ? null : { opens, closes } })),
});

/** A slot as every door shows it. */
export const slotView = ({ startsAt, endsAt, preparesAt, engineerIds, roomIds }: Slot): SlotView => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  preparesAt: new Date(preparesAt).toISOString(),
  engineerIds,
  roomIds,
});
