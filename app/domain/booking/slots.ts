import { endOfDayAfter, type Instant } from '../shared/instant.ts';
import { type Interval, joined, without } from './interval.ts';
import type { ServiceSettings } from './services.ts';

/** A room or an engineer: when it is open, and what is taken of it, buffers of those bookings included. */
export type Resource = { id: string; open: readonly Interval[]; busy: readonly Interval[] };

/** A time that may be had, with those who are free then. A kind that the service does not take is an empty list. */
export type Slot = { startsAt: Instant; endsAt: Instant; /** When preparation begins; the start where there is none. */ preparesAt: Instant; engineerIds: string[]; roomIds: string[] };

export type SlotQuery = {
  settings: ServiceSettings;
  minutes: number;
  engineers: readonly Resource[];
  rooms: readonly Resource[];
  /** Starts from, inclusive, to, exclusive. */
  between: Interval;
  now: Instant;
  timeZone: string;
  /** At most so many; the earliest. */
  limit?: number;
};

const MINUTE_MS = 60_000;

/**
 * The free times of a service between two instants, by start. The session, and its preparation, lie inside
 * the opening hours of one engineer and of one room; buffers keep other bookings away, not the closing time.
 * Starts go by the service's step from each opening.
 */
export function freeSlots({ settings, minutes, engineers, rooms, between, now, timeZone, limit = Infinity }: SlotQuery): Slot[] {
  const length = minutes * MINUTE_MS;
  const preparation = settings.preparationMinutes * MINUTE_MS;
  const starts = startsWithin(settings, between, now, timeZone);
  if (starts.until <= starts.from) return [];

  // A studio that has named no room has none to take.
  const takesRoom = settings.takesRoom && rooms.length > 0;
  const kinds: Kind[] = [];
  if (settings.takesEngineer) kinds.push({ shape: shapeOf(settings, length, preparation), resources: engineers });
  if (takesRoom) kinds.push({ shape: shapeOf(settings, length, settings.preparationTakesRoom ? preparation : 0), resources: rooms });
  // Who takes nobody's time goes by the hours of those who would do it.
  const [leading = { shape: shapeOf(settings, length, preparation), resources: engineers.map(({ id, open }) => ({ id, open, busy: [] })) }] = kinds;

  const step = settings.stepMinutes * MINUTE_MS;
  const fitting = kinds.map(({ shape, resources }) => resources.map((resource) => ({ id: resource.id, starts: inOrder(possibleStarts(resource, shape)) })));
  const slots: Slot[] = [];
  for (const startsAt of grid(leading, starts, step)) {
    const free = fitting.map((candidates) => candidates.filter((candidate) => candidate.starts(startsAt)).map(({ id }) => id));
    if (free.some((ids) => ids.length === 0)) continue;
    const engineerIds = settings.takesEngineer ? (free[0] ?? []) : [];
    const roomIds = takesRoom ? (free.at(-1) ?? []) : [];
    slots.push({ startsAt, endsAt: startsAt + length, preparesAt: startsAt - preparation, engineerIds, roomIds });
    if (slots.length >= limit) break;
  }
  return slots;
}

type Shape = { before: number; after: number; preparation: number; length: number };
type Kind = { shape: Shape; resources: readonly Resource[] };

const shapeOf = ({ bufferBefore, bufferAfter }: ServiceSettings, length: number, preparation: number): Shape => ({
  before: bufferBefore * MINUTE_MS,
  after: bufferAfter * MINUTE_MS,
  preparation,
  length,
});

/** Starts that lead time and horizon allow, the last moment included. */
function startsWithin({ leadMinutes, horizonDays }: ServiceSettings, between: Interval, now: Instant, timeZone: string): Interval {
  return {
    from: Math.max(between.from, now + leadMinutes * MINUTE_MS),
    until: Math.min(between.until, endOfDayAfter(now, horizonDays, timeZone) + 1),
  };
}

/** When a session may start so that it fits between the hours and beside what is taken. */
function possibleStarts({ open, busy }: Resource, { before, after, preparation, length }: Shape): Interval[] {
  const inside = open.map(({ from, until }) => ({ from: from + preparation, until: until - length + 1 }));
  const beside = busy.map(({ from, until }) => ({ from: from - length - after + 1, until: until + preparation + before }));
  return without(inside, beside);
}

/** Answers whether a moment is in one of the intervals, for moments that only ever rise. */
function inOrder(intervals: readonly Interval[]): (at: Instant) => boolean {
  let next = 0;
  return (at) => {
    while (next < intervals.length && (intervals[next] as Interval).until <= at) next += 1;
    return next < intervals.length && (intervals[next] as Interval).from <= at;
  };
}

/** Every start by the step from each opening, in order, once. */
function grid({ shape, resources }: Kind, starts: Interval, step: number): Instant[] {
  const found = new Set<Instant>();
  for (const { open } of resources) {
    for (const { from, until } of joined(open)) {
      const first = from + Math.ceil(Math.max(starts.from - from, shape.preparation) / step) * step;
      for (let at = first; at + shape.length <= until && at < starts.until; at += step) found.add(at);
    }
  }
  return [...found].sort((a, b) => a - b);
}
