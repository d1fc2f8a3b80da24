import type { TrackEvent } from '../contracts/realtime.ts';
import type { MapView } from '../contracts/song-map.ts';
import type { BookingView, NoteView, RequestView, TrackSnapshot, TrackView, VersionView } from '../contracts/views.ts';

/** A track as of its event `seq`. Lists are in one order, whichever way the state came about. */
export type TrackState = {
  readonly seq: number;
  readonly track: TrackView;
  /** What the track's stretches and parts are called. */
  readonly map: MapView;
  /** Mixes before references, each by number. */
  readonly versions: readonly VersionView[];
  /** By place in the song, then by arrival; replies among them. */
  readonly notes: readonly NoteView[];
  /** By start. */
  readonly bookings: readonly BookingView[];
};

/** The state a snapshot describes. */
export function fromSnapshot({ track, map, versions, notes, bookings }: TrackSnapshot): TrackState {
  return {
    seq: track.seq,
    track,
    map,
    versions: [...versions].sort(byNumber),
    notes: [...notes].sort(byPlace),
    bookings: [...bookings].sort(byStart),
  };
}

/**
 * The state after one event. Only the event numbered `seq + 1` of this track changes anything; an
 * event carries the thing as it is after it, so nothing is computed here.
 */
export function applyEvent(state: TrackState, event: TrackEvent): TrackState {
  if (event.trackId !== state.track.id || event.seq !== state.seq + 1) return state;
  const changed = change(state, event);
  return { ...changed, seq: event.seq, track: { ...changed.track, seq: event.seq } };
}

function change(state: TrackState, event: TrackEvent): TrackState {
  switch (event.type) {
    case 'note.created':
    case 'note.updated':
    case 'note.withdrawn':
      return { ...state, notes: placed(state.notes, event.data.note, byPlace) };
    case 'request.decided':
    case 'request.joined':
    case 'request.left':
      return { ...state, notes: withRequests(state.notes, [event.data.request]) };
    case 'version.published':
    case 'version.updated':
      return { ...state, versions: placed(state.versions, event.data.version, byNumber) };
    case 'track.updated':
    case 'mix.done':
    case 'mix.reopened':
      return { ...state, track: event.data.track };
    case 'track.mapped':
      return { ...state, map: event.data.map };
    default: {
      // What is left are a booking's; an event of a kind that is not known yet changes nothing.
      if (!('booking' in event.data)) return state;
      const { booking, track, requests } = event.data;
      return { ...state, track, bookings: placed(state.bookings, booking, byStart), notes: withRequests(state.notes, requests) };
    }
  }
}

/** What has arrived: the state, and events whose predecessors are missing. */
export type Inbox = { readonly state: TrackState; readonly early: ReadonlyMap<number, TrackEvent> };

export const openInbox = (state: TrackState): Inbox => ({ state, early: new Map() });

/** Takes events in any order, any number of times; applies each exactly once, in the order of their numbers. */
export function receive(inbox: Inbox, events: readonly TrackEvent[]): Inbox {
  let { state } = inbox;
  const early = new Map(inbox.early);
  for (const event of events) {
    if (event.trackId === state.track.id && event.seq > state.seq) early.set(event.seq, event);
  }
  for (let next = early.get(state.seq + 1); next; next = early.get(state.seq + 1)) {
    early.delete(next.seq);
    state = applyEvent(state, next);
  }
  return { state, early };
}

/** Whether something between what is known and what has arrived is missing. */
export const hasGap = (inbox: Inbox): boolean => inbox.early.size > 0;

/** Everything anew, as the server sees it; later events that had come early follow on. */
export function replace(inbox: Inbox, snapshot: TrackSnapshot): Inbox {
  const later = [...inbox.early.values()];
  return receive(openInbox(fromSnapshot(snapshot)), later);
}

/** The order of notes in a song. */
export function byPlace(a: NoteView, b: NoteView): number {
  return a.at - b.at || compare(a.receivedAt, b.receivedAt) || compare(a.id, b.id);
}

const byNumber = (a: VersionView, b: VersionView): number => compare(a.role, b.role) || a.number - b.number;
const byStart = (a: BookingView, b: BookingView): number => compare(a.startsAt, b.startsAt) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The list with the item in it once, at its place. */
export function placed<T extends { id: string }>(list: readonly T[], item: T, order: (a: T, b: T) => number): readonly T[] {
  const rest = list.filter(({ id }) => id !== item.id);
  const index = rest.findIndex((other) => order(item, other) < 0);
  return index < 0 ? [...rest, item] : [...rest.slice(0, index), item, ...rest.slice(index)];
}

function withRequests(notes: readonly NoteView[], requests: readonly RequestView[]): readonly NoteView[] {
  if (requests.length === 0) return notes;
  const byNote = new Map<string, RequestView[]>();
  for (const request of requests) byNote.set(request.noteId, [...(byNote.get(request.noteId) ?? []), request]);
  return notes.map((note) => {
    const changed = byNote.get(note.id);
    if (!changed) return note;
    return { ...note, requests: note.requests.map((old) => changed.find(({ id }) => id === old.id) ?? old) };
  });
}
