import { z } from 'zod';
import { SCOPES } from '../domain/access/scopes.ts';
import { NOTE_KINDS, REQUEST_STATES } from '../domain/policy/words.ts';
import { uuid } from './fields.ts';
import { noteCreate } from './notes.ts';
import { noteView, personView, projectView, requestView, trackSnapshot, trackView } from './views.ts';
import { slotView } from './bookings.ts';
import { mapView } from './song-map.ts';
import { BOOKING_EVENTS, type TrackEventType } from './realtime.ts';

/** What only the JSON API asks for and answers; the rest is the contracts of the other doors. */

/** A query parameter that may be repeated: `?state=new&state=accepted`. */
export const several = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).max(50)]).transform((given) => [given].flat() as z.output<T>[]);
const queryFlag = z.enum(['true', 'false'], 'Say true or false.').transform((value) => value === 'true');

export const PAGE_AT_MOST = 200;
export const paging = z.object({
  limit: z.coerce.number().int().min(1, 'At least 1.').max(PAGE_AT_MOST, `At most ${PAGE_AT_MOST}.`).default(50),
  /** `next` of the page before. */
  cursor: z.string().max(400).optional(),
});
export type Paging = z.output<typeof paging>;
export type Page<T> = { items: T[]; next: string | null };

/** One page of a list; `next` is null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const byId = z.object({ id: uuid });

export const projectList = paging.extend({ archived: queryFlag.default(false) });
export type ProjectList = z.output<typeof projectList>;

export const ofProject = paging.extend({ projectId: uuid });
export const ofTrack = paging.extend({ trackId: uuid });
export const memberList = paging.extend({ projectId: uuid.optional() });

const oneOf = { path: ['trackId'], error: 'Name a track or a project, not both.' };
export const bookingList = paging
  .extend({ projectId: uuid.optional(), trackId: uuid.optional() })
  .refine((query) => (query.projectId === undefined) !== (query.trackId === undefined), oneOf);

export const noteList = paging.extend({
  trackId: uuid,
  versionId: uuid.optional(),
  /** Answers to this note. */
  parent: uuid.optional(),
  author: uuid.optional(),
  kind: several(z.enum(NOTE_KINDS)).optional(),
  withdrawn: queryFlag.optional(),
});
export type NoteList = z.output<typeof noteList>;

export const requestList = paging
  .extend({
    trackId: uuid.optional(),
    projectId: uuid.optional(),
    state: several(z.enum(REQUEST_STATES)).optional(),
    kind: several(z.enum(NOTE_KINDS)).optional(),
  })
  .refine((query) => query.projectId === undefined || query.trackId === undefined, oneOf);
export type RequestList = z.output<typeof requestList>;

/** As every door's, but the id may be left to the server. */
export const noteCreateByApi = z.object({ ...noteCreate.shape, id: uuid.optional() });

export const eventsQuery = z.object({ id: uuid, since: z.coerce.number().int().min(0).default(0) });

export const meView = personView.extend({
  email: z.string().nullable(),
  /** Of the token that asks; null for a signed-in person. */
  scopes: z.array(z.enum(SCOPES)).nullable(),
});
export type MeView = z.output<typeof meView>;

export const projectDetail = projectView.extend({ tracks: z.array(trackView) });
export const trackDetail = trackSnapshot.extend({ project: projectView });

const seq = z.int();
export const numberedNote = noteView.extend({ seq });
export const numberedRequest = requestView.extend({ seq });

const EVENT_TYPES = [
  'note.created',
  'note.updated',
  'note.withdrawn',
  'request.decided',
  'request.joined',
  'request.left',
  'version.published',
  'version.updated',
  'track.updated',
  'track.mapped',
  'mix.done',
  'mix.reopened',
  ...BOOKING_EVENTS,
] as const satisfies readonly TrackEventType[];

export const eventView = z.object({
  trackId: z.uuid(),
  seq,
  type: z.enum(EVENT_TYPES),
  at: z.iso.datetime(),
  actor: z.object({ id: z.uuid().nullable(), name: z.string() }),
  /** The thing as it is after the event. */
  data: z.record(z.string(), z.unknown()),
});

/** What happened after `since`, or the track as it is when that is too much. */
export const eventsAnswer = z.union([z.object({ seq, events: z.array(eventView) }), z.object({ seq, snapshot: trackSnapshot })]);

export const ledgerLine = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  rule: z.string(),
  outcome: z.string(),
  sentence: z.string(),
  requestId: z.uuid().nullable(),
  inputs: z.record(z.string(), z.unknown()),
});

/** RFC 9457. */
export const problemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  /** Messages by field of the input. */
  errors: z.record(z.string(), z.array(z.string())).optional(),
  /** Where a time was taken meanwhile: the next free ones. */
  slots: z.array(slotView).optional(),
  /** With `/problems/stale`: the request as it is now, and what changed since it was seen. */
  current: z.object({ request: requestView, changes: z.array(z.record(z.string(), z.unknown())) }).optional(),
  /** With `/problems/stale` for a track's sections and parts: the map as it is now. */
  map: mapView.optional(),
});
export type ProblemView = z.output<typeof problemView>;
