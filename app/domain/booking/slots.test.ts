import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDayTime } from '../shared/instant.ts';
import { DEFAULT_WEEK, instantAt, localDay, nextDay, openTimes, type Closure, type Week } from './hours.ts';
import { contains, type Interval, overlaps } from './interval.ts';
import { DEFAULT_SERVICES, type ServiceSettings } from './services.ts';
import { freeSlots, type Slot } from './slots.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONE = 'Europe/London';
const at = (day: string, time: string, zone = ZONE) => instantAt(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), zone);
const between = (from: string, until: string, zone = ZONE): Interval => ({ from: at(from, '00:00', zone), until: at(until, '00:00', zone) });
const clock = (instant: number, zone = ZONE) => formatDayTime(instant, zone).slice(-5);

describe('opening hours', () => {
  it('are wall-clock time, the day the clocks change and after it', () => {
    const week: Week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: 600, closes: 1080 }));
    for (const [from, until] of [['2026-03-27', '2026-04-02'], ['2026-10-23', '2026-10-29']] as const) {
      const open = openTimes({ week, closures: [] }, between(from, until), ZONE);
      expect(open).toHaveLength(6);
      for (const { from: opens, until: closes } of open) expect([clock(opens), clock(closes)]).toEqual(['10:00', '18:00']);
    }
  });

  it('give way to closures of the day, several of them to what all allow', () => {
    const closures: Closure[] = [
      { firstDay: '2026-03-10', lastDay: '2026-03-11', hours: null },
      { firstDay: '2026-03-12', lastDay: '2026-03-13', hours: { opens: 540, closes: 780 } },
      { firstDay: '2026-03-13', lastDay: '2026-03-13', hours: { opens: 660, closes: 1000 } },
    ];
    const open = openTimes({ week: DEFAULT_WEEK, closures }, between('2026-03-09', '2026-03-16'), ZONE);
    expect(open.map(({ from, until }) => [localDay(from, ZONE), clock(from), clock(until)])).toEqual([
      ['2026-03-09', '10:00', '18:00'],
      ['2026-03-12', '09:00', '13:00'],
      ['2026-03-13', '11:00', '13:00'],
    ]);
  });

  it('may go on past midnight, and to a midnight that does not come', () => {
    const week: Week = [{ day: 6, opens: 1200, closes: 1440 }, { day: 7, opens: 0, closes: 120 }];
    const [night] = openTimes({ week, closures: [] }, between('2026-03-28', '2026-03-30'), ZONE);
    // From 20:00 to 02:00, but the clocks go from 01:00 to 02:00.
    expect(night).toEqual({ from: at('2026-03-28', '20:00'), until: at('2026-03-28', '20:00') + 5 * HOUR });
  });
});

const plain: ServiceSettings = { ...DEFAULT_SERVICES.attended_mix, bufferBefore: 0, bufferAfter: 15, leadMinutes: 0, stepMinutes: 30 };
const NOW = at('2026-03-01', '12:00');
const TUESDAY = between('2026-03-10', '2026-03-11');
const open = openTimes({ week: DEFAULT_WEEK, closures: [] }, TUESDAY, ZONE);
const starts = (slots: Slot[]) => slots.map(({ startsAt }) => clock(startsAt));
const search = { settings: plain, minutes: 180, now: NOW, timeZone: ZONE, between: TUESDAY };

describe('free slots', () => {
  it('go by the step from opening to the last that ends by closing', () => {
    const slots = freeSlots({ ...search, engineers: [{ id: 'e', open, busy: [] }], rooms: [{ id: 'r', open, busy: [] }] });
    expect(starts(slots)).toEqual(['10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00', '14:30', '15:00']);
  });

  it('need an engineer and a room, whoever they are, and keep the buffer', () => {
    const taken = (from: string, until: string) => ({ from: at('2026-03-10', from), until: at('2026-03-10', until) });
    const slots = freeSlots({
      ...search,
      minutes: 60,
      engineers: [{ id: 'a', open, busy: [taken('10:00', '16:00')] }, { id: 'b', open, busy: [taken('13:00', '18:00')] }],
      rooms: [{ id: 'r', open, busy: [taken('11:00', '12:00')] }],
    });
    // At 10:00 it would end at 11:00 and leave the room no quarter of an hour; at 12:00 the same goes for engineer b.
    expect(slots.map(({ startsAt, engineerIds }) => [clock(startsAt), ...engineerIds])).toEqual([['16:00', 'a'], ['16:30', 'a'], ['17:00', 'a']]);
  });

  it('keep lead time and horizon, the last day whole', () => {
    const resources = { engineers: [{ id: 'e', open, busy: [] }], rooms: [] };
    const lead = freeSlots({ ...search, ...resources, settings: { ...plain, leadMinutes: 24 * 60 }, now: at('2026-03-09', '14:10') });
    expect(starts(lead)).toEqual(['14:30', '15:00']);
    expect(freeSlots({ ...search, ...resources, settings: { ...plain, horizonDays: 9 }, now: NOW })).toHaveLength(11);
    expect(freeSlots({ ...search, ...resources, settings: { ...plain, horizonDays: 8 }, now: NOW })).toHaveLength(0);
  });

  it('of a hybrid leave room for its preparation, in the room too only where that is set', () => {
    const roomBusy = [{ from: at('2026-03-10', '10:00'), until: at('2026-03-10', '11:30') }];
    const hybrid = (preparationTakesRoom: boolean) =>
      freeSlots({ ...search, minutes: 60, settings: { ...plain, preparationMinutes: 60, preparationTakesRoom }, engineers: [{ id: 'e', open, busy: [] }], rooms: [{ id: 'r', open, busy: roomBusy }], limit: 1 });
    expect(starts(hybrid(false))).toEqual(['11:30']);
    expect(starts(hybrid(true))).toEqual(['12:30']);
    expect(clock(hybrid(true)[0]?.preparesAt ?? 0)).toBe('11:30');
  });
});

/** A week around a change of the clocks, two of each resource, bookings anywhere. */
const zone = fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
const firstDay = fc.constantFrom('2026-03-06', '2026-03-27', '2026-04-03', '2026-10-02', '2026-10-23', '2026-10-30');
const stretch = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 })).map(([day, from, length]) => ({ day, opens: from * 15, closes: Math.min(1440, (from + length) * 15) }));
const weekOf = fc.array(stretch, { minLength: 3, maxLength: 12 });
const busyOf = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 * 96 }), fc.integer({ min: 1, max: 40 })), { maxLength: 12 });
const settings = fc.record({
  stepMinutes: fc.constantFrom(15, 30, 60), bufferBefore: fc.constantFrom(0, 10, 30), bufferAfter: fc.constantFrom(0, 15, 45),
  preparationMinutes: fc.constantFrom(0, 0, 60), preparationTakesRoom: fc.boolean(), takesRoom: fc.boolean(), leadMinutes: fc.constantFrom(0, 90), horizonDays: fc.constantFrom(3, 30),
});

describe('whatever the hours, bookings and settings', () => {
  it('slots never overlap a booking with its buffers, nor leave opening hours, and none that fits is missing', () => {
    fc.assert(
      fc.property(zone, firstDay, fc.array(fc.tuple(weekOf, busyOf), { minLength: 4, maxLength: 4 }), settings, fc.constantFrom(30, 60, 180), (timeZone, first, drawn, own, minutes) => {
        const range = { from: at(first, '00:00', timeZone), until: at(Array.from({ length: 7 }).reduce<string>(nextDay, first), '00:00', timeZone) };
        const resources = drawn.map(([week, busy], n) => ({
          id: `r${n}`,
          open: openTimes({ week, closures: [] }, range, timeZone),
          busy: busy.map(([from, length]) => ({ from: range.from + from * 15 * MINUTE, until: range.from + (from + length) * 15 * MINUTE })),
        }));
        const [engineers, rooms] = [resources.slice(0, 2), resources.slice(2)];
        const set = { ...plain, ...own };
        const now = range.from + 8 * HOUR;
        const slots = freeSlots({ settings: set, minutes, engineers, rooms, between: range, now, timeZone });
        const fits = (resource: (typeof resources)[number], start: number, preparation: number) => {
          const session = { from: start - preparation * MINUTE, until: start + minutes * MINUTE };
          const kept = { from: session.from - set.bufferBefore * MINUTE, until: session.until + set.bufferAfter * MINUTE };
          return resource.open.some((hours) => contains(hours, session)) && !resource.busy.some((taken) => overlaps(taken, kept));
        };
        const inRoom = set.preparationTakesRoom ? set.preparationMinutes : 0;
        for (const { startsAt, endsAt, engineerIds, roomIds } of slots) {
          expect(endsAt - startsAt).toBe(minutes * MINUTE);
          expect(startsAt).toBeGreaterThanOrEqual(now + set.leadMinutes * MINUTE);
          expect(engineerIds).toEqual(engineers.filter((one) => fits(one, startsAt, set.preparationMinutes)).map(({ id }) => id));
          expect(roomIds).toEqual(set.takesRoom ? rooms.filter((one) => fits(one, startsAt, inRoom)).map(({ id }) => id) : []);
          expect(engineerIds.length).toBeGreaterThan(0);
          if (set.takesRoom) expect(roomIds.length).toBeGreaterThan(0);
        }
        const listed = new Set(slots.map(({ startsAt }) => startsAt));
        for (const engineer of engineers) {
          for (const { from, until } of engineer.open) {
            for (let start = from; start < until; start += set.stepMinutes * MINUTE) {
              if (listed.has(start) || start < now + set.leadMinutes * MINUTE || localDay(start, timeZone) > dayAfter(localDay(now, timeZone), set.horizonDays)) continue;
              const free = fits(engineer, start, set.preparationMinutes) && (!set.takesRoom || rooms.some((one) => fits(one, start, inRoom)));
              expect(free, `${timeZone} ${new Date(start).toISOString()} fits and is missing`).toBe(false);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

const dayAfter = (day: string, days: number): string => Array.from({ length: days }).reduce<string>(nextDay, day);
