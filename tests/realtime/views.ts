import type { TrackEvent, TrackEventData, TrackEventType } from '#app/contracts/realtime.ts';
import type { BookingView, NoteView, PersonView, RequestView, TrackSnapshot, TrackView, VersionView } from '#app/contracts/views.ts';

/** Views as the server shows them, for tests of what draws and keeps them. */

export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const TRACK = idOf(1);
const PROJECT = idOf(2);
export const ANA: PersonView = { id: idOf(10), name: 'Ana Lind', role: 'client' };
export const TOM: PersonView = { id: idOf(11), name: 'Tom Reed', role: 'engineer' };
export const NOW = '2026-03-05T12:00:00.000Z';

export function aVersion(n = 1, change: Partial<VersionView> = {}): VersionView {
  return {
    id: idOf(20 + n),
    trackId: TRACK,
    role: 'mix',
    number: n,
    label: `v${n}`,
    state: 'ready',
    failure: null,
    fileName: 'mix.wav',
    fileSize: 1000,
    uploadedBy: TOM,
    createdAt: NOW,
    publishedAt: NOW,
    sampleRate: 48_000,
    bitDepth: 24,
    channels: 2,
    samples: 2_880_000,
    durationMs: 60_000,
    offsetSamples: 0,
    codec: 'pcm',
    integratedLufs: -14,
    loudnessRange: 6,
    truePeakDb: -1,
    samplePeakDb: -1.2,
    conversions: [],
    ...change,
  };
}

export function aRequest(n = 1, change: Partial<RequestView> = {}): RequestView {
  return {
    id: idOf(2000 + n),
    noteId: idOf(1000 + n),
    trackId: TRACK,
    kind: 'minor',
    state: 'accepted',
    basis: 'window',
    need: null,
    bookingId: null,
    minutes: 5,
    takesTime: false,
    addsUp: false,
    sentence: 'Free tweak, until Tuesday 17 March.',
    reason: null,
    decidedBy: null,
    decidedAt: null,
    doneVersionId: null,
    assignee: null,
    mergedInto: null,
    joined: [],
    rowVersion: 1,
    ...change,
  };
}

export function aNote(n = 1, change: Partial<NoteView> = {}): NoteView {
  return {
    id: idOf(1000 + n),
    trackId: TRACK,
    versionId: idOf(21),
    parent: null,
    author: ANA,
    at: n * 1000,
    until: null,
    body: `note ${n}`,
    recording: null,
    kind: 'minor',
    heard: null,
    writtenAt: NOW,
    receivedAt: NOW,
    editedAt: null,
    withdrawnAt: null,
    wishes: [],
    requests: [aRequest(n)],
    ...change,
  };
}

export function aTrack(change: Partial<TrackView> = {}): TrackView {
  return {
    id: TRACK,
    projectId: PROJECT,
    title: 'A song',
    position: 1,
    mixState: 'done',
    doneAt: '2026-03-03T16:20:00.000Z',
    stems: null,
    createdAt: NOW,
    seq: 0,
    window: {
      state: 'open',
      opensAt: '2026-03-03T16:20:00.000Z',
      closesAt: '2026-03-17T23:59:59.999Z',
      timeZone: 'Europe/London',
      sentence: 'Minor tweaks are free until Tuesday 17 March, 23:59 (12 days left).',
      facts: {
        doneAt: '2026-03-03T16:20:00.000Z',
        bookings: [],
        terms: [{ effectiveFrom: '2020-01-01T00:00:00.000Z', days: 14, timeZone: 'Europe/London' }],
      },
    },
    ...change,
  };
}

export function aBooking(n = 1, change: Partial<BookingView> = {}): BookingView {
  return {
    id: idOf(40 + n),
    projectId: PROJECT,
    trackId: TRACK,
    service: 'attended_mix',
    state: 'confirmed',
    startsAt: `2026-04-0${n}T10:00:00.000Z`,
    endsAt: `2026-04-0${n}T12:00:00.000Z`,
    preparesAt: null,
    price: 9000,
    currency: 'GBP',
    lines: [{ what: 'session', minutes: 120, hourlyRate: 4500, amount: 9000 }],
    engineer: TOM,
    room: null,
    note: null,
    requestIds: [],
    estimate: null,
    actualMinutes: null,
    createdBy: TOM,
    createdAt: NOW,
    expiresAt: null,
    confirmedAt: NOW,
    cancelledAt: null,
    reason: null,
    cancelFee: null,
    proposal: null,
    notice: { hours: 48, percent: 50 },
    sequence: 0,
    rowVersion: 1,
    ...change,
  };
}

export function aSnapshot(change: Partial<TrackSnapshot> = {}): TrackSnapshot {
  return { track: aTrack(), map: { sections: [], parts: [], rowVersion: 0 }, versions: [aVersion()], notes: [], bookings: [], ...change };
}

export function anEvent<T extends TrackEventType>(seq: number, type: T, data: TrackEventData[T]): TrackEvent {
  return { trackId: TRACK, seq, type, at: NOW, actor: { id: ANA.id, name: ANA.name }, data } as unknown as TrackEvent;
}
