import { z } from 'zod';
import { NOTE_KINDS, REQUEST_STATES } from '#app/domain/policy/words.ts';
import { DESK_TABS } from '#app/domain/triage/tabs.ts';
import { CONFLICT_STATES, DESK_ORDERS } from '#app/domain/triage/words.ts';
import { paging, several } from './api.ts';
import { reason, uuid } from './fields.ts';
import { decision } from './notes.ts';
import { noteView, personView, requestView, windowView } from './views.ts';

/** The triage desk: what it is asked, what it shows, what is decided on it. */

const SEARCH_AT_MOST = 200;
const assignee = z.union([uuid, z.literal('nobody'), z.literal('me')], 'Name an engineer, or say me or nobody.');

/** How somebody looks at the desk; every field narrows it. */
export const deskFilter = z.object({
  tab: z.enum(DESK_TABS, `Choose one of ${DESK_TABS.join(', ')}.`).default('open'),
  /** Narrower than the tab. */
  state: several(z.enum(REQUEST_STATES)).optional(),
  kind: several(z.enum(NOTE_KINDS)).optional(),
  assignee: assignee.optional(),
  author: uuid.optional(),
  versionId: uuid.optional(),
  projectId: uuid.optional(),
  trackId: uuid.optional(),
  /** Words of the notes as a search engine takes them: "quoted phrase", or, -not; the last word may be unfinished. */
  text: z.string().trim().max(SEARCH_AT_MOST, `Use at most ${SEARCH_AT_MOST} characters.`).optional(),
  order: z.enum(DESK_ORDERS, `Choose one of ${DESK_ORDERS.join(', ')}.`).default('project'),
});
export type DeskFilter = z.output<typeof deskFilter>;

export const deskQuery = paging.extend(deskFilter.shape);
export type DeskQuery = z.output<typeof deskQuery>;

/** Somebody who asked for the same in other words. */
export const voiceView = z.object({ requestId: z.uuid(), noteId: z.uuid(), person: personView, body: z.string() });

export const conflictView = z.object({
  id: z.uuid(),
  trackId: z.uuid(),
  part: z.string(),
  state: z.enum(CONFLICT_STATES),
  createdAt: z.iso.datetime(),
  /** Who decides for the project; null until the studio has named somebody. */
  decider: personView.nullable(),
  pickedRequestId: z.uuid().nullable(),
  pickedBy: personView.nullable(),
  endedAt: z.iso.datetime().nullable(),
  sides: z.array(
    z.object({ requestId: z.uuid(), noteId: z.uuid(), direction: z.string(), author: personView, body: z.string(), at: z.int(), until: z.int().nullable(), versionId: z.uuid() }),
  ),
});
export type ConflictView = z.output<typeof conflictView>;

/** A line of the desk: a request with its note, and who else asked for it. */
export const deskRow = z.object({
  request: requestView,
  note: noteView.omit({ requests: true }),
  versionNumber: z.int(),
  /** What of the song its place lies in, by the track's map as it is now: "Verse 2", or "Intro – Outro"; null without a map or outside of it. */
  section: z.string().nullable(),
  /** Everybody else who asked for the same, merged into it. */
  voices: z.array(voiceView),
  /** The open conflict it waits in. */
  conflictId: z.uuid().nullable(),
});
export type DeskRow = z.output<typeof deskRow>;

/** Minutes of free work inside this window against the studio's limit. */
export const addsUpView = z.object({
  limit: z.int(),
  used: z.int(),
  over: z.int(),
  /** What mix time can be proposed for; null within the limit. */
  rest: z.object({ requestIds: z.array(z.uuid()), minutes: z.int() }).nullable(),
});
export type AddsUpView = z.output<typeof addsUpView>;

/** A track that the rows of a page hang on. */
export const deskTrack = z.object({
  id: z.uuid(),
  title: z.string(),
  project: z.object({ id: z.uuid(), title: z.string(), artist: z.string() }),
  window: windowView.omit({ facts: true }),
  addsUp: addsUpView,
  /** Requests of it in this tab, by these filters. */
  requests: z.int(),
  /** Mixes that are ready, newest first: what carries a change, what to listen to. */
  versions: z.array(z.object({ id: z.uuid(), number: z.int(), label: z.string(), publishedAt: z.iso.datetime().nullable(), durationMs: z.int().nullable() })),
});
export type DeskTrack = z.output<typeof deskTrack>;

export const deskCounts = z.object(Object.fromEntries(DESK_TABS.map((tab) => [tab, z.int()])) as Record<(typeof DESK_TABS)[number], z.ZodInt>);
export type DeskCounts = z.output<typeof deskCounts>;

export const deskPage = z.object({
  items: z.array(deskRow),
  next: z.string().nullable(),
  /** The tracks of `items`, in their order. */
  tracks: z.array(deskTrack),
  /** What each tab holds with the other filters applied, `tab` and `state` apart. */
  counts: deskCounts,
});
export type DeskPage = z.output<typeof deskPage>;

const filterName = z.string('Name the filter.').trim().min(1, 'Name the filter.').max(60, 'Use at most 60 characters.');
export const savedFilterCreate = z.object({ name: filterName, filter: deskFilter });
export type SavedFilterCreate = z.output<typeof savedFilterCreate>;
export const savedFilterUpdate = z.object({ id: uuid, name: filterName.optional(), filter: deskFilter.optional() });
export type SavedFilterUpdate = z.output<typeof savedFilterUpdate>;
export const savedFilterView = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: z.object({
    tab: z.enum(DESK_TABS),
    state: z.array(z.enum(REQUEST_STATES)).optional(),
    kind: z.array(z.enum(NOTE_KINDS)).optional(),
    assignee: z.string().optional(),
    author: z.uuid().optional(),
    versionId: z.uuid().optional(),
    projectId: z.uuid().optional(),
    trackId: z.uuid().optional(),
    text: z.string().optional(),
    order: z.enum(DESK_ORDERS),
  }),
});
export type SavedFilterView = z.output<typeof savedFilterView>;

export const declineReasonCreate = z.object({ body: reason });
export type DeclineReasonCreate = z.output<typeof declineReasonCreate>;
export const declineReasonUpdate = z.object({ id: uuid, body: reason });
export type DeclineReasonUpdate = z.output<typeof declineReasonUpdate>;
export const declineReasonView = z.object({ id: z.uuid(), body: z.string() });
export type DeclineReasonView = z.output<typeof declineReasonView>;

export const DECISIONS_AT_ONCE = 200;
const several200 = <T extends z.ZodType>(one: T) => z.array(one).min(1, 'Choose at least one request.').max(DECISIONS_AT_ONCE, `At most ${DECISIONS_AT_ONCE} at once.`);

/** One decision about many requests, each as it was seen. */
export const decideMany = z.object({
  items: several200(z.object({ requestId: uuid, rowVersion: z.int().positive() })),
  decision,
});
export type DecideMany = z.output<typeof decideMany>;

/** Takes back one go of `decideMany`, or the last decision about each of these. */
export const undoMany = z
  .object({ batchId: uuid.optional(), requestIds: several200(uuid).optional() })
  .refine((input) => (input.batchId === undefined) !== (input.requestIds === undefined), { path: ['batchId'], error: 'Name a batch or requests, not both.' });
export type UndoMany = z.output<typeof undoMany>;

/** What happened to a request since somebody looked at it, one line a decision. */
export const changeView = z.object({ at: z.iso.datetime(), /** Null: the policy itself. */ by: z.string().nullable(), rule: z.string(), outcome: z.string(), sentence: z.string() });
export type ChangeView = z.output<typeof changeView>;

/** What a decision on a stale view is answered with: the request as it is now and what changed. */
export const staleView = z.object({ request: requestView, changes: z.array(changeView) });
export type StaleView = z.output<typeof staleView>;

export const verdictView = z.union([
  z.object({ requestId: z.uuid(), ok: z.literal(true), request: requestView, seq: z.int() }),
  z.object({ requestId: z.uuid(), ok: z.literal(false), code: z.string(), message: z.string(), current: staleView.optional() }),
]);
export type VerdictView = z.output<typeof verdictView>;

/** How each request fared; `batchId` takes the done ones back. */
export const decidedMany = z.object({ batchId: z.uuid(), verdicts: z.array(verdictView) });
export type DecidedMany = z.output<typeof decidedMany>;

export const conflictPick = z.object({ conflictId: uuid, requestId: uuid });
export type ConflictPick = z.output<typeof conflictPick>;
export const conflictList = paging.extend({ projectId: uuid, open: z.enum(['true', 'false']).optional() });
export type ConflictList = z.output<typeof conflictList>;

export const deskRequest = z.object({ row: deskRow, track: deskTrack, /** All that was decided about it, oldest first. */ changes: z.array(changeView) });
export type DeskRequest = z.output<typeof deskRequest>;

const named = { id: z.uuid(), title: z.string() };

/** What the desk's filters and decisions can be given. */
export const deskChoices = z.object({
  engineers: z.array(personView),
  authors: z.array(personView),
  projects: z.array(z.object({ ...named, artist: z.string(), tracks: z.array(z.object(named)) })),
  reasons: z.array(declineReasonView),
  filters: z.array(savedFilterView),
});
export type DeskChoices = z.output<typeof deskChoices>;
