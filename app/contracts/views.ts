import { z } from 'zod';
import { BASES, BOOKING_STATES, MIX_STATES, NEEDS, NOTE_KINDS, REQUEST_STATES, SERVICES, WINDOW_STATES } from '#app/domain/policy/words.ts';
import { heard } from './notes.ts';

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
  rowVersion: z.int(),
});
export type RequestView = z.output<typeof requestView>;

export const noteView = z.object({
  id,
  trackId: id,
  versionId: id,
  parent: id.nullable(),
  author: personView,
  /** Milliseconds in the version. */
  at: z.int(),
  until: z.int().nullable(),
  body: z.string(),
  kind: z.enum(NOTE_KINDS),
  heard: heard.nullable(),
  writtenAt: instant,
  receivedAt: instant,
  editedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
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

export const bookingView = z.object({
  id,
  projectId: id,
  trackId: id.nullable(),
  service: z.enum(SERVICES),
  state: z.enum(BOOKING_STATES),
  startsAt: instant,
  endsAt: instant,
  price: z.int(),
  currency: z.string(),
  engineer: personView.nullable(),
  note: z.string().nullable(),
  confirmedAt: instant.nullable(),
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
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type ProjectView = z.output<typeof projectView>;

/** Everything a review page shows of a track, as of event `seq`. */
export const trackSnapshot = z.object({
  track: trackView,
  versions: z.array(versionView),
  notes: z.array(noteView),
  bookings: z.array(bookingView),
});
export type TrackSnapshot = z.output<typeof trackSnapshot>;
