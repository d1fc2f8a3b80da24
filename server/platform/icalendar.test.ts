import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type BookingInCalendar, calendarEntry, type CalendarSide } from '#app/domain/booking/calendar-entry.ts';
import { instantOfLocal } from '#app/domain/booking/local-time.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { calendarStore, parsed } from '#tests/setup/calendar-store.ts';
import { calendarFeed, calendarMessage } from './icalendar.server.ts';

const STUDIO = { name: 'Northlight', timeZone: 'Europe/London' };
const at = (iso: string) => Date.parse(iso);
const BOOKING: BookingInCalendar = {
  uid: '0198f2a4-0000-7000-8000-000000000001',
  sequence: 0,
  service: 'hybrid_mix',
  startsAt: at('2026-03-10T14:00:00Z'),
  endsAt: at('2026-03-10T17:00:00Z'),
  preparationMinutes: 60,
  agreed: true,
  cancelled: false,
  changedAt: at('2026-03-01T10:00:00Z'),
  project: 'Harbour Lights',
  artist: 'The Lanterns',
  track: null,
  room: 'Room A',
  engineer: 'Mara',
  note: null,
  link: 'https://talkback.example/projects/x/bookings',
};
const PEOPLE = { organizer: { name: 'Northlight', address: 'studio@northlight.example' }, attendee: { name: 'Wren', address: 'wren@lanterns.example' } };

const message = (change: Partial<BookingInCalendar> = {}, side: CalendarSide = 'client', people = PEOPLE) => {
  const booking = { ...BOOKING, ...change };
  const method = booking.cancelled ? 'CANCEL' : 'REQUEST';
  return calendarMessage(calendarEntry(booking, side, STUDIO), { method, stamp: new Date(booking.changedAt), ...people });
};

describe('the file in a mail', () => {
  it('is an invitation of RFC 5546 to one person, with nothing left to answer', () => {
    const calendar = parsed(message());
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    const [event] = calendar.getAllSubcomponents('vevent');
    const value = (name: string) => String(event?.getFirstPropertyValue(name));
    expect([value('uid'), value('sequence'), value('status')]).toEqual([BOOKING.uid, '0', 'CONFIRMED']);
    expect([value('dtstamp'), value('dtstart'), value('dtend')]).toEqual(['2026-03-01T10:00:00Z', '2026-03-10T14:00:00Z', '2026-03-10T17:00:00Z']);
    expect(value('summary')).toBe('Mixing “Harbour Lights” together at Northlight');
    expect(value('location')).toBe('Room A, Northlight');
    const attendee = event?.getFirstProperty('attendee');
    expect([value('organizer'), attendee?.getFirstValue()]).toEqual(['mailto:studio@northlight.example', 'MAILTO:wren@lanterns.example']);
    expect(['cn', 'partstat', 'rsvp'].map((name) => attendee?.getFirstParameter(name))).toEqual(['Wren', 'ACCEPTED', 'FALSE']);
  });

  it('moves the same event, and takes it out, in whatever order mails arrive', () => {
    const made = message();
    const moved = message({ sequence: 1, startsAt: at('2026-04-02T10:00:00Z'), endsAt: at('2026-04-02T13:00:00Z'), changedAt: at('2026-03-02T10:00:00Z') });
    const gone = message({ sequence: 2, cancelled: true, changedAt: at('2026-03-03T10:00:00Z') });
    const wren = calendarStore();
    expect([wren.take(made), wren.take(made)]).toEqual([1, 0]);
    expect([wren.take(moved), wren.take(made), wren.take(moved)]).toEqual([1, 0, 0]);
    expect(wren.shown()).toMatchObject([{ uid: BOOKING.uid, start: new Date('2026-04-02T10:00:00Z'), end: new Date('2026-04-02T13:00:00Z') }]);
    expect(parsed(gone).getFirstPropertyValue('method')).toBe('CANCEL');
    wren.take(gone);
    expect(wren.shown()).toEqual([]);
    expect([wren.take(moved), wren.shown()]).toEqual([0, []]);
  });

  it('of the studio holds the preparation too, as another event', () => {
    const both = calendarStore();
    both.take(message());
    both.take(message({}, 'studio'));
    expect(both.shown().map(({ uid, start, summary }) => [uid, start.toISOString(), summary])).toEqual([
      [`${BOOKING.uid}-studio`, '2026-03-10T13:00:00.000Z', 'Hybrid mix: “Harbour Lights”, The Lanterns'],
      [BOOKING.uid, '2026-03-10T14:00:00.000Z', 'Mixing “Harbour Lights” together at Northlight'],
    ]);
    expect(message({}, 'studio').replaceAll('\r\n ', '')).toContain('The first 1 h is preparation\\, without the client.');
  });

  it('leaves the client free where the engineer works alone', () => {
    const event = parsed(message({ service: 'mix_time', preparationMinutes: 0 })).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(event?.getFirstPropertyValue('location')).toBeNull();
  });
});

describe('any booking', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((text) => text.trim() !== '');
  const hostile = fc.oneof(words, fc.constantFrom('a;b,c:d\\n"e"', 'x\r\nATTENDEE:mailto:evil@example.com', '🎧'.repeat(60), 'END:VEVENT\nBEGIN:VEVENT', '\u0000\u0007bell'));
  const tidy = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').replace(/\s+/g, ' ').trim();
  const ZONES = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns'];

  it('is a file that another parser reads back, whatever people have written', () => {
    fc.assert(
      fc.property(fc.record({ project: hostile, artist: hostile, room: hostile, engineer: hostile, note: hostile, service: fc.constantFrom(...SERVICES) }), hostile, hostile, (change, studio, attendee) => {
        const entry = calendarEntry({ ...BOOKING, ...change }, 'client', { ...STUDIO, name: studio });
        const people = { organizer: { ...PEOPLE.organizer, name: studio }, attendee: { ...PEOPLE.attendee, name: attendee } };
        const file = calendarMessage(entry, { method: 'REQUEST', stamp: new Date(0), ...people });
        const events = parsed(file).getAllSubcomponents('vevent');
        expect(events).toHaveLength(1);
        expect(events[0]?.getAllProperties('attendee')).toHaveLength(1);
        expect(events[0]?.getFirstPropertyValue('summary')).toBe(tidy(entry.summary));
        expect(events[0]?.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-03-10T14:00:00Z');
      }),
      { numRuns: 150 },
    );
  });

  it('is shown at the hour by the studio’s clock that was agreed, across every change of the clocks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 47 }), (timeZone, day, half) => {
        const date = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
        const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
        const start = instantOfLocal(date, time, timeZone);
        fc.pre(start.ok);
        const store = calendarStore();
        store.take(message({ startsAt: start.at, endsAt: start.at + 3 * 3_600_000 }));
        const [event] = store.shown();
        const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(event?.start);
        expect(local).toBe(`${date} ${time}`);
        expect((event?.end.getTime() ?? 0) - start.at).toBe(3 * 3_600_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the feed', () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, i) => calendarEntry({ ...BOOKING, uid: `b-${i}`, startsAt: BOOKING.startsAt + i * 86_400_000, endsAt: BOOKING.endsAt + i * 86_400_000 }, 'studio', STUDIO));

  it('is the same to the byte while nothing changes, names the calendar, and asks nothing', async () => {
    const file = await calendarFeed(entries(3), STUDIO);
    expect(await calendarFeed(entries(3), STUDIO)).toBe(file);
    const calendar = parsed(file);
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Northlight');
    expect(calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).attendees)).toEqual([[], [], []]);
  });

  it('updates on a second import', async () => {
    const long = await calendarFeed(entries(120), STUDIO);
    expect(parsed(long).getAllSubcomponents('vevent')).toHaveLength(120);
    expect(long).toMatch(/END:VEVENT\r\nEND:VCALENDAR$/);
    const store = calendarStore();
    expect([store.take(await calendarFeed(entries(3), STUDIO)), store.take(await calendarFeed(entries(3), STUDIO))]).toEqual([3, 0]);
    const later = calendarEntry({ ...BOOKING, uid: 'b-1', sequence: 1, endsAt: BOOKING.endsAt + 7_200_000 }, 'studio', STUDIO);
    expect(store.take(await calendarFeed([later], STUDIO))).toBe(1);
    expect(store.shown()).toHaveLength(3);
  });

  it('without any session is a calendar still', async () => {
    expect(parsed(await calendarFeed([], STUDIO)).getAllSubcomponents('vevent')).toEqual([]);
  });
});
