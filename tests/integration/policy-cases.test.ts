import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NoteKind, Service } from '#app/domain/policy/words.ts';
import { ledger, tracks } from '#db/schema/index.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { createTrack, updateTrack } from '#server/services/tracks/tracks.server.ts';
import { addHouse, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

/** The worked cases of docs/policy.md, through the services, on a real database. Studio in Europe/London, 14 days. */

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
beforeAll(async () => {
  house = await addHouse(db());
});

const DONE = '2026-03-03T16:20:00Z';

async function trackDone(at: string): Promise<{ trackId: string; versionId: string }> {
  const { id } = await createTrack(callAt(house.engineer, '2026-02-01T10:00:00Z'), { projectId: house.projectId, title: 'A case' });
  const versionId = await addVersion(db(), id, house.engineer.userId);
  await updateTrack(callAt(house.engineer, at), { id, mixState: 'done' });
  return { trackId: id, versionId };
}

async function windowSeen(trackId: string, now: string) {
  const { track } = await trackSnapshot(callAt(house.client, now), trackId);
  return track.window;
}

async function book(trackId: string, service: Service, startsAt: string, endsAt: string, confirmedAt: string): Promise<string> {
  const { booking } = await createBooking(callAt(house.engineer, confirmedAt), { projectId: house.projectId, trackId, service, startsAt, endsAt });
  return booking.id;
}

async function ask(versionId: string, kind: NoteKind, body: string, receivedAt: string) {
  const { note } = await createNote(callAt(house.client, receivedAt), { id: v7(), versionId, at: 12_000, body, kind });
  const [request] = note.requests;
  if (!request) throw new Error('no request');
  return request;
}

async function requestNow(trackId: string, id: string) {
  const { notes } = await trackSnapshot(callAt(house.client, '2026-03-20T00:00:00Z'), trackId);
  return notes.flatMap((note) => note.requests).find((request) => request.id === id);
}

describe('windows', () => {
  it('case 1: opens when the mix is done, closes at the end of the 14th day', async () => {
    const { trackId } = await trackDone(DONE);
    const window = await windowSeen(trackId, '2026-03-08T12:00:00Z');
    expect(window).toMatchObject({ state: 'open', opensAt: '2026-03-03T16:20:00.000Z', closesAt: '2026-03-17T23:59:59.999Z' });
    expect(window.sentence).toBe('Minor tweaks are free until Tuesday 17 March, 23:59 (9 days left).');
  });

  it('case 2: ends by the studio’s clock across the change to summer time', async () => {
    const { trackId } = await trackDone('2026-03-20T10:00:00Z');
    expect(await windowSeen(trackId, '2026-03-30T12:00:00Z')).toMatchObject({ state: 'open', closesAt: '2026-04-03T22:59:59.999Z' });
  });

  it('cases 3 and 4: a session ahead puts it on hold, cancelling it leaves no trace', async () => {
    const { trackId } = await trackDone(DONE);
    const before = await windowSeen(trackId, '2026-03-05T12:00:00Z');
    const booking = await book(trackId, 'attended_mix', '2026-03-10T14:00:00Z', '2026-03-10T17:00:00Z', '2026-03-04T10:00:00Z');
    const held = await windowSeen(trackId, '2026-03-05T12:00:00Z');
    expect(held).toMatchObject({ state: 'on_hold', opensAt: '2026-03-10T17:00:00.000Z', closesAt: '2026-03-24T23:59:59.999Z' });
    expect(held.sentence).toBe('Changes are collected for your session on Tuesday 10 March; the free window starts after it.');

    await cancelBooking(callAt(house.engineer, '2026-03-06T09:00:00Z'), { id: booking });
    expect(await windowSeen(trackId, '2026-03-05T12:00:00Z')).toEqual(before);
    expect(await windowSeen(trackId, '2026-03-07T12:00:00Z')).toMatchObject({ state: 'open', closesAt: '2026-03-17T23:59:59.999Z' });
  });

  it('case 5: time booked after it closed opens it afresh', async () => {
    const { trackId } = await trackDone(DONE);
    await book(trackId, 'mix_time', '2026-03-25T10:00:00Z', '2026-03-25T12:00:00Z', '2026-03-20T10:00:00Z');
    expect(await windowSeen(trackId, '2026-03-21T12:00:00Z')).toMatchObject({ state: 'on_hold', opensAt: '2026-03-25T12:00:00.000Z' });
    expect(await windowSeen(trackId, '2026-03-26T12:00:00Z')).toMatchObject({ state: 'open', closesAt: '2026-04-08T22:59:59.999Z' });
  });

  it('case 14: a new version does not restart the clock', async () => {
    const { trackId } = await trackDone(DONE);
    await addVersion(db(), trackId, house.engineer.userId, { number: 4 });
    expect(await windowSeen(trackId, '2026-03-13T12:00:00Z')).toMatchObject({ state: 'open', closesAt: '2026-03-17T23:59:59.999Z' });
  });
});

describe('decisions', () => {
  it('case 6: a minor tweak in the open window is accepted', async () => {
    const { versionId } = await trackDone(DONE);
    const request = await ask(versionId, 'minor', 'vocals up 1 dB in the chorus', '2026-03-16T12:00:00Z');
    expect(request).toMatchObject({ state: 'accepted', basis: 'window' });
  });

  it('case 7: a change to the performance needs an attended mix', async () => {
    const { versionId } = await trackDone(DONE);
    const request = await ask(versionId, 'major', 'can I re-sing the bridge', '2026-03-16T12:00:00Z');
    expect(request).toMatchObject({ state: 'needs_booking', need: 'attended_mix', basis: null });
    expect(request.sentence).toMatch(/attended mix/);
  });

  it('case 8: the first instant after the window needs mix time', async () => {
    const { versionId } = await trackDone(DONE);
    const request = await ask(versionId, 'minor', 'snare down a touch', '2026-03-18T00:00:00.000Z');
    expect(request).toMatchObject({ state: 'needs_booking', need: 'mix_time' });
  });

  it('case 9: what counts is the receipt, not the triage', async () => {
    const { versionId } = await trackDone(DONE);
    const request = await ask(versionId, 'minor', 'snare down a touch', '2026-03-17T23:59:59.999Z');
    const { request: triaged } = await decideRequest(callAt(house.engineer, '2026-03-25T10:00:00Z'), { requestId: request.id, action: 'reclassify', kind: 'minor' });
    expect(triaged).toMatchObject({ state: 'accepted', basis: 'window' });
  });

  it('cases 10 and 13: a major change waits for the attended mix, and goes back when it is cancelled', async () => {
    const { trackId, versionId } = await trackDone(DONE);
    const booking = await book(trackId, 'attended_mix', '2026-03-10T14:00:00Z', '2026-03-10T17:00:00Z', '2026-03-04T10:00:00Z');
    const request = await ask(versionId, 'major', 'swap the guitar solo for take 3', '2026-03-05T12:00:00Z');
    expect(request).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: booking });

    await cancelBooking(callAt(house.engineer, '2026-03-06T09:00:00Z'), { id: booking });
    expect(await requestNow(trackId, request.id)).toMatchObject({ state: 'needs_booking', need: 'attended_mix', basis: null, bookingId: null });
  });

  it('case 11: unattended mix time does not carry a major change', async () => {
    const { trackId, versionId } = await trackDone(DONE);
    await book(trackId, 'mix_time', '2026-03-11T14:00:00Z', '2026-03-11T17:00:00Z', '2026-03-04T10:00:00Z');
    const request = await ask(versionId, 'major', 'swap the guitar solo for take 3', '2026-03-05T12:00:00Z');
    expect(request).toMatchObject({ state: 'needs_booking', need: 'attended_mix' });
  });

  it('case 12: a fault is free for ever', async () => {
    const { versionId } = await trackDone(DONE);
    const request = await ask(versionId, 'fault', 'there is a click at 2:13', '2026-06-01T12:00:00Z');
    expect(request).toMatchObject({ state: 'accepted', basis: 'fault' });
  });
});

describe('around the table', () => {
  it('gives a waiting request to a booking made for it, and a minor one back to its window', async () => {
    const { trackId, versionId } = await trackDone(DONE);
    const major = await ask(versionId, 'major', 'can I re-sing the bridge', '2026-03-05T12:00:00Z');
    const booking = await book(trackId, 'hybrid_mix', '2026-03-12T14:00:00Z', '2026-03-12T17:00:00Z', '2026-03-06T10:00:00Z');
    expect(await requestNow(trackId, major.id)).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: booking });
    const minor = await ask(versionId, 'minor', 'snare down a touch', '2026-03-07T12:00:00Z');
    expect(minor).toMatchObject({ state: 'accepted', basis: 'booking', bookingId: booking });
    await cancelBooking(callAt(house.engineer, '2026-03-08T09:00:00Z'), { id: booking });
    expect(await requestNow(trackId, minor.id)).toMatchObject({ state: 'accepted', basis: 'window', bookingId: null });
    expect(await requestNow(trackId, major.id)).toMatchObject({ state: 'needs_booking' });
  });

  it('lets an engineer be generous with a reason, and refuses free major work otherwise', async () => {
    const { versionId } = await trackDone(DONE);
    const { id } = await ask(versionId, 'major', 'can I re-sing the bridge', '2026-03-16T12:00:00Z');
    const engineer = callAt(house.engineer, '2026-03-16T13:00:00Z');
    await expect(decideRequest(engineer, { requestId: id, action: 'accept' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/attended mix/) });
    const { request } = await decideRequest(engineer, { requestId: id, action: 'goodwill', reason: 'We love this song.' });
    expect(request).toMatchObject({ state: 'accepted', basis: 'goodwill' });
    const rows = await db().select().from(ledger).where(eq(ledger.requestId, id));
    expect(rows.map((row) => row.rule)).toEqual(['open.major', 'person.goodwill']);
    expect(rows[1]).toMatchObject({ actorId: house.engineer.userId, inputs: { reason: 'We love this song.', kind: 'major' } });
  });

  it('refuses a decision made on a stale view', async () => {
    const { versionId } = await trackDone(DONE);
    const { id, rowVersion } = await ask(versionId, 'minor', 'snare down a touch', '2026-03-16T12:00:00Z');
    const engineer = callAt(house.engineer, '2026-03-16T13:00:00Z');
    await decideRequest(engineer, { requestId: id, action: 'start', rowVersion });
    await expect(decideRequest(engineer, { requestId: id, action: 'decline', reason: 'no', rowVersion })).rejects.toMatchObject({ code: 'stale' });
  });

  it('marking done twice keeps the first moment', async () => {
    const { trackId } = await trackDone(DONE);
    await updateTrack(callAt(house.engineer, '2026-03-09T10:00:00Z'), { id: trackId, mixState: 'done' });
    const [row] = await db().select().from(tracks).where(eq(tracks.id, trackId));
    expect(row?.doneAt?.toISOString()).toBe('2026-03-03T16:20:00.000Z');
  });
});
