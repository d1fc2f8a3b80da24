import { describe, expect, test } from 'vitest';
import { afterBookingCancelled } from './bookings.ts';
import { decide, type Decision } from './decide.ts';
import { describeWindow, windowAt, type BookedTime, type WindowFacts } from './window.ts';
import type { NoteKind, Service } from './words.ts';

const at = (iso: string) => Date.parse(iso);

const TERMS = [{ effectiveFrom: at('2026-01-01T00:00Z'), days: 14, timeZone: 'Europe/London' }];

const booking = (service: Service, from: string, to: string, confirmed: string): BookedTime => ({
  id: `${service} ${from}`,
  service,
  startsAt: at(from),
  endsAt: at(to),
  confirmedAt: at(confirmed),
});

const case1: WindowFacts = { doneAt: at('2026-03-03T16:20Z'), bookings: [], terms: TERMS };
const session = (service: Service) =>
  booking(service, '2026-03-10T14:00Z', '2026-03-10T17:00Z', '2026-03-04T09:00Z');
const attended = session('attended_mix');
const case3: WindowFacts = { ...case1, bookings: [attended] };
const closesAt17March = at('2026-03-17T23:59:59.999Z');

const decideAt = (facts: WindowFacts, kind: NoteKind, receivedAt: number): Decision =>
  decide({ kind, receivedAt, window: windowAt(facts, receivedAt) });

describe('worked cases: the window', () => {
  test.each([
    {
      name: 'case 1',
      facts: case1,
      now: at('2026-03-03T16:20Z'),
      window: { state: 'open', opensAt: at('2026-03-03T16:20Z'), closesAt: closesAt17March },
    },
    {
      name: 'case 2',
      facts: { ...case1, doneAt: at('2026-03-20T10:00Z') },
      now: at('2026-03-29T12:00Z'),
      window: {
        state: 'open',
        opensAt: at('2026-03-20T10:00Z'),
        closesAt: at('2026-04-03T23:59:59.999+01:00'),
      },
    },
    {
      name: 'case 3',
      facts: case3,
      now: at('2026-03-05T12:00Z'),
      window: {
        state: 'on_hold',
        opensAt: at('2026-03-10T17:00Z'),
        closesAt: at('2026-03-24T23:59:59.999Z'),
        nextBooking: attended,
      },
    },
    {
      name: 'case 4',
      facts: { ...case3, bookings: [] },
      now: at('2026-03-06T12:00Z'),
      window: { state: 'open', opensAt: at('2026-03-03T16:20Z'), closesAt: closesAt17March },
    },
    {
      name: 'case 5',
      facts: {
        ...case1,
        bookings: [
          booking('mix_time', '2026-03-25T10:00Z', '2026-03-25T12:00Z', '2026-03-20T10:00Z'),
        ],
      },
      now: at('2026-03-21T12:00Z'),
      window: {
        state: 'on_hold',
        opensAt: at('2026-03-25T12:00Z'),
        closesAt: at('2026-04-08T23:59:59.999+01:00'),
      },
    },
  ])('$name', ({ facts, now, window }) => {
    expect(windowAt(facts, now)).toMatchObject(window);
  });

  test('case 14: a version is no fact, so publishing one cannot move the window', () => {
    const withVersion = { ...case1, versions: [{ number: 4, publishedAt: at('2026-03-12T11:00Z') }] };
    const now = at('2026-03-13T09:00Z');
    expect(windowAt(withVersion, now)).toEqual(windowAt(case1, now));
    expect(windowAt(withVersion, now)).toMatchObject({ state: 'open', closesAt: closesAt17March });
  });
});

describe('worked cases: the decision', () => {
  const onWindow = { outcome: 'accepted', basis: 'window', bookingId: null };
  test.each([
    { name: 'case 6', facts: case1, kind: 'minor', received: '2026-03-16T12:00Z', decision: onWindow },
    {
      name: 'case 7',
      facts: case1,
      kind: 'major',
      received: '2026-03-16T12:00Z',
      decision: { outcome: 'needs_booking', need: 'attended_mix' },
    },
    {
      name: 'case 8',
      facts: case1,
      kind: 'minor',
      received: '2026-03-18T00:00:00.000Z',
      decision: { outcome: 'needs_booking', need: 'mix_time' },
    },
    {
      name: 'case 9',
      facts: case1,
      kind: 'minor',
      received: '2026-03-17T23:59:59.999Z',
      decision: onWindow,
    },
    {
      name: 'case 10',
      facts: case3,
      kind: 'major',
      received: '2026-03-05T12:00Z',
      decision: { outcome: 'accepted', basis: 'booking', bookingId: attended.id },
    },
    {
      name: 'case 11',
      facts: { ...case1, bookings: [session('mix_time')] },
      kind: 'major',
      received: '2026-03-05T12:00Z',
      decision: { outcome: 'needs_booking', need: 'attended_mix' },
    },
    {
      name: 'case 12',
      facts: case1,
      kind: 'fault',
      received: '2026-03-20T12:00Z',
      decision: { outcome: 'accepted', basis: 'fault', bookingId: null },
    },
  ] as const)('$name', ({ facts, kind, received, decision }) => {
    expect(decideAt(facts, kind, at(received))).toMatchObject(decision);
  });

  test('case 13: cancelling the session of case 10 asks for an attended mix again', () => {
    const received = at('2026-03-05T12:00Z');
    const effect = afterBookingCancelled(
      {
        kind: 'major',
        state: 'accepted',
        basis: 'booking',
        bookingId: attended.id,
        need: null,
        receivedAt: received,
      },
      attended.id,
      case1,
      at('2026-03-06T12:00Z'),
    );
    expect(effect).toMatchObject({
      changed: true,
      state: 'needs_booking',
      change: { basis: null, bookingId: null, need: 'attended_mix' },
    });
  });
});

describe("the client's sentences", () => {
  test.each([
    [{ ...case1, doneAt: null }, '2026-03-03T12:00Z', 'Your mix is still being worked on.'],
    [
      case3,
      '2026-03-05T12:00Z',
      'Changes are collected for your session on Tuesday 10 March; the free window starts after it.',
    ],
    [case1, '2026-03-08T12:00Z', 'Minor tweaks are free until Tuesday 17 March, 23:59 (9 days left).'],
    [case1, '2026-03-16T23:59Z', 'Minor tweaks are free until Tuesday 17 March, 23:59 (1 day left).'],
    [case1, '2026-03-17T00:00Z', 'Minor tweaks are free until Tuesday 17 March, 23:59 (last day).'],
    [
      case1,
      '2026-03-18T00:00Z',
      'The free window closed on 17 March. Changes now need booked time.',
    ],
  ] as const)('%# %s', (facts, now, sentence) => {
    expect(describeWindow(windowAt(facts, at(now)), at(now))).toBe(sentence);
  });
});
