import type { DeskChange } from '#app/contracts/realtime.ts';
import type { ChangeView, DeskCounts, DeskPage, DeskRow, DeskTrack, VerdictView } from '#app/contracts/triage.ts';
import type { EngineerDecision } from '#app/contracts/notes.ts';
import type { NoteView, RequestView } from '#app/contracts/views.ts';
import { inTab } from '#app/domain/triage/tabs.ts';
import type { Filter } from './filter-search.ts';
import { DESK_STATE } from './words.ts';

/** What is said on a row about its last moments. */
export type RowMark =
  | { type: 'changed'; by: string; words: string }
  | { type: 'refused'; message: string }
  /** Somebody was quicker; the decision can be made again on the row as it is now. */
  | { type: 'stale'; changes: ChangeView[]; message: string; decision: EngineerDecision };

/** All that the list knows; a new object at every change. */
export type DeskState = {
  rows: ReadonlyMap<string, DeskRow>;
  order: readonly string[];
  tracks: ReadonlyMap<string, DeskTrack>;
  counts: DeskCounts;
  next: string | null;
  marks: ReadonlyMap<string, RowMark>;
  /** Requests that came in meanwhile and belong here; shown when asked for. */
  unseen: ReadonlySet<string>;
};

export function fromPage({ items, tracks, counts, next }: DeskPage): DeskState {
  return {
    rows: new Map(items.map((row) => [row.request.id, row])),
    order: items.map(({ request }) => request.id),
    tracks: new Map(tracks.map((track) => [track.id, track])),
    counts,
    next,
    marks: new Map(),
    unseen: new Set(),
  };
}

/** The next page below what is there; rows that moved between the readings are kept once. */
export function addPage(state: DeskState, page: DeskPage): DeskState {
  const fresh = page.items.filter(({ request }) => !state.rows.has(request.id));
  return {
    ...state,
    rows: new Map([...state.rows, ...page.items.map((row) => [row.request.id, row] as const)]),
    order: [...state.order, ...fresh.map(({ request }) => request.id)],
    tracks: new Map([...state.tracks, ...page.tracks.map((track) => [track.id, track] as const)]),
    counts: page.counts,
    next: page.next,
  };
}

/** Tracks read by another question than the list's: how many requests of them the list holds is kept. */
export const withTracks = (state: DeskState, tracks: readonly DeskTrack[]): DeskState => ({
  ...state,
  tracks: new Map([...state.tracks, ...tracks.map((track) => [track.id, { ...track, requests: state.tracks.get(track.id)?.requests ?? track.requests }] as const)]),
});

/** Requests as they are now; an older reading changes nothing. @returns the same state when nothing is newer. */
export function withRequests(state: DeskState, requests: readonly RequestView[]): DeskState {
  const rows = new Map(state.rows);
  for (const request of requests) {
    const row = rows.get(request.id);
    if (row && row.request.rowVersion < request.rowVersion) rows.set(request.id, { ...row, request, conflictId: request.state === 'needs_decision' ? row.conflictId : null });
  }
  return [...rows.values()].every((row) => state.rows.get(row.request.id) === row) ? state : { ...state, rows };
}

/** A row read anew, with its voices and its conflict. */
export function withRow(state: DeskState, row: DeskRow): DeskState {
  const known = state.rows.get(row.request.id);
  return !known || known.request.rowVersion > row.request.rowVersion ? state : { ...state, rows: new Map(state.rows).set(row.request.id, row) };
}

/** What the socket tells. A colleague's change is named on its row; one's own is known already. */
export function withChange(state: DeskState, change: DeskChange, filter: Filter, viewerId: string): DeskState {
  const taken = withRequests(state, change.requests);
  const rows = new Map(taken.rows);
  const marks = new Map(state.marks);
  const unseen = new Set(state.unseen);
  for (const request of change.requests) {
    const before = state.rows.get(request.id);
    const row = rows.get(request.id);
    if (row && change.note) rows.set(request.id, { ...row, section: isMoved(row, change.note) ? null : row.section, note: { ...row.note, ...withoutRequests(change.note) } });
    if (before && before.request.rowVersion < request.rowVersion && change.actor.id !== viewerId) {
      marks.set(request.id, { type: 'changed', by: change.actor.name, words: changeWords(before.request, request) });
    }
    if (!before && change.note && fits(filter, request, change.note, viewerId)) unseen.add(request.id);
  }
  return { ...taken, rows, marks, unseen };
}

/** Rows whose note has another place than before: which section that is in, only the server knows. */
export const movedBy = ({ rows }: DeskState, { requests, note }: DeskChange): string[] =>
  requests.flatMap(({ id }) => {
    const row = rows.get(id);
    return row && note && isMoved(row, note) ? [id] : [];
  });

const isMoved = ({ note: before }: DeskRow, { at, until }: NoteView): boolean => before.at !== at || before.until !== until;

function withoutRequests({ requests: _, ...note }: NoteView): DeskRow['note'] {
  return note;
}

/** How each of them fared: rows as they are now, refusals named, and what lies in between shown where somebody was quicker. */
export function withVerdicts(state: DeskState, verdicts: readonly VerdictView[], decision: EngineerDecision | null): DeskState {
  const marks = new Map(state.marks);
  const now: RequestView[] = [];
  for (const verdict of verdicts) {
    if (verdict.ok) {
      now.push(verdict.request);
      marks.delete(verdict.requestId);
      continue;
    }
    const { current, message } = verdict;
    if (current) now.push(current.request);
    marks.set(verdict.requestId, current && decision ? { type: 'stale', changes: current.changes, message, decision } : { type: 'refused', message });
  }
  return { ...withRequests(state, now), marks };
}

export function withoutMark(state: DeskState, id: string): DeskState {
  const marks = new Map(state.marks);
  return marks.delete(id) ? { ...state, marks } : state;
}

/** Whether a row has left what the list shows; it stays in its place until the list is read anew. */
export const isOver = ({ request, note }: DeskRow, { tab }: Filter): boolean =>
  request.mergedInto !== null || !inTab(tab, { state: request.state, kind: request.kind, askedByClient: note.author.role === 'client' });

function changeWords(before: RequestView, now: RequestView): string {
  if (before.mergedInto !== now.mergedInto) return now.mergedInto ? 'merged it into another' : 'took it apart again';
  if (before.state !== now.state) return `now “${DESK_STATE[now.state]}”`;
  if (before.assignee?.id !== now.assignee?.id) return now.assignee ? `given to ${now.assignee.name}` : 'given back';
  if (before.minutes !== now.minutes) return `about ${now.minutes} min`;
  return 'changed it';
}

function fits(filter: Filter, request: RequestView, note: NoteView, viewerId: string): boolean {
  const { assignee } = filter;
  const held = request.assignee?.id ?? 'nobody';
  return (
    inTab(filter.tab, { state: request.state, kind: request.kind, askedByClient: note.author.role === 'client' }) &&
    (!filter.state || filter.state.includes(request.state)) &&
    (!filter.kind || filter.kind.includes(request.kind)) &&
    (!assignee || held === (assignee === 'me' ? viewerId : assignee)) &&
    (!filter.author || note.author.id === filter.author) &&
    (!filter.versionId || note.versionId === filter.versionId) &&
    (!filter.trackId || note.trackId === filter.trackId) &&
    // Of which project a track is, and what a search finds, only the server knows.
    !filter.projectId &&
    !filter.text
  );
}
