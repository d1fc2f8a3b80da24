import { describe, expect, it } from 'vitest';
import { can } from '#app/domain/access/access.ts';
import { checkNote } from '#app/domain/notes/note.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import { afterBookingConfirmed } from '#app/domain/policy/bookings.ts';
import { decide } from '#app/domain/policy/decide.ts';
import { transition, type RequestEvent } from '#app/domain/policy/life.ts';
import { windowAt, type BookedTime } from '#app/domain/policy/window.ts';
import {
  REQUEST_STATES, WINDOW_STATES, type Basis, type Need, type NoteKind, type RequestState,
} from '#app/domain/policy/words.ts';
import { PARTS } from '#app/domain/notes/lexicon.ts';
import type { ReadOptions } from '#app/domain/notes/reading.ts';
import { readOptionsOf } from '#app/domain/song-map/read-options.ts';
import { checkMap } from '#app/domain/song-map/song-map.ts';
import { pullsOf } from '#app/domain/triage/aim.ts';
import { conflictsOf, UNDECIDED_STATES, type Aim } from '#app/domain/triage/conflict.ts';
import { checkJoin } from '#app/domain/triage/voice.ts';
import { PEOPLE, PROJECTS, STEPS, STUDIO, TRACKS, type DemoStep, type PersonKey, type TrackKey } from './script.ts';
import { writeScore } from './score.ts';
import { SONGS } from './songs/index.ts';

const NOW = Date.parse('2026-03-24T15:20:00Z');
const TERMS = [{ effectiveFrom: 0, days: STUDIO.days, timeZone: STUDIO.timeZone }];

interface Request {
  track: TrackKey;
  author: PersonKey;
  kind: NoteKind;
  state: RequestState;
  basis: Basis | null;
  bookingId: string | null;
  need: Need | null;
  receivedAt: number;
  aims: Aim[];
  ends: { state: RequestState; basis?: Basis };
}

interface Track {
  doneAt: number | null;
  bookings: BookedTime[];
  /** Length of each published version, ms. */
  versions: number[];
}

/** Plays the story by the policy's own rules, refusing what they refuse. */
function play(now: number) {
  const requests = new Map<string, Request>();
  const tracks = new Map(Object.keys(TRACKS).map((key): [string, Track] => [key, { doneAt: null, bookings: [], versions: [] }]));
  const asked = new Map<string, TrackKey>();
  const trackOf = (key: TrackKey): Track => tracks.get(key) as Track;
  const facts = (key: TrackKey) => ({ ...trackOf(key), terms: TERMS });

  function move(note: string, event: RequestEvent): void {
    const request = requests.get(note);
    if (!request) throw new Error(`No note ${note}`);
    const result = transition(request.state, event);
    if (!result.ok) throw new Error(`${note}: ${event.type} is refused, ${result.reason}`);
    const { basis, bookingId, need } = { ...request, ...result.change };
    Object.assign(request, { state: result.state, basis, bookingId, need });
  }

  /** Opposite wishes wait for whoever decides. */
  function oppose(note: string): void {
    const { track, aims } = requests.get(note) as Request;
    const others = [...requests.values()].filter((one) => one.track === track && one.kind !== 'comment' && UNDECIDED_STATES.includes(one.state));
    const against = aims.flatMap((aim) => conflictsOf(aim, others.flatMap((one) => one.aims))).map(({ requestId }) => requestId);
    for (const id of against.length > 0 ? [note, ...against] : []) {
      if (requests.get(id)?.state !== 'needs_decision') move(id, { type: 'conflict', by: 'rule' });
    }
  }

  function decision(step: DemoStep & { do: 'decide' }, at: number): void {
    const { note, decision: wanted } = step;
    const request = requests.get(note) as Request;
    const judged = (kind: NoteKind) =>
      decide({ kind, kindFrom: 'engineer', receivedAt: request.receivedAt, window: windowAt(facts(request.track), at) });
    const by = 'engineer' as const;
    switch (wanted.verb) {
      case 'start':
        return move(note, { type: 'start', by });
      case 'done':
        expect(trackOf(request.track).versions[wanted.version - 1]).toBeDefined();
        return move(note, { type: 'done', by, versionId: `${request.track} ${wanted.version}` });
      case 'decline':
        return move(note, { type: 'decline', by, reason: wanted.reason });
      case 'goodwill':
        return move(note, { type: 'goodwill', by, reason: wanted.reason, engineerId: step.by });
      case 'accept':
        return move(note, { type: 'accept', by, decision: judged(request.kind) });
      case 'reclassify':
        return move(note, { type: 'reclassify', by, decision: judged(wanted.kind) });
    }
  }

  const reads = new Map<TrackKey, ReadOptions>();
  for (const step of STEPS) {
    const at = now + step.at * 60_000;
    switch (step.do) {
      case 'publish': {
        const song = SONGS.find(({ key }) => key === step.song);
        expect(song?.mixes.map(({ key }) => key)).toContain(step.mix);
        const track = trackOf(step.track);
        expect(track.versions.push(writeScore(song ?? SONGS[0]).seconds * 1000)).toBe(step.version);
        break;
      }
      case 'map': {
        const checked = checkMap({ sections: step.sections, parts: step.parts }, Object.keys(PARTS));
        expect(checked).toEqual({ ok: true, map: { sections: step.sections, parts: step.parts } });
        reads.set(step.track, readOptionsOf(step));
        break;
      }
      case 'note': {
        const length = trackOf(step.track).versions[step.version - 1] ?? -1;
        expect(checkNote({ body: step.body, at: step.place.at, until: step.place.until ?? null }, length).ok).toBe(true);
        expect(requests.has(step.note)).toBe(false);
        const window = windowAt(facts(step.track), at);
        requests.set(step.note, {
          track: step.track, author: step.by, kind: step.kind, state: 'new', basis: null, bookingId: null, need: null,
          receivedAt: at, ends: step.ends,
          aims: pullsOf(step.body, reads.get(step.track)).map((pull) => ({ requestId: step.note, authorId: step.by, ...pull, at: step.place.at, until: step.place.until ?? null })),
        });
        const verdict = decide({ kind: step.kind, receivedAt: at, window, suggested: readNote(step.body) });
        if (step.kind === 'comment') break;
        move(step.note, { type: 'decide', by: 'rule', decision: verdict });
        oppose(step.note);
        break;
      }
      case 'reply':
        expect(requests.has(step.note)).toBe(true);
        break;
      case 'answer':
        move(step.note, { type: 'answer', by: 'engineer', kind: requests.get(step.note)?.kind ?? 'minor' });
        break;
      case 'decide':
        decision(step, at);
        break;
      case 'verify':
        move(step.note, { type: 'verify', by: 'author', versionPublished: true });
        break;
      case 'reopen':
        move(step.note, { type: 'reopen', by: 'author', versionPublished: true, how: step.how });
        break;
      case 'withdraw':
        move(step.note, { type: 'withdraw', by: 'author' });
        break;
      case 'join': {
        const wish = requests.get(step.note);
        expect(wish && checkJoin({ authorId: wish.author, withdrawnAt: null, kind: wish.kind, state: wish.state }, step.by)).toEqual({ ok: true });
        break;
      }
      case 'abx':
      case 'prefer':
        expect(step.versions.every((version) => trackOf(step.track).versions[version - 1] !== undefined)).toBe(true);
        break;
      case 'ask':
        // What it is for waits for booked time, and for nothing that such a session cannot carry.
        for (const note of step.notes) expect([requests.get(note)?.track, requests.get(note)?.state]).toEqual([step.track, 'needs_booking']);
        asked.set(step.booking, step.track);
        break;
      case 'offer':
        expect(asked.has(step.booking)).toBe(true);
        break;
      case 'markDone':
        trackOf(step.track).doneAt = at;
        break;
      case 'book': {
        const startsAt = now + step.startsIn.days * 86_400_000;
        const booking = { id: step.booking, service: step.service, startsAt, endsAt: startsAt + step.minutes * 60_000, confirmedAt: at };
        trackOf(step.track).bookings.push(booking);
        for (const request of requests.values()) {
          if (request.track !== step.track) continue;
          const effect = afterBookingConfirmed(request, booking, facts(step.track));
          if (effect.changed) Object.assign(request, effect.change, { state: effect.state });
        }
      }
    }
  }
  const windows = Object.fromEntries([...tracks].map(([key, track]) => [key, windowAt({ ...track, terms: TERMS }, now).state]));
  return { requests, windows, asked };
}

describe('the story of the demo studio', () => {
  const { requests, windows, asked } = play(NOW);

  it('ends every note where it says, by the rules of the policy', () => {
    for (const [note, { state, basis, ends }] of requests) {
      expect({ note, state, basis }).toEqual({ note, state: ends.state, basis: ends.basis ?? basis });
      if (['accepted', 'in_progress', 'done', 'reopened', 'verified'].includes(state)) expect(basis).toBe(ends.basis);
    }
  });

  it('shows every state of a request, every window and every kind', () => {
    const seen = new Set([...requests.values()].map(({ state }) => state));
    expect(REQUEST_STATES.filter((state) => !seen.has(state))).toEqual([]);
    expect(windows).toEqual({ harbour: 'open', instrumental: 'open', planets: 'closed', ferry: 'on_hold', night: 'not_started' });
    expect(new Set(Object.values(windows)).size).toBe(WINDOW_STATES.length);
    expect(new Set([...requests.values()].map(({ kind }) => kind)).size).toBe(4);
    expect(requests.size).toBeGreaterThanOrEqual(25);
  });

  it('ends the same on any day and at any hour, clock changes too', () => {
    for (const hour of ['2026-03-31T22:59:00Z', '2026-10-27T00:05:00Z', '2027-01-02T12:00:00Z']) {
      const other = play(Date.parse(hour));
      expect(other.windows).toEqual(windows);
      expect([...other.requests].map(([note, { state }]) => [note, state])).toEqual(
        [...requests].map(([note, { state }]) => [note, state]),
      );
    }
  });

  it('has everybody do only what they may, and only in their own projects', () => {
    const acts = { abx: 'blind.take', prefer: 'blind.take', publish: 'version.publish', markDone: 'track.markDone', map: 'track.map', book: 'booking.create', ask: 'booking.request', offer: 'booking.offer', decide: 'request.decide', answer: 'request.decide', note: 'note.create', reply: 'note.reply', verify: 'request.verify', reopen: 'request.verify', withdraw: 'note.withdraw', join: 'request.join' } as const;
    for (const step of STEPS) {
      expect(step.at).toBeLessThan(0);
      const request = 'note' in step ? requests.get(step.note) : undefined;
      const track = 'track' in step ? step.track : step.do === 'offer' ? asked.get(step.booking) : request?.track;
      const member = PROJECTS[TRACKS[track as TrackKey].project].members.includes(step.by);
      const subject = { role: PEOPLE[step.by].role, userId: step.by };
      const may = can(subject, acts[step.do], { member, published: true, own: request?.author === step.by });
      expect([step.do, step.by, may]).toEqual([step.do, step.by, true]);
    }
  });

  it('is peopled by nobody real', () => {
    for (const { email } of Object.values(PEOPLE)) expect(email).toMatch(/@example\.com$/);
    expect(Object.values(PEOPLE).filter(({ role }) => role === 'owner')).toHaveLength(1);
  });
});
