import { z } from 'zod';
import { ESTIMATE_REASONS } from '#app/domain/booking/estimate.ts';
import { SIDES } from '#app/domain/booking/life.ts';
import { LINES } from '#app/domain/booking/quote.ts';
import { BASES, BOOKING_STATES, MIX_STATES, NEEDS, NOTE_KINDS, REQUEST_STATES, SERVICES, WINDOW_STATES } from '#app/domain/policy/words.ts';
import { heard } from './notes.ts';
import { mapView } from './song-map.ts';

/** What the server shows of its things: the same shape in pages, events, acknowledgements and the API. */

const id = z.uuid();
const instant = z.iso.datetime();

export const personView = z.object({ id, name: z.string(), role: z.enum(['owner', 'engineer', 'client']) });
export type PersonView = z.output<typeof personView>;

export const requestView = z.object({
  id,
  noteId: id,
  trackId: id,
  kind: z.enum(NOTE_KINDS),
  state: z.enum(REQUEST_STATES),
  basis: z.enum(BASES).nullable(),
  need: z.enum(NEEDS).nullable(),
  bookingId: id.nullable(),
  /** Estimated minutes of work. */
  minutes: z.int(),
  takesTime: z.boolean(),
  addsUp: z.boolean(),
  /** What the client reads about it. */
  sentence: z.string(),
  reason: z.string().nullable(),
  decidedBy: personView.nullable(),
  decidedAt: instant.nullable(),
  doneVersionId: id.nullable(),
  /** Who of the studio has taken it on. */
  assignee: personView.nullable(),
  /** The request that asks for the same and stands for both; its state is this one's too. */
  mergedInto: id.nullable(),
  /** Who added their voice: they ask for the same, without a note of their own. */
  joined: z.array(personView),
  rowVersion: z.int(),
});
export type RequestView = z.output<typeof requestView>;

/** What a note's words ask for, one wish each, as the server read them. Never a decision. */
export const wishView = z.object({
  kind: z.enum(NOTE_KINDS),
  /** The track's own name for it where it is on the track's list, else the common one; null where none is named. */
  part: z.string().nullable(),
  direction: z.string().nullable(),
  size: z.string().nullable(),
  /** The move in dB where a number is said. */
  db: z.number().nullable(),
  section: z.string().nullable(),
  /** "2" of the second chorus, "last" of the last. */
  sectionNumber: z.string().nullable(),
  /** Characters of the body that ask for it, up to and without `to`. */
  words: z.object({ from: z.int(), to: z.int() }),
  /** A time said in words, in milliseconds of the version. */
  said: z.object({ at: z.int(), until: z.int().nullable() }).nullable(),
});
export type WishView = z.output<typeof wishView>;

/** A voice note: its sound is at `/media/{versionId}/voice/{id}`. */
export const recordingView = z.object({
  id,
  durationMs: z.int(),
  /** How loud it is where, 0 to 100, in equal stretches. */
  peaks: z.array(z.int()),
});
export type RecordingView = z.output<typeof recordingView>;

export const noteView = z.object({
  id,
  trackId: id,
  versionId: id,
  parent: id.nullable(),
  author: personView,
  /** Milliseconds in the version. */
  at: z.int(),
  until: z.int().nullable(),
  /** Empty where only a voice says it, and when it was withdrawn. */
  body: z.string(),
  recording: recordingView.nullable(),
  kind: z.enum(NOTE_KINDS),
  heard: heard.nullable(),
  writtenAt: instant,
  receivedAt: instant,
  editedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  wishes: z.array(wishView),
  requests: z.array(requestView),
});
export type NoteView = z.output<typeof noteView>;

export const versionView = z.object({
  id,
  trackId: id,
  /** A reference is only compared with: it has its own numbers and no notes. */
  role: z.enum(['mix', 'reference']),
  number: z.int(),
  label: z.string(),
  state: z.enum(['uploading', 'processing', 'ready', 'failed']),
  failure: z.string().nullable(),
  fileName: z.string(),
  fileSize: z.int(),
  uploadedBy: personView,
  createdAt: instant,
  publishedAt: instant.nullable(),
  sampleRate: z.int().nullable(),
  bitDepth: z.int().nullable(),
  channels: z.int().nullable(),
  samples: z.int().nullable(),
  durationMs: z.int().nullable(),
  /** Where the first sample lies on the song's clock, in samples at the version's own rate. */
  offsetSamples: z.int(),
  codec: z.string().nullable(),
  integratedLufs: z.number().nullable(),
  loudnessRange: z.number().nullable(),
  truePeakDb: z.number().nullable(),
  samplePeakDb: z.number().nullable(),
  /** Plain sentences about what ingest converted, such as float to 24 bit. */
  conversions: z.array(z.string()),
});
export type VersionView = z.output<typeof versionView>;

/** A range of minutes with its reasons. */
export const estimateView = z.object({
  fromMinutes: z.int(),
  toMinutes: z.int(),
  reasons: z.array(z.object({ why: z.enum(ESTIMATE_REASONS), count: z.int(), fromMinutes: z.int(), toMinutes: z.int() })),
});
export type EstimateView = z.output<typeof estimateView>;

/** Amounts in minor units; the price is the sum of the lines. */
export const quoteLineView = z.object({ what: z.enum(LINES), minutes: z.int(), hourlyRate: z.int(), amount: z.int() });

export const bookingView = z.object({
  id,
  projectId: id,
  trackId: id.nullable(),
  service: z.enum(SERVICES),
  state: z.enum(BOOKING_STATES),
  /** The session itself, with the client where it is attended. */
  startsAt: instant,
  endsAt: instant,
  /** When the engineer begins to prepare it alone; null where nothing is prepared. */
  preparesAt: instant.nullable(),
  price: z.int(),
  currency: z.string(),
  lines: z.array(quoteLineView),
  engineer: personView.nullable(),
  room: z.object({ id, name: z.string() }).nullable(),
  note: z.string().nullable(),
  /** Requests it was asked for. */
  requestIds: z.array(id),
  estimate: estimateView.nullable(),
  /** What it took, once the engineer has said so. */
  actualMinutes: z.int().nullable(),
  createdBy: personView,
  createdAt: instant,
  /** While it is asked for or offered: until when an answer is waited for and the time is kept. */
  expiresAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** Why it was declined, taken back or cancelled. */
  reason: z.string().nullable(),
  /** Minor units charged for cancelling late. */
  cancelFee: z.int().nullable(),
  /** Another time one side would like; the agreed one stands until the other side accepts. */
  proposal: z.object({ startsAt: instant, endsAt: instant, side: z.enum(SIDES), by: personView, expiresAt: instant, note: z.string().nullable() }).nullable(),
  /** The rule it was agreed on: cancelled by the client later than so many hours before, so much of the price is charged. */
  notice: z.object({ hours: z.int(), percent: z.int() }),
  /** iCalendar's SEQUENCE; its UID is the booking's id. */
  sequence: z.int(),
  rowVersion: z.int(),
});
export type BookingView = z.output<typeof bookingView>;

/** The facts behind a track's tweak window; any reader computes the window from them at any moment. */
export const windowFactsView = z.object({
  doneAt: instant.nullable(),
  bookings: z.array(z.object({ id, service: z.enum(SERVICES), startsAt: instant, endsAt: instant, confirmedAt: instant })),
  terms: z.array(z.object({ effectiveFrom: instant, days: z.int(), timeZone: z.string() })),
});
export type WindowFactsView = z.output<typeof windowFactsView>;

export const windowView = z.object({
  state: z.enum(WINDOW_STATES),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  timeZone: z.string(),
  /** The client's words for it. */
  sentence: z.string(),
  facts: windowFactsView,
});
export type WindowView = z.output<typeof windowView>;

export const trackView = z.object({
  id,
  projectId: id,
  title: z.string(),
  position: z.int(),
  mixState: z.enum(MIX_STATES),
  doneAt: instant.nullable(),
  /** Delivered for the mix, where known: what an estimate goes by. */
  stems: z.int().nullable(),
  createdAt: instant,
  window: windowView,
  /** Number of the last event. */
  seq: z.int(),
});
export type TrackView = z.output<typeof trackView>;

export const projectView = z.object({
  id,
  title: z.string(),
  artist: z.string(),
  downloadsAllowed: z.boolean(),
  /** Who picks where two people ask for opposite things; null until the studio has named somebody. */
  decisionMakerId: id.nullable(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type ProjectView = z.output<typeof projectView>;

/** Everything a review page shows of a track, as of event `seq`. */
export const trackSnapshot = z.object({
  track: trackView,
  map: mapView,
  versions: z.array(versionView),
  notes: z.array(noteView),
  bookings: z.array(bookingView),
});
export type TrackSnapshot = z.output<typeof trackSnapshot>;
