import { z } from 'zod';
import { milliseconds, uuid } from './fields.ts';
import type { NoteCreate, NoteUpdate, NoteWithdraw, RequestDecide, RequestVoice } from './notes.ts';
import type { SlotView } from './bookings.ts';
import type { MapView } from './song-map.ts';
import type { StaleView } from './triage.ts';
import type { BookingView, NoteView, PersonView, RequestView, TrackSnapshot, TrackView, VersionView } from './views.ts';

/** The `/review` namespace, both directions (interface.md names the events). */

export const trackJoin = z.object({ trackId: uuid, since: z.int().min(0).optional() });
export const deskJoin = z.object({});
export const calendarJoin = z.object({});
export const trackLeave = z.object({ trackId: uuid });
export const presenceUpdate = z.object({
  trackId: uuid,
  versionId: uuid.nullish(),
  /** Milliseconds. */
  position: milliseconds.nullish(),
  playing: z.boolean().default(false),
});

/** What happens to a booking, as its tracks are told. */
export const BOOKING_EVENTS = [
  'booking.requested',
  'booking.offered',
  'booking.confirmed',
  'booking.declined',
  'booking.withdrawn',
  'booking.cancelled',
  'booking.expired',
  'booking.held',
  'booking.recorded',
  'booking.moveProposed',
  'booking.moved',
  'booking.moveRefused',
  'booking.moveWithdrawn',
] as const;
export type BookingEventType = (typeof BOOKING_EVENTS)[number];
type BookingEventData = { booking: BookingView; track: TrackView; requests: RequestView[] };

/** What happened on a track. `data` carries the thing as it is after the event. */
export type TrackEventData = {
  'note.created': { note: NoteView };
  'note.updated': { note: NoteView };
  'note.withdrawn': { note: NoteView };
  'request.decided': { request: RequestView };
  'request.joined': { request: RequestView };
  'request.left': { request: RequestView };
  'version.published': { version: VersionView };
  'version.updated': { version: VersionView };
  'track.updated': { track: TrackView };
  'track.mapped': { map: MapView };
  'mix.done': { track: TrackView };
  'mix.reopened': { track: TrackView };
} & Record<BookingEventType, BookingEventData>;
export type TrackEventType = keyof TrackEventData;

export type TrackEvent<T extends TrackEventType = TrackEventType> = {
  [K in T]: {
    trackId: string;
    seq: number;
    type: K;
    /** ISO 8601, UTC. */
    at: string;
    /** Null id: the policy or the server itself. */
    actor: { id: string | null; name: string };
    data: TrackEventData[K];
  };
}[T];

/** With code `stale` comes what is there now: `current`, the request and what changed, or `map`. `slots` where a time was taken meanwhile. */
export type Refusal = { ok: false; error: { code: string; message: string; fields?: Record<string, string[]>; slots?: SlotView[]; current?: StaleView; map?: MapView } };
export type Ack<T> = (answer: ({ ok: true } & T) | Refusal) => void;

export type Listener = { person: PersonView; versionId: string | null; position: number | null; playing: boolean };

export type ClientEvents = {
  'track:join': (payload: z.input<typeof trackJoin>, ack: Ack<{ seq: number; events: TrackEvent[] } | { seq: number; snapshot: TrackSnapshot }>) => void;
  'track:leave': (payload: z.input<typeof trackLeave>, ack: Ack<object>) => void;
  'note:create': (payload: NoteCreate, ack: Ack<{ note: NoteView; seq: number }>) => void;
  'note:update': (payload: NoteUpdate, ack: Ack<{ note: NoteView; seq: number }>) => void;
  'note:withdraw': (payload: NoteWithdraw, ack: Ack<{ note: NoteView; seq: number }>) => void;
  'request:decide': (payload: RequestDecide, ack: Ack<{ request: RequestView; seq: number }>) => void;
  'request:join': (payload: RequestVoice, ack: Ack<{ request: RequestView; seq: number }>) => void;
  'request:leave': (payload: RequestVoice, ack: Ack<{ request: RequestView; seq: number }>) => void;
  'presence:update': (payload: z.input<typeof presenceUpdate>, ack: Ack<object>) => void;
  'desk:join': (payload: object, ack: Ack<object>) => void;
  'desk:leave': (payload: object, ack: Ack<object>) => void;
  'calendar:join': (payload: object, ack: Ack<object>) => void;
  'calendar:leave': (payload: object, ack: Ack<object>) => void;
};

/**
 * Something that a desk shows has changed: these requests as they are now, with the note where it is
 * new or mended. Without requests the track itself changed (its mix, its booked time).
 */
export type DeskChange = {
  trackId: string;
  seq: number;
  type: TrackEventType;
  at: string;
  actor: { id: string | null; name: string };
  requests: RequestView[];
  note: NoteView | null;
};

export type IngestStage = 'received' | 'reading' | 'encoding' | 'measuring' | 'finishing' | 'ready' | 'failed';
export type IngestProgress = { versionId: string; stage: IngestStage; /** 0 to 1 */ progress: number; message?: string };

export type ServerEvents = {
  'track:event': (event: TrackEvent) => void;
  presence: (payload: { trackId: string; people: Listener[] }) => void;
  /** To the studio's own people who joined the desk. */
  'desk:changed': (change: DeskChange) => void;
  /** To who joined the calendar and may see the booking: it is not as it was. */
  'calendar:changed': (change: { bookingId: string }) => void;
  ingest: (payload: IngestProgress) => void;
  /** The server goes down on purpose; the client connects again by itself. */
  closing: (payload: { reason: string }) => void;
};
