import { describe, expect, test } from 'vitest';
import { afterBookingCancelled, afterBookingConfirmed, meets, type BookedRequest } from './bookings.ts';
import type { BookedTime, WindowFacts } from './window.ts';
import { REQUEST_STATES, type Service } from './words.ts';

const at = (iso: string) => Date.parse(iso);
const booking = (id: string, service: Service, day: string): BookedTime => ({
  id,
  service,
  startsAt: at(`${day}T14:00Z`),
  endsAt: at(`${day}T17:00Z`),
  confirmedAt: at('2026-03-04T09:00Z'),
});
const facts = (...bookings: BookedTime[]): WindowFacts => ({
  doneAt: at('2026-03-03T16:20Z'),
  bookings,
  terms: [{ effectiveFrom: 0, days: 14, timeZone: 'Europe/London' }],
});
const request = (over: Partial<BookedRequest>): BookedRequest => ({
  kind: 'minor',
  state: 'accepted',
  basis: 'booking',
  bookingId: 'b',
  need: null,
  receivedAt: at('2026-03-05T12:00Z'),
  ...over,
});
const now = at('2026-03-06T12:00Z');

describe('a booking is confirmed', () => {
  const waiting = request({ state: 'needs_booking', basis: null, bookingId: null, need: 'attended_mix' });
  const hybrid = booking('h', 'hybrid_mix', '2026-03-25');

  test('a request that waits for such time is accepted on it', () => {
    expect(afterBookingConfirmed(waiting, hybrid, facts(hybrid))).toMatchObject({
      changed: true,
      state: 'accepted',
      change: { basis: 'booking', bookingId: 'h', need: null },
      decision: { rule: 'booking.confirmed', sentence: 'Goes into your session on Wednesday 25 March.' },
    });
  });

  test.each([
    ['the wrong service', waiting, booking('m', 'mix_time', '2026-03-25')],
    ['work promised otherwise', request({ basis: 'window', bookingId: null }), hybrid],
    ['time over before the request came', waiting, booking('h', 'hybrid_mix', '2026-03-04')],
  ])('%s changes nothing', (_why, one, time) => {
    expect(afterBookingConfirmed(one, time, facts(time))).toEqual({ changed: false });
  });

  test('what meets a need', () => {
    expect(meets('attended_mix', 'mix_time')).toBe(true);
    expect(meets('mix_time', 'attended_mix')).toBe(false);
    expect(meets('recording_session', 'mix_time')).toBe(false);
    expect(meets('mastering_session', 'mix_time')).toBe(false);
  });
});

describe('a booking is cancelled', () => {
  test('a minor tweak received inside what is then an open window is free', () => {
    expect(afterBookingCancelled(request({}), 'b', facts(), now)).toMatchObject({
      changed: true,
      state: 'accepted',
      change: { basis: 'window', bookingId: null },
    });
  });

  test('a minor tweak received after the window needs mix time again', () => {
    const late = request({ receivedAt: at('2026-03-20T12:00Z') });
    expect(afterBookingCancelled(late, 'b', facts(), now)).toMatchObject({
      state: 'needs_booking',
      change: { basis: null, need: 'mix_time' },
    });
  });

  test('another booking known at receipt carries it', () => {
    const other = booking('other', 'mix_time', '2026-03-12');
    expect(afterBookingCancelled(request({}), 'b', facts(other), now)).toMatchObject({
      state: 'accepted',
      change: { basis: 'booking', bookingId: 'other' },
    });
  });

  test('a booking confirmed after receipt carries it when it is what it needs', () => {
    const later = {
      ...booking('later', 'attended_mix', '2026-03-25'),
      confirmedAt: at('2026-03-06T09:00Z'),
    };
    expect(afterBookingCancelled(request({ kind: 'major' }), 'b', facts(later), now)).toMatchObject({
      state: 'accepted',
      change: { basis: 'booking', bookingId: 'later' },
    });
  });

  test('the cancelled booking itself never counts, also when it is still among the facts', () => {
    const still = facts(booking('b', 'attended_mix', '2026-03-10'));
    expect(afterBookingCancelled(request({}), 'b', still, now)).toEqual(
      afterBookingCancelled(request({}), 'b', facts(), now),
    );
  });

  test('work in progress goes on where it is free, and waits where it is not', () => {
    const started = request({ state: 'in_progress' });
    expect(afterBookingCancelled(started, 'b', facts(), now)).toMatchObject({ state: 'in_progress' });
    expect(afterBookingCancelled({ ...started, kind: 'major' }, 'b', facts(), now)).toMatchObject({
      state: 'needs_booking',
    });
  });

  test('delivered work, other bookings and other bases stay as they are', () => {
    const untouched = REQUEST_STATES.filter((state) => state !== 'accepted' && state !== 'in_progress');
    for (const state of untouched) {
      expect(afterBookingCancelled(request({ state }), 'b', facts(), now)).toEqual({ changed: false });
    }
    for (const other of [request({ bookingId: 'x' }), request({ basis: 'goodwill' })]) {
      expect(afterBookingCancelled(other, 'b', facts(), now)).toEqual({ changed: false });
    }
  });
});
