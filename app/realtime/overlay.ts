import type { Refusal } from '../contracts/realtime.ts';
import type { NoteView, PersonView } from '../contracts/views.ts';
import { noteIdOf, type OutboxItem, type SentItem } from './outbox-item.ts';
import { byPlace, placed, type TrackState } from './track-state.ts';

/** What this browser has done to a note that the server has not confirmed. */
export type PendingChange = {
  what: 'create' | 'update' | 'withdraw';
  /** On its way, waiting for the line, or refused. */
  how: 'sending' | 'waiting' | 'refused';
  order: number;
  refusal: Refusal['error'] | null;
};

export type Overlaid = { notes: readonly NoteView[]; pending: ReadonlyMap<string, PendingChange> };

type Queue = { items: readonly OutboxItem[]; sent: readonly SentItem[]; sending: number | null };

const NOTHING: ReadonlyMap<string, PendingChange> = new Map();

/** The notes as their writer sees them: the server's, with the queue's operations on top. */
export function overlay(state: TrackState, queue: Queue, me: PersonView): Overlaid {
  const trackId = state.track.id;
  const taken = queue.sent.filter(({ item, seq }) => item.trackId === trackId && seq > state.seq);
  const items = queue.items.filter((item) => item.trackId === trackId);
  if (taken.length === 0 && items.length === 0) return { notes: state.notes, pending: NOTHING };

  const pending = new Map<string, PendingChange>();
  let notes = state.notes;
  for (const { note } of taken) notes = placed(notes, note, byPlace);
  for (const item of items) {
    const before = notes.find(({ id }) => id === noteIdOf(item));
    const how = item.refusal ? 'refused' : item.order === queue.sending ? 'sending' : 'waiting';
    // A refused change is listed by itself; the note stays as the server has it.
    if (how !== 'refused') notes = apply(notes, before, item, me, trackId);
    else if (item.op.type === 'note:create') continue;
    if (item.op.type === 'note:create' && before) continue;
    pending.set(noteIdOf(item), { what: WHAT[item.op.type], how, order: item.order, refusal: item.refusal });
  }
  return { notes, pending };
}

const WHAT = { 'note:create': 'create', 'note:update': 'update', 'note:withdraw': 'withdraw' } as const;

function apply(notes: readonly NoteView[], before: NoteView | undefined, { op, sound }: OutboxItem, me: PersonView, trackId: string): readonly NoteView[] {
  if (op.type === 'note:create') {
    return before ? notes : placed(notes, unsent(op.payload, sound, me, trackId), byPlace);
  }
  if (!before) return notes;
  if (op.type === 'note:withdraw') {
    return placed(notes, { ...before, body: '', recording: null, withdrawnAt: before.withdrawnAt ?? before.receivedAt }, byPlace);
  }
  const { body, at, until, kind } = op.payload;
  const changed: NoteView = {
    ...before,
    body: body ?? before.body,
    at: at ?? before.at,
    until: until === undefined ? before.until : until,
    kind: kind ?? before.kind,
  };
  return placed(notes, changed, byPlace);
}

function unsent(note: Extract<OutboxItem['op'], { type: 'note:create' }>['payload'], sound: OutboxItem['sound'], me: PersonView, trackId: string): NoteView {
  return {
    id: note.id,
    trackId,
    versionId: note.versionId,
    parent: note.parent ?? null,
    author: me,
    at: note.at,
    until: note.until ?? null,
    body: note.body.trim(),
    recording: sound && note.recordingId ? { id: note.recordingId, durationMs: sound.durationMs, peaks: sound.peaks } : null,
    kind: note.kind ?? 'comment',
    heard: note.heard ?? null,
    writtenAt: note.writtenAt,
    receivedAt: note.writtenAt,
    editedAt: null,
    withdrawnAt: null,
    wishes: [],
    requests: [],
  };
}
