import { v7 } from 'uuid';
import type { NoteCreate, NoteUpdate, RequestDecide } from '../contracts/notes.ts';
import type { IngestProgress, Listener } from '../contracts/realtime.ts';
import type { MapView } from '../contracts/song-map.ts';
import type { BookingView, NoteView, PersonView, TrackSnapshot, TrackView, VersionView } from '../contracts/views.ts';
import type { OutboxItem, Sound } from './outbox-item.ts';
import type { Outbox, OutboxState, Resend } from './outbox.ts';
import { overlay, type PendingChange } from './overlay.ts';
import { createHere, type Here, heardFrom, type LiveListener } from './presence.ts';
import type { Answer, ConnectionState, Line } from './socket.ts';
import { fromSnapshot, hasGap, openInbox, receive, replace } from './track-state.ts';

export type { Here } from './presence.ts';

/** All that is known of a track now; a new object at every change. */
export type TrackLive = {
  readonly track: TrackView;
  readonly map: MapView;
  readonly versions: readonly VersionView[];
  /** With this person's unsent ones among them; by place in the song. */
  readonly notes: readonly NoteView[];
  readonly bookings: readonly BookingView[];
  /** By note: what the server has not confirmed yet. */
  readonly pending: ReadonlyMap<string, PendingChange>;
  /** Operations on this track the server refused for good; nothing of them is lost. */
  readonly refused: readonly OutboxItem[];
  /** Operations of this person that wait for the line, on any track. */
  readonly waiting: number;
  /** False where unsent notes end with the page (some private windows). */
  readonly durable: boolean;
  readonly connection: ConnectionState;
  /** True when nothing is missing between this and the server. */
  readonly upToDate: boolean;
  /** True when the server says that this person may not see the track (any more). */
  readonly gone: boolean;
  readonly people: readonly LiveListener[];
  /** How far uploads are, by version. */
  readonly ingest: ReadonlyMap<string, IngestProgress>;
  /** Milliseconds to add to this browser's clock to get the server's. */
  readonly clockOffset: number;
};

export type NewNote = Omit<NoteCreate, 'id' | 'writtenAt' | 'recordingId'>;

export type TrackActions = {
  /** Pins a note now; it shows at once and is sent when the line allows. Returns its id. */
  createNote(note: NewNote, sound?: Sound | null): string;
  updateNote(change: NoteUpdate): void;
  withdrawNote(id: string): void;
  /** Needs the line: a decision answers what is known now. */
  decide(decision: RequestDecide): Promise<Answer<'request:decide'>>;
  /** Adds this person's voice to a request, or takes it back. Needs the line. */
  voice(requestId: string, joins: boolean): Promise<Answer<'request:join'>>;
  resend(order: number, change?: Resend): void;
  discard(order: number): void;
  /** Where this person listens; sent at most once a second. */
  here(here: Here): void;
  /** Try to connect at once. */
  retry(): void;
};

export interface TrackStore {
  getSnapshot(): TrackLive;
  subscribe(listener: () => void): () => void;
  /** A snapshot read by other means; taken when it is newer. */
  offer(snapshot: TrackSnapshot): void;
  /** Joins the track; the returned function leaves it. May be opened again. */
  open(): () => void;
  readonly actions: TrackActions;
}

export type TrackStoreOptions = {
  snapshot: TrackSnapshot;
  person: PersonView;
  /** The server's clock when the snapshot was read, epoch milliseconds. */
  serverNow: number;
  /** Asked for at `open`, so that a store can be made where there is no browser. */
  line: () => Line;
  outbox: () => Outbox;
};

/** How long an event may be early before the ones between are asked for, milliseconds. */
const PATIENCE_MS = 150;
const JOIN_AGAIN_MS = 2000;
const GONE = new Set(['not_found', 'forbidden']);
const EMPTY: OutboxState = { items: [], sent: [], sending: null, durable: true };

/** The store of one track: what the server says, in the order of its events, with this person's queue on top. */
export function createTrackStore(options: TrackStoreOptions): TrackStore {
  const { person } = options;
  const trackId = options.snapshot.track.id;
  const listeners = new Set<() => void>();
  let inbox = openInbox(fromSnapshot(options.snapshot));
  let line: Line | null = null;
  let outbox: Outbox | null = null;
  let joined = false;
  let joining = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const here = createHere((update) => line?.emit('presence:update', { trackId, ...update }));
  let live: TrackLive = {
    ...inbox.state,
    pending: new Map(),
    refused: [],
    waiting: 0,
    durable: true,
    connection: 'connecting',
    upToDate: true,
    gone: false,
    people: [],
    ingest: new Map(),
    clockOffset: options.serverNow - Date.now(),
  };

  const tell = (change: Partial<TrackLive> = {}): void => {
    const queue = outbox?.getSnapshot() ?? EMPTY;
    const { track, map, versions, bookings } = inbox.state;
    live = {
      ...live,
      ...change,
      track,
      map,
      versions,
      bookings,
      ...overlay(inbox.state, queue, person),
      refused: queue.items.filter((item) => item.refusal && item.trackId === trackId),
      waiting: queue.items.filter((item) => !item.refusal).length,
      durable: queue.durable,
      connection: line?.state ?? 'connecting',
      upToDate: joined && !hasGap(inbox),
    };
    for (const listener of [...listeners]) listener();
  };

  /** A moment the server named cannot lie in its future: the largest difference seen is the nearest to the truth. */
  const clockBy = (at: string): number => Math.max(live.clockOffset, Date.parse(at) - Date.now());

  const soon = (ms: number): void => {
    timer ??= setTimeout(() => {
      timer = null;
      if (hasGap(inbox) || !joined) void join();
    }, ms);
  };

  const join = async (): Promise<void> => {
    const over = line;
    if (!over || joining || over.state !== 'online') return;
    joining = true;
    const since = inbox.state.seq;
    const answer = await over.emit('track:join', { trackId, since });
    joining = false;
    if (line !== over) return;
    if (!answer.ok) {
      if (GONE.has(answer.error.code)) return tell({ gone: true });
      return soon(JOIN_AGAIN_MS);
    }
    inbox = 'snapshot' in answer ? replace(inbox, answer.snapshot) : receive(inbox, answer.events);
    joined = true;
    here.repeat();
    tell({ gone: false });
    // Only a server that was set back answers with less than was known; what came meanwhile is asked for.
    if (hasGap(inbox) || answer.seq < since) soon(PATIENCE_MS);
  };

  const onLine = (): void => {
    joined = joined && line?.state === 'online';
    tell(line?.state === 'online' ? {} : { people: [] });
    if (line?.state === 'online') void join();
  };

  const start = (): (() => void) => {
    const over = options.line();
    const queue = options.outbox();
    line = over;
    outbox = queue;
    joined = false;
    const offs = [
      over.subscribe(onLine),
      queue.subscribe(() => tell()),
      over.on('track:event', (event) => {
        if (event.trackId !== trackId) return;
        inbox = receive(inbox, [event]);
        if (hasGap(inbox)) soon(PATIENCE_MS);
        tell({ clockOffset: clockBy(event.at) });
      }),
      over.on('presence', (payload: { trackId: string; people: Listener[] }) => {
        if (payload.trackId === trackId) tell({ people: heardFrom(live.people, payload.people, Date.now()) });
      }),
      over.on('ingest', (progress) => tell({ ingest: new Map(live.ingest).set(progress.versionId, progress) })),
    ];
    onLine();
    return () => {
      for (const off of offs) off();
      if (timer) clearTimeout(timer);
      timer = null;
      here.stop();
      if (over.state === 'online') void over.emit('track:leave', { trackId });
      line = null;
      outbox = null;
    };
  };

  return {
    getSnapshot: () => live,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offer(snapshot) {
      if (snapshot.track.id !== trackId || snapshot.track.seq <= inbox.state.seq) return;
      inbox = replace(inbox, snapshot);
      tell();
    },
    open: start,
    actions: {
      createNote(note, sound) {
        const id = v7();
        const writtenAt = new Date().toISOString();
        void outbox?.add(trackId, { type: 'note:create', payload: { ...note, id, writtenAt, ...(sound ? { recordingId: v7() } : {}) } }, sound ?? undefined);
        return id;
      },
      updateNote: (change) => void outbox?.add(trackId, { type: 'note:update', payload: change }),
      withdrawNote: (id) => void outbox?.withdraw(trackId, id),
      decide: (decision) => line?.emit('request:decide', decision) ?? Promise.resolve(NO_LINE),
      voice: (requestId, joins) => line?.emit(joins ? 'request:join' : 'request:leave', { requestId }) ?? Promise.resolve(NO_LINE),
      resend: (order, change) => void outbox?.resend(order, change),
      discard: (order) => void outbox?.discard(order),
      here: here.set,
      retry: () => line?.retry(),
    },
  };
}

const NO_LINE = { ok: false as const, error: { code: 'offline', message: 'You are offline. Try again when the line is back.' } };
