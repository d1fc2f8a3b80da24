import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackEvent } from '../contracts/realtime.ts';
import { aBooking, aNote, anEvent, aRequest, aSnapshot, aTrack, aVersion, idOf, NOW } from '#tests/realtime/views.ts';
import { applyEvent, fromSnapshot, hasGap, openInbox, receive, replace, type TrackState } from './track-state.ts';

const start = fromSnapshot(aSnapshot());
const created = (seq: number, n: number) => anEvent(seq, 'note.created', { note: aNote(n) });

describe('one event', () => {
  test('counts only as the next of its track', () => {
    const next = applyEvent(start, created(1, 5));
    expect(next.notes).toEqual([aNote(5)]);
    expect(next.seq).toBe(1);
    expect(next.track.seq).toBe(1);
    expect(applyEvent(next, created(1, 6))).toBe(next);
    expect(applyEvent(next, created(3, 6))).toBe(next);
    expect(applyEvent(next, { ...created(2, 6), trackId: idOf(999) })).toBe(next);
  });

  test('puts a note where it belongs, also after it has moved', () => {
    let state = [created(1, 3), created(2, 1), created(3, 2)].reduce(applyEvent, start);
    expect(state.notes.map(({ at }) => at)).toEqual([1000, 2000, 3000]);
    state = applyEvent(state, anEvent(4, 'note.updated', { note: aNote(1, { at: 2500 }) }));
    expect(state.notes.map(({ at }) => at)).toEqual([2000, 2500, 3000]);
  });

  test('decides a request inside its note and leaves the others as they are', () => {
    const state = [created(1, 1), created(2, 2)].reduce(applyEvent, start);
    const next = applyEvent(state, anEvent(3, 'request.decided', { request: aRequest(1, { state: 'declined' }) }));
    expect(next.notes[0]?.requests[0]?.state).toBe('declined');
    expect(next.notes[1]).toBe(state.notes[1]);
  });

  test('a booking changes the window, and the requests it carries', () => {
    const state = applyEvent(start, created(1, 1));
    const track = aTrack({ mixState: 'done', title: 'Held' });
    const next = applyEvent(state, anEvent(2, 'booking.confirmed', { booking: aBooking(), track, requests: [aRequest(1, { bookingId: idOf(41) })] }));
    expect(next.track).toEqual({ ...track, seq: 2 });
    expect(next.bookings).toEqual([aBooking()]);
    expect(next.notes[0]?.requests[0]?.bookingId).toBe(idOf(41));
  });

  test('a map takes the place of the one before', () => {
    const map = { sections: [{ name: 'Intro', start: 0, end: null }], parts: [], rowVersion: 1 };
    expect(applyEvent(start, anEvent(1, 'track.mapped', { map }))).toMatchObject({ seq: 1, map, notes: [] });
  });

  test('of a kind not known yet is counted and changes nothing else', () => {
    const strange = { ...created(1, 1), type: 'chat.opened' } as unknown as TrackEvent;
    expect(applyEvent(start, strange)).toMatchObject({ seq: 1, notes: [] });
  });
});

/** A history of one track, and the state after each event of it. */
const history = fc.array(fc.tuple(fc.nat(5), fc.nat(9), fc.nat(60_000)), { minLength: 1, maxLength: 40 }).map((steps) => {
  const events = steps.map(([what, n, at], i): TrackEvent => {
    const seq = i + 1;
    if (what === 0) return anEvent(seq, 'note.updated', { note: aNote(n, { at, body: `changed ${seq}` }) });
    if (what === 1) return anEvent(seq, 'note.withdrawn', { note: aNote(n, { at, body: '', withdrawnAt: NOW }) });
    if (what === 2) return anEvent(seq, 'request.decided', { request: aRequest(n, { rowVersion: seq }) });
    if (what === 3) return anEvent(seq, 'version.published', { version: aVersion(n + 1, { label: `at ${seq}` }) });
    if (what === 4) return anEvent(seq, 'mix.done', { track: aTrack({ title: `at ${seq}` }) });
    return anEvent(seq, 'note.created', { note: aNote(n, { at }) });
  });
  const states: TrackState[] = [start];
  for (const event of events) states.push(applyEvent(states.at(-1) as TrackState, event));
  return { events, states };
});

const asSnapshot = ({ track, map, versions, notes, bookings }: TrackState) => ({
  track,
  map,
  // The server's order is its own.
  versions: [...versions].reverse(),
  notes: [...notes].reverse(),
  bookings: [...bookings].reverse(),
});

describe('whatever the line does', () => {
  test('events in any order, doubled, all there: the same state', () => {
    fc.assert(
      fc.property(
        history.chain((h) => fc.tuple(fc.constant(h), fc.shuffledSubarray([...h.events, ...h.events], { minLength: h.events.length }))),
        ([{ events, states }, arrived]) => {
          const inbox = receive(receive(openInbox(start), arrived), events);
          expect(inbox.state).toEqual(states.at(-1));
          expect(hasGap(inbox)).toBe(false);
        },
      ),
    );
  });

  test('some lost: never ahead of a gap, and whole again by what is asked for, or by a snapshot of any moment since', () => {
    fc.assert(
      fc.property(
        history.chain((h) => fc.tuple(fc.constant(h), fc.shuffledSubarray(h.events), fc.nat(h.events.length), fc.boolean())),
        ([{ events, states }, arrived, moment, bySnapshot]) => {
          let inbox = openInbox(start);
          for (const event of arrived) inbox = receive(inbox, [event]);
          expect(inbox.state).toEqual(states[inbox.state.seq]);
          if (bySnapshot && moment >= inbox.state.seq) inbox = replace(inbox, asSnapshot(states[moment] as TrackState));
          inbox = receive(inbox, events.slice(inbox.state.seq));
          expect(inbox.state).toEqual(states.at(-1));
          expect(hasGap(inbox)).toBe(false);
        },
      ),
    );
  });
});
